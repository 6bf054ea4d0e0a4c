"""What the rooms above may listen to."""

from django.dispatch import Signal

# Sent when the dictionary or a voice changed, so that the same text may now sound otherwise.
reading_changed = Signal()
