"""What goes into a bulletin and why; pure. The reasons become Vietnamese sentences in wording.py.

Order of choice: what was put in by hand, then priority (Thông tư 39/2020/TT-BTTTT: ưu tiên before thông
thường), then what the law wants heard on days in a row and has not been, then what an officer wishes heard so
often within so many days (cms.demands; either only where the slots ahead can still fulfil it: elsewhere
putting it first would help nobody), then one item of each activity behind its quota in the plan, then what
may be aired until the soonest day, then what was heard least, longest ago, and is newest. Ties are settled by
the item's id, so that the same facts always give the same rundown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from broadcast.candidates import Candidate, Choice, Heard, Pins, Quota, Rundown, SlotPlan
from cms.demands import Demand

__all__ = [
    "Candidate",
    "Choice",
    "Heard",
    "Pins",
    "Quota",
    "Rundown",
    "SlotPlan",
    "length",
    "plan",
    "possible_slots",
]


Possible = Mapping[str, Sequence[SlotPlan]]


def plan(
    slots: Iterable[SlotPlan],
    candidates: Sequence[Candidate],
    history: Iterable[Heard],
    quotas: Mapping[int, Quota],
    ahead: Iterable[SlotPlan] = (),
) -> list[Rundown]:
    """Fill the slots in time order; what an earlier one plays counts as heard for the later ones.

    `history` is what was aired and what is frozen in slots that are not planned here, whenever they air;
    `ahead` are open slots beyond those planned here, of which only the days count.
    """
    heard = _Tally(history)
    activities = {candidate.source: candidate.activity for candidate in candidates}
    in_order = sorted(slots, key=lambda slot: (slot.start, slot.id))
    possible = possible_slots([*in_order, *ahead], candidates)
    rundowns = []
    for slot in in_order:
        rundown = _fill(slot, candidates, heard, quotas, possible)
        for source in rundown.sources:
            heard.add(Heard(source, activities[source], slot.id, slot.start, slot.day))
        rundowns.append(rundown)
    return rundowns


def possible_slots(slots: Sequence[SlotPlan], candidates: Iterable[Candidate]) -> Possible:
    """The slots that could hold each item that is wanted so often within so many days."""
    return {
        item.source: [slot for slot in slots if not _shut(slot, item)] for item in candidates if item.demands
    }


class _Tally:
    """How often each item was heard, in which slots and last when, and each activity's slots."""

    def __init__(self, history: Iterable[Heard]) -> None:
        self.times: dict[str, int] = {}
        self.last: dict[str, datetime] = {}
        self.slots: dict[str, dict[UUID, date]] = {}
        self.activities: dict[int, dict[UUID, datetime]] = {}
        for heard in history:
            self.add(heard)

    def add(self, heard: Heard) -> None:
        self.times[heard.source] = self.times.get(heard.source, 0) + 1
        last = self.last.get(heard.source)
        self.last[heard.source] = heard.start if last is None else max(last, heard.start)
        self.slots.setdefault(heard.source, {})[heard.slot] = heard.day or heard.start.date()
        if heard.activity is not None:
            self.activities.setdefault(heard.activity, {})[heard.slot] = heard.start

    def behind(self, activity: int, quota: Quota, at: datetime) -> int:
        """How many airings the activity lacks in the period that ends with a slot at `at`."""
        slots = self.activities.get(activity, {}).values()
        return max(0, quota.times - sum(at - quota.period < start < at for start in slots))


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A candidate with what decides its place; `lacking`: airings its activity lacks, told of one item.

    `owed`: the demand this slot serves, the law's before the officer's.
    """

    candidate: Candidate
    times: int
    lacking: int
    by_hand: str
    owed: Demand | None = None

    def place(self, last: datetime | None) -> tuple[object, ...]:
        item = self.candidate
        return (
            not self.by_hand,
            -item.priority,
            not (self.owed and self.owed.by_law),
            not self.owed,
            not self.lacking,
            self.times >= item.airings_wanted,
            item.air_until or date.max,
            self.times,
            last.timestamp() if last else 0.0,
            -item.published_at.timestamp(),
            item.source,
        )


def length(slot: SlotPlan, items: Sequence[Candidate]) -> float:
    """Estimated seconds of a bulletin with these items; headlines are read from two items on."""
    seconds = slot.fixed + sum(item.seconds for item in items) + slot.separator * max(0, len(items) - 1)
    if slot.with_headlines and len(items) > 1:
        seconds += slot.headlines + sum(item.headline_seconds for item in items)
    return seconds


def _fill(
    slot: SlotPlan,
    candidates: Sequence[Candidate],
    heard: _Tally,
    quotas: Mapping[int, Quota],
    possible: Possible,
) -> Rundown:
    items: list[Candidate] = []
    chosen: list[Choice] = []
    refused: list[Choice] = []
    for ranked in _ranked(slot, candidates, heard, quotas, possible):
        refusal = _refusal(slot, ranked) or _no_room(slot, ranked.candidate, items)
        if refusal:
            refused.append(refusal)
        else:
            items.append(ranked.candidate)
            chosen.append(_reason(ranked))
    order = sorted(range(len(items)), key=lambda index: (-items[index].priority, index))
    return Rundown(
        slot=slot.id,
        sources=tuple(items[index].source for index in order),
        choices=(*(chosen[index] for index in order), *refused),
        seconds=length(slot, items) if items else 0.0,
    )


def _ranked(
    slot: SlotPlan,
    candidates: Sequence[Candidate],
    heard: _Tally,
    quotas: Mapping[int, Quota],
    possible: Possible,
) -> list[_Ranked]:
    """The candidates in the order they are tried; of an activity behind its quota one item goes first."""

    def ranked(item: Candidate, lacking: int = 0) -> _Ranked:
        owed = _owed(slot, item, heard.slots.get(item.source, {}), possible.get(item.source, ()))
        by_hand = slot.pins.added.get(item.source, "")
        return _Ranked(item, heard.times.get(item.source, 0), lacking, by_hand, owed)

    def place(entry: _Ranked) -> tuple[object, ...]:
        return entry.place(heard.last.get(entry.candidate.source))

    entries = sorted((ranked(item) for item in candidates), key=place)
    served: set[int] = set()
    for index, entry in enumerate(entries):
        activity = entry.candidate.activity
        if activity is None or activity in served or activity not in quotas or _shut(slot, entry.candidate):
            continue
        entries[index] = ranked(entry.candidate, heard.behind(activity, quotas[activity], slot.start))
        served.add(activity)
    return sorted(entries, key=place)


def _owed(
    slot: SlotPlan, item: Candidate, heard: Mapping[UUID, date], possible: Sequence[SlotPlan]
) -> Demand | None:
    """The first of an item's demands that an airing in this slot serves."""
    later = [
        one.day for one in possible if (one.start, one.id) > (slot.start, slot.id) and one.id not in heard
    ]
    serves = (one for one in item.demands if one.served_on(slot.day, heard.values(), later))
    return next(serves, None)


