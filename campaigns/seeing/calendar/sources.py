"""Who tells the calendar what is in store: rooms above add a source when their app starts.

from campaigns.seeing.calendar.sources import sources
sources.append(slots_ahead)
"""

from collections.abc import Callable, Iterable
from datetime import date

from campaigns.seeing.calendar.entries import Entry

Source = Callable[[date, date], Iterable[Entry]]
"""Returns what is in store on the local days from the first to the last, both included.

What has happened is not in store any more: it stands in the ledger, which the calendar reads itself.
"""
sources: list[Source] = []
