"""Who is heard when more than one thing wants to be: pure, for the player, its simulation and the planner.

Moments are aware. The caller keeps what was heard of each airing and asks again at `Decision.wake_at`, or
sooner when the plan changed or a sound ended; nothing else decides (docs/adr/0008-the-player.md).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import floor

from broadcast.player.protocol import AfterInterruption, Item, Kind, Outcome, Rank, Reason, airing_id

Spans = Sequence[tuple[datetime, datetime]]

TICK = timedelta(microseconds=1)
WHOLE_WITHIN = 0.001  # seconds: less than this left of a sound is nothing
LATE_BY = timedelta(seconds=1)
RELAY_SLACK = 30.0  # seconds a relayed station may take to answer and still count as heard whole
LEAST_SPACING = 1.0


@dataclass(frozen=True, slots=True)
class Progress:
    """What became of an airing so far. `heard`: seconds of its sound; after a restart those of the new run.

    `interrupted`: a Decision put something else in its place. `last_heard_at`: when it was last on air.
    """

    heard: float = 0.0
    began_at: datetime | None = None
    interrupted: bool = False
    over: Outcome | None = None
    last_heard_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Airing:
    """One time an item is to be heard. `withdrawn`: its item left the plan after it was due or begun."""

    id: str
    item: Item
    starts_at: datetime
    latest_start: datetime
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """An airing is over, for good."""

    airing: Airing
    outcome: Outcome
    reason: Reason


@dataclass(frozen=True, slots=True)
class Decision:
    """What is on air from now on, from which second of its sound; what is over; when to ask again.

    Whoever was on air, is not `play` and is not among the endings was interrupted.
    """

    play: Airing | None = None
    position: float = 0.0
    endings: tuple[Ending, ...] = ()
    wake_at: datetime | None = None


def airings(items: Iterable[Item], since: datetime, until: datetime) -> list[Airing]:
    """Every airing that starts before `until` and could be heard at `since` or later, in their order.

    Repetitions follow one another by `every_seconds`, but never begin before the one before has ended.
    """
    found = [airing for item in items for airing in _airings(item, since, until)]
    return sorted(found, key=lambda airing: (airing.starts_at, airing.id))


def _airings(item: Item, since: datetime, until: datetime) -> Iterator[Airing]:
    grace = max(item.latest_start - item.starts_at, timedelta(0))
    every = timedelta(seconds=max(item.every_seconds or 0.0, item.seconds, LEAST_SPACING))
    heard_for = grace + timedelta(seconds=max(item.seconds, 0.0))
    ends = [moment for moment in (until, item.ends_at, item.until) if moment is not None]
    number = max(0, floor((since - heard_for - item.starts_at) / every)) if item.every_seconds else 0
    while True:
        starts_at = item.starts_at + number * every
        if starts_at >= min(ends):
            return
        if starts_at + heard_for >= since:
            yield Airing(airing_id(item, number), item, starts_at, starts_at + grace)
        if not item.every_seconds:
            return
        number += 1


def decide(
    airings: Iterable[Airing],
    progress: Mapping[str, Progress],
    on_air: str | None,
    now: datetime,
    quiet: Spans = (),
) -> Decision:
    """What is to be heard at `now`. `on_air`: the id of the airing that sounds, None for silence.

    Emergency goes before priority, normal and test; a newer emergency before an older one; then the
    earlier planned start, then the smaller id. Only a higher rank or a newer emergency breaks in.
    In `quiet` spans only an emergency is heard. An airing already over is passed over.
    """
    return _Table(sorted(airings, key=_order), progress, on_air, now, quiet).decide()


def _order(airing: Airing) -> tuple[int, float, datetime, str]:
    rank, newness = _level(airing)
    return -rank, -newness, airing.starts_at, airing.id


def _level(airing: Airing) -> tuple[int, float]:
    """What breaks into what: the higher into the lower."""
    item = airing.item
    return item.rank, item.starts_at.timestamp() if item.rank == Rank.EMERGENCY else 0.0


@dataclass(slots=True)
class _Table:
    """One question to the arbiter: everything on the table at `now`."""

    airings: list[Airing]
    progress: Mapping[str, Progress]
    on_air: str | None
    now: datetime
    quiet: Spans
    endings: list[Ending] = field(default_factory=list)

    def decide(self) -> Decision:
        live = [airing for airing in self.airings if self._so_far(airing).over is None]
        for airing in live:
            if ending := self._ending(airing):
                self.endings.append(ending)
        over = {ending.airing.id for ending in self.endings}
        live = [airing for airing in live if airing.id not in over]
        play = self._choice(live)
        live = [airing for airing in live if not self._dropped(airing, play)]
        position = self._position(play) if play else 0.0
        self.on_air = play.id if play else None
        return Decision(play, position, tuple(self.endings), self._wake_at(live, play, position))

    def _so_far(self, airing: Airing) -> Progress:
        return self.progress.get(airing.id, NOTHING)

    def _left(self, airing: Airing) -> float:
        return airing.item.seconds - self._so_far(airing).heard

    def _choice(self, live: list[Airing]) -> Airing | None:
        """The first in order of those that may sound now; what is on air yields only to a higher level."""
        ready = [one for one in live if one.starts_at <= self.now or one.id == self.on_air]
        ready = [one for one in ready if self._allowed(one, self.now)]
        sounding = next((one for one in ready if one.id == self.on_air), None)
        best = ready[0] if ready else None
        if best and sounding and _level(best) <= _level(sounding):
            return sounding
        return best

    def _dropped(self, airing: Airing, play: Airing | None) -> bool:
        """Whether it was on air, is broken into, and is not to be taken up again; then it is ended."""
        if airing.id != self.on_air or airing is play:
            return False
        if airing.item.after_interruption != AfterInterruption.DROP:
            return False
        self.endings.append(self._cut(airing, Reason.INTERRUPTED))
        return True

    def _ending(self, airing: Airing) -> Ending | None:
        """How the airing is over by now, None while it is not."""
        begun = airing.id == self.on_air or self._so_far(airing).began_at is not None
        if airing.withdrawn:
            return self._cut(airing, Reason.WITHDRAWN)
        if begun and not _is_relay(airing) and self._left(airing) <= WHOLE_WITHIN:
            return self._heard(airing)
        if airing.id == self.on_air:
            return self._end_of_sounding(airing)
        if begun and not self._so_far(airing).interrupted:
            return self._cut(airing, Reason.POWER_CUT)
        if self.now <= self._last_chance(airing):
            return None
        return self._cut(airing, Reason.INTERRUPTED if begun else self._why_missed(airing))

    def _end_of_sounding(self, airing: Airing) -> Ending | None:
        end = _silence_at(airing)
        if end and self.now >= end:
            if _is_relay(airing):
                return self._heard(airing)
            interrupted = self._so_far(airing).interrupted
            return self._cut(airing, Reason.INTERRUPTED if interrupted else Reason.STOPPED)
        if not self._allowed(airing, self.now):
            return self._cut(airing, Reason.QUIET_HOURS)
        return None

    def _heard(self, airing: Airing) -> Ending:
        """Heard to its end; a relay, whose end does not wait, perhaps without its beginning or middle."""
        so_far = self._so_far(airing)
        late = so_far.began_at is not None and so_far.began_at - airing.starts_at > LATE_BY
        reason = Reason.LATE if late else Reason.NONE
        if not _is_relay(airing) or so_far.heard >= airing.item.seconds - RELAY_SLACK:
            return Ending(airing, Outcome.AIRED, reason)
        return self._cut(airing, Reason.INTERRUPTED if so_far.interrupted else reason or Reason.STOPPED)

    def _cut(self, airing: Airing, reason: Reason) -> Ending:
        heard = self._so_far(airing).heard > 0
        return Ending(airing, Outcome.PARTIAL if heard else Outcome.MISSED, reason)

    def _why_missed(self, airing: Airing) -> Reason:
        """Why an airing never began, by what was on air when its time ran out."""
        moment = self._last_chance(airing)
        if not self._allowed(airing, moment):
            return Reason.QUIET_HOURS
        ahead = (one for one in self.airings if one.id != airing.id and _level(one) >= _level(airing))
        return Reason.OUTRANKED if any(self._sounded(one, moment) for one in ahead) else Reason.WAS_OFF

    def _sounded(self, airing: Airing, moment: datetime) -> bool:
        so_far = self._so_far(airing)
        if so_far.began_at is None or so_far.began_at > moment:
            return False
        until = so_far.last_heard_at or so_far.began_at + timedelta(seconds=so_far.heard)
        return airing.id == self.on_air or until >= moment - LATE_BY

    def _allowed(self, airing: Airing, moment: datetime) -> bool:
        emergency = airing.item.rank == Rank.EMERGENCY
        return emergency or not any(begin <= moment < end for begin, end in self.quiet)

    def _position(self, airing: Airing) -> float:
        """From which second it sounds when it is on air next."""
        restart = airing.item.after_interruption == AfterInterruption.RESTART
        return 0.0 if restart and airing.id != self.on_air else self._so_far(airing).heard

    def _last_chance(self, airing: Airing) -> datetime:
        """Begun or taken up later than this it could not end within its own span plus its grace."""
        end = _silence_at(airing)
        begun = self._so_far(airing).began_at is not None
        if _is_relay(airing) and begun and end:
            return end - TICK
        chance = airing.latest_start + timedelta(seconds=self._position(airing))
        return min(chance, end - TICK) if end else chance

    def _wake_at(self, live: list[Airing], play: Airing | None, position: float) -> datetime | None:
        moments = [edge for span in self.quiet for edge in span]
        for airing in live:
            end = _silence_at(airing)
            moments += [airing.starts_at, *([end] if end else [])]
            if airing is not play:
                moments.append(self._last_chance(airing) + TICK)
        if play and not _is_relay(play):
            left = timedelta(seconds=max(play.item.seconds - position, 0.0))
            moments.append(self.now + max(left, TICK))
        return min((moment for moment in moments if moment > self.now), default=None)


NOTHING = Progress()


def _is_relay(airing: Airing) -> bool:
    return airing.item.kind == Kind.RELAY


def _silence_at(airing: Airing) -> datetime | None:
    """When it falls silent whatever is left: a relay goes on elsewhere and ends with its own span."""
    if not _is_relay(airing):
        return airing.item.ends_at
    own = airing.starts_at + timedelta(seconds=airing.item.seconds)
    return min(own, airing.item.ends_at or own)