def _shut(slot: SlotPlan, item: Candidate) -> Choice | None:
    """Why an item cannot be in this bulletin, however often it was heard and however much room there is."""
    if who := slot.pins.dropped.get(item.source):
        return _out(item, "dropped_by_hand", who=who)
    if item.seconds <= 0:
        return _out(item, "nothing_to_read")
    if item.air_from and slot.day < item.air_from:
        return _out(item, "not_yet", day=f"{item.air_from:%d/%m/%Y}")
    if item.air_until and slot.day > item.air_until:
        return _out(item, "no_longer", day=f"{item.air_until:%d/%m/%Y}")
    if length(slot, [item]) > slot.limit:
        return _out(item, "too_long_alone", minutes=_minutes(item.seconds), limit=_minutes(slot.limit))
    return None


def _refusal(slot: SlotPlan, ranked: _Ranked) -> Choice | None:
    item = ranked.candidate
    if shut := _shut(slot, item):
        return shut
    wanted = ranked.by_hand or ranked.owed or ranked.lacking
    if not wanted and ranked.times >= item.airings_wanted:
        return _out(item, "heard_enough", times=ranked.times, wanted=item.airings_wanted)
    return None


def _no_room(slot: SlotPlan, item: Candidate, items: Sequence[Candidate]) -> Choice | None:
    if len(items) >= slot.max_items:
        return _out(item, "full", items=slot.max_items)
    if length(slot, [*items, item]) > slot.limit:
        left = max(0.0, slot.limit - length(slot, items))
        return _out(item, "no_room", minutes=_minutes(item.seconds), left=_minutes(left))
    return None


def _reason(ranked: _Ranked) -> Choice:
    item = ranked.candidate
    params: dict[str, str | int] = {"times": ranked.times, "wanted": item.airings_wanted}
    if ranked.by_hand:
        return Choice(item.source, item.title, True, "by_hand", {"who": ranked.by_hand})
    if owed := ranked.owed:
        code = "in_a_row" if owed.by_law else "within_days"
        asked = {**params, "airings": owed.times, "days": owed.days}
        return Choice(item.source, item.title, True, code, asked)
    if item.priority > 1:
        return Choice(item.source, item.title, True, "priority", params)
    if ranked.lacking:
        return Choice(item.source, item.title, True, "quota", {**params, "lacking": ranked.lacking})
    return Choice(item.source, item.title, True, "again" if ranked.times else "new", params)


def _out(item: Candidate, code: str, **params: str | int) -> Choice:
    return Choice(item.source, item.title, False, code, params)


def _minutes(seconds: float) -> str:
    """Minutes and seconds as officers read them: 3:05."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
