"""What stands in the calendar, and which of it a reader wants to see. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from campaigns.seeing.choice import Choice


class Kind(StrEnum):
    """Where an entry comes from; of deeds and what is in store also the state it is filtered by."""

    DUTY = "viec"
    DEED = "da-lam"
    PLANNED = "du-kien"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a day.

    `uid` never changes for the same thing. `state` is what the filter of states asks for, `word` what people
    read and `tone` how it looks; `sign` stands beside the colour. `start` and `end` are aware times, None for
    the whole day. `link` is a path of the admin, which needs the permission `needs`, if it says one.
    """

    uid: str
    kind: Kind
    day: date
    title: str
    state: str
    word: str
    tone: str
    sign: str = ""
    start: datetime | None = None
    end: datetime | None = None
    channel: str = ""
    unit: int | None = None
    campaign: int | None = None
    place: str = ""
    link: str = ""
    needs: str = ""
    urgency: int = 50


def wanted(entries: Iterable[Entry], choice: Choice) -> list[Entry]:
    """Return the entries of a choice by day: the pressing ones first, then by time; else as they came."""
    found = (entry for entry in entries if _takes(choice, entry))
    return sorted(found, key=lambda one: (one.day, one.urgency, str(one.start or ""), one.title))


def _takes(choice: Choice, entry: Entry) -> bool:
    return (
        (choice.campaign is None or choice.campaign == entry.campaign)
        and (choice.channel is None or choice.channel == entry.channel)
        and (choice.unit is None or choice.unit == (entry.unit or 0))
        and (not choice.states or entry.state in choice.states)
        and (choice.since is None or choice.since <= entry.day)
        and (choice.until is None or entry.day <= choice.until)
    )
