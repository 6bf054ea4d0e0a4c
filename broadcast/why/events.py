"""What happened to a slot, as codes; pure. The sentences are in `broadcast.why.wording`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Tone(StrEnum):
    """How a step bears on the airing; the page joins it to words, never shows it alone."""

    PLAIN = ""
    GOOD = "good"
    BAD = "bad"


class Step(StrEnum):
    TIMETABLE = "timetable"  # the rule that made the slot
    EXCEPTION = "exception"  # an officer's change of one day
    CHANGED = "changed"  # somebody changed the programme
    MADE = "made"  # a version of the bulletin
    FAILED = "failed"
    BUILT = "built"
    NOTICE = "notice"  # what the builders noticed
    APPROVED = "approved"
    APPROVED_WITH_ITEMS = "approved_with_items"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LOCKED = "locked"
    LOCKS = "locks"  # still to come
    TOLD = "told"
    CANCELLED = "cancelled"
    BEGUN = "begun"
    REPORT = "report"  # a player's row
    CLOSED = "closed"  # the row of the play log
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Event:
    """A step, `at` which moment (aware; None: nobody wrote down when), and what fills its sentence in.

    `after`: where it stands among the others while `at` is None.
    """

    step: Step
    at: datetime | None
    said: Mapping[str, Any] = field(default_factory=dict)
    tone: Tone = Tone.PLAIN
    after: datetime | None = None


_RANK = {step: number for number, step in enumerate(Step)}


def in_order(events: Iterable[Event]) -> list[Event]:
    """In order of time, those of one moment as they follow; first what has no time at all."""
    return sorted(events, key=_key)


def _key(event: Event) -> tuple[bool, float, int]:
    moment = event.at or event.after
    return (moment is not None, moment.timestamp() if moment else 0.0, _RANK[event.step])
