"""Counts deeds into duties. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from campaigns.duties.states import DutyState, state_of
from campaigns.models.vocabulary import Deed

FULFILS = frozenset(
    {Deed.AIRED, Deed.PUBLISHED, Deed.POSTED, Deed.PRINTED, Deed.HANDED_OUT, Deed.HELD, Deed.DONE}
)
FELL_SHORT = frozenset({Deed.MISSED, Deed.PARTLY_AIRED})


class Tally(NamedTuple):
    """The local days on which an activity saw deeds of one kind on one channel: one a deed, in order."""

    activity: int
    channel: str
    deed: Deed
    days: Sequence[date]


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty as it is counted; `patient` ones, done once, also take deeds after their window."""

    key: int
    activity: int
    channel: str  # empty: a deed on any channel counts
    start: date
    end: date
    due: date
    required: int
    patient: bool = False
    waived: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What was done of a duty, and how it stands; `missed` counts airings that failed."""

    done: int
    in_time: int
    missed: int
    state: DutyState


def standings(duties: Iterable[Owed], tallies: Iterable[Tally], today: date) -> Mapping[int, Standing]:
    """Return how each duty stands on `today`, by its key."""
    duties = list(duties)
    found = taken(duties, tallies)
    return {duty.key: standing(duty, found.get(duty.key, ()), today) for duty in duties}


def taken(duties: Iterable[Owed], tallies: Iterable[Tally]) -> Mapping[int, list[Tally]]:
    """Return the deeds each duty takes, by its key; duties without any are left out.

    A deed counts in one window of each (activity, channel) it fulfils: that its day lies in, or else the last
    patient one before it. Windows of one activity and channel do not overlap.
    """
    rows: dict[tuple[int, str], list[Owed]] = {}
    for duty in duties:
        rows.setdefault((duty.activity, duty.channel), []).append(duty)
    for owed in rows.values():
        owed.sort(key=lambda duty: duty.start)
    found: dict[int, list[Tally]] = {}
    for tally in tallies:
        for channel in {tally.channel, ""}:
            for key, days in _shared_out(tally.days, rows.get((tally.activity, channel), ())):
                found.setdefault(key, []).append(tally._replace(days=days))
    return found


def _shared_out(days: Sequence[date], owed: Sequence[Owed]) -> Iterator[tuple[int, Sequence[date]]]:
    """Yield the key of each window with those of `days` it takes; both come in order."""
    bounds = [*(bisect_left(days, duty.start) for duty in owed), len(days)]
    for duty, (begin, after) in zip(owed, pairwise(bounds), strict=True):
        end = after if duty.patient else min(after, bisect_right(days, duty.end))
        if begin < end:
            yield duty.key, days[begin:end]


def standing(duty: Owed, deeds: Iterable[Tally], today: date) -> Standing:
    """Return how a duty stands on `today` with the deeds it takes."""
    done = in_time = missed = 0
    for tally in deeds:
        if tally.deed in FULFILS:
            done += len(tally.days)
            in_time += bisect_right(tally.days, duty.due)
        elif tally.deed in FELL_SHORT:
            missed += len(tally.days)
    state = state_of(
        required=duty.required,
        in_time=in_time,
        done=done,
        starts=duty.start,
        due=duty.due,
        today=today,
        waived=duty.waived,
    )
    return Standing(done, in_time, missed, state)
