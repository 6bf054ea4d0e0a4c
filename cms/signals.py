"""What the rooms above may listen to."""

from django.dispatch import Signal

# Sent whenever the list of `cms.airing.airable_items` may have changed: approved, unpublished,
# withdrawn, deleted. Keyword arguments: `page_id` (int).
airing_changed = Signal()
