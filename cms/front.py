"""What the front page shows of each kind; a kind that is not there leaves no hole."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from cms.navigation import Navigation


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest pages of one kind, and the list they stand in."""

    section: Page
    entries: list[Any]


def newest_of(kind: str, known: Navigation, at_most: int) -> Newest | None:
    """Return the `at_most` first pages of `kind` for the front page; None without a list or an entry."""
    section = known.list_of(kind)
    if section is None:
        return None
    model: Any = section.specific_class
    entries = list(model.front_entries(section)[:at_most])
    return Newest(section, entries) if entries else None
