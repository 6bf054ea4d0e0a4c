"""Another station's stream in the operator's browser."""

from cms.middleware import PUBLIC_POLICY

# A relayed station is streamed from its own address.
POLICY = PUBLIC_POLICY.replace("media-src 'self' blob:", "media-src 'self' blob: http: https:")
