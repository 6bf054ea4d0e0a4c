"""Public pages kept whole and dropped when what they show changes.

An answer names what it shows: its own page, the kinds and other things its page or view declares. A change
raises the names it touches; from then on no answer that shows one of them and began before is served.
"""

from cms.serving.changes import changed
from cms.serving.showing import also_shows, good_until, public_view, show
from cms.serving.watching import purge_on, purge_page_on, shown_as

__all__ = [
    "also_shows",
    "changed",
    "good_until",
    "public_view",
    "purge_on",
    "purge_page_on",
    "show",
    "shown_as",
]
