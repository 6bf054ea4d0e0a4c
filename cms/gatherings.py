"""Submissions that wait as one: a leader decides about all of them on a page of their own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from cms.models import User


@dataclass(frozen=True, slots=True)
class Gathering:
    """What waits together: `pages` are the ids of the pages it holds, `link` where it is decided.

    One that holds no pages names the `permission` of those who decide about it.
    """

    title: str
    author: User | None
    since: datetime
    link: str
    pages: frozenset[int]
    permission: str = ""

    def holds(self, page_ids: Iterable[str]) -> bool:
        """Whether one of these pages (ids as revisions write them) waits in it."""
        return not self.pages.isdisjoint(int(page) for page in page_ids)


sources: list[Callable[[], list[Gathering]]] = []


def gatherings() -> list[Gathering]:
    """Return everything that waits together, oldest first."""
    return sorted((one for source in sources for one in source()), key=lambda one: one.since)
