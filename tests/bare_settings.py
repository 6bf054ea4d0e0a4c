"""Settings of an installation with a bare Wagtail page too (tests/benches/site.py), its template in var."""

from cms.settings.embedded import *  # noqa: F403

TEMPLATES[0]["DIRS"].insert(0, VAR_DIR / "bare")  # noqa: F405
