"""The loop that plays: looks at the clock, asks the arbiter, lets sound be heard, writes down what was.

`Player.step` does what is due now and says when it wants to be asked next; it never waits. `run` waits for
it by the monotonic clock, a simulation (`simulation.py`) sets its clock instead.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from broadcast.player.arbiter import Airing, Decision, Ending, decide
from broadcast.player.clock import Anchor, Basis, Clock, Reading
from broadcast.player.inbox import End, Inbox, Message, SoundArrived, ToneAsked
from broadcast.player.journal import Journal, Row
from broadcast.player.plan import Plan
from broadcast.player.protocol import AfterInterruption, Item, Kind, Manifest, Outcome, Rank, Reason, dump
from broadcast.player.sounding import Begun, CannotSound, Opener
from broadcast.player.store import DiskFull, Store, give_reserve
from broadcast.player.sync import local_volume, stored_manifest

logger = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
PREPARE_SECONDS = 20.0
RETRY = timedelta(seconds=2)
RELAY_RETRY = timedelta(seconds=20)
CLOSE_TO_THE_END = 0.01
LATEST_EVERY = timedelta(minutes=1)
TONE_SECONDS = 5.0


@dataclass(slots=True)
class OnAir:
    """What is heard now. `position`: second of the sound at which this voice began."""

    airing: Airing
    row: Row
    begun: Begun
    position: float
    counted: float = 0.0

    def instead(self) -> str:
        """For how long another sound was heard in its place, "" for none."""
        return f"another sound was heard for {self.counted:.0f} s" if self.begun.substitute else ""


@dataclass(frozen=True, slots=True)
class Lack:
    """Why an airing cannot sound, and when to try again."""

    reason: Reason
    detail: str
    until: datetime


class Player:
    """For one thread. `since`: airings whose time was over by then are none of this player's.

    `look_seconds`: how often the voice on air is looked at and its position written down.
    """

    def __init__(
        self, store: Store, clock: Clock, opener: Opener, since: datetime, look_seconds: float = LOOK_SECONDS
    ) -> None:
        self._look_seconds = look_seconds
        self._store, self._clock, self._opener, self._since = store, clock, opener, since
        self._journal = Journal(store)
        self._plan = Plan()
        self._stale = True
        self._on_air: OnAir | None = None
        self._lacking: dict[str, Lack] = {}
        self._prepared: set[str] = set()
        self._began = clock.monotonic()
        self._started_at: datetime | None = None
        self._trusted_since: datetime | None = None
        self._status: dict[str, Any] = {}
        self._latest_kept: datetime | None = None
        self._tones: list[Airing] = []
        self.ended = False

    # What it is told

    def hear(self, message: Message) -> None:
        match message:
            case Anchor():
                self._clock.hear(message)
            case SoundArrived():
                self._lacking = {k: v for k, v in self._lacking.items() if v.reason is Reason.SOUND_FAILED}
                self._prepared.clear()
            case ToneAsked():
                self._ask_for_tone(message.id)
            case End():
                self.ended = True
            case _:
                self._stale = True

    def _ask_for_tone(self, id: str) -> None:
        """Once each, however often it is asked for."""
        if id not in self._journal.rows and all(tone.id != id for tone in self._tones):
            self._tones.append(_tone(id, self._clock.now()))

    def stop(self) -> None:
        """Fall silent. A row on air stays open: the next start goes on with it, or ends it."""
        self._listen(self._clock.now())
        if self._on_air:
            self._on_air.begun.voice.stop()
        self._flush({})

    # What it does

    def step(self) -> datetime:
        """Do what is due; the moment, by the clock's own time, at which there is more to do."""
        reading = self._clock.read()
        now = reading.now
        if reading.leap:
            logger.warning("the clock leapt by %+.1f s", reading.leap)
        if reading.basis is Basis.UNTRUSTED:
            self._trusted_since = None
            self._listen(now)
            self._note(reading, now)
            return now + timedelta(seconds=LOOK_SECONDS)
        if self._started_at is None:
            self._started_at = now - timedelta(seconds=self._clock.monotonic() - self._began)
        if self._trusted_since is None or reading.leap:
            self._trusted_since = now
        self._read_plan(now)
        wake_at = self._act(now)
        self._note(reading, now)
        self._prepare(now)
        return min(wake_at or now + timedelta(days=1), self._next_look(now))

    def _act(self, now: datetime) -> datetime | None:
        self._listen(now)
        while True:
            decision = self._decide(now)
            for ending in decision.endings:
                self._end(ending, now)
            if self._switch(decision, now):
                return decision.wake_at

    def _decide(self, now: datetime) -> Decision:
        on_air = self._on_air.airing.id if self._on_air else None
        able = [one for one in (*self._plan.airings, *self._tones) if not self._cannot(one, now)]
        return decide(able, self._journal.progress(), on_air, now, self._plan.quiet)

    def _cannot(self, airing: Airing, now: datetime) -> bool:
        """Whether it is left out for a moment because its sound was lacking."""
        lack = self._lacking.get(airing.id)
        return lack is not None and now < lack.until and not self._is_on_air(airing)

    def _is_on_air(self, airing: Airing) -> bool:
        return self._on_air is not None and self._on_air.airing.id == airing.id

    def _next_look(self, now: datetime) -> datetime:
        """When to look at the voice or at what was lacking, though the arbiter has nothing to say."""
        moments = [now + timedelta(days=1)]
        if self._on_air:
            moments.append(now + timedelta(seconds=self._look_seconds))
            if (left := self._left()) is not None:
                moments.append(now + timedelta(seconds=max(left, CLOSE_TO_THE_END)))
        moments += [lack.until for lack in self._lacking.values() if lack.until > now]
        return min(moments)

    def _left(self) -> float | None:
        on_air = self._on_air
        return on_air.airing.item.seconds - on_air.position - on_air.begun.voice.heard if on_air else None

    # The voice on air

    def _listen(self, now: datetime) -> None:
        """Take down how far the voice has come, and what became of it."""
        on_air = self._on_air
        if on_air is None:
            return
        voice, item, row = on_air.begun.voice, on_air.airing.item, on_air.row
        over, failed, heard = voice.over, voice.failed, voice.heard
        more, on_air.counted = heard - on_air.counted, heard
        reached = on_air.position + heard
        if on_air.begun.substitute:
            self._journal.hear(row, now, row.heard, 0.0)  # what stands in is not heard of it
            if over or failed or heard >= item.seconds:
                self._substitute_over(on_air, now)
        elif over and not failed and item.kind is not Kind.RELAY:
            self._journal.hear(row, now, max(reached, item.seconds), more)
        elif failed:
            self._journal.hear(row, now, reached, more)
            self._failed(on_air, failed, now)
        else:
            nearly = item.seconds - CLOSE_TO_THE_END if reached < item.seconds + 2 else reached
            self._journal.hear(row, now, min(reached, nearly), more)

    def _substitute_over(self, on_air: OnAir, now: datetime) -> None:
        on_air.begun.voice.stop()
        self._on_air = None
        if on_air.begun.substitute is Reason.FALLBACK:
            self._lacking.pop(on_air.airing.id, None)
            self._journal.end(on_air.airing, now, Outcome.MISSED, Reason.FALLBACK, on_air.instead())
        else:
            self._journal.interrupt(on_air.row, Reason.RELAY_FAILED, on_air.instead())

    def _failed(self, on_air: OnAir, why: str, now: datetime) -> None:
        """The voice fell silent by itself: something else takes a relay's place, the rest is tried again."""
        logger.error("%s: %s", on_air.airing.id, why)
        on_air.begun.voice.stop()
        self._on_air = None
        relayed = on_air.airing.item.kind is Kind.RELAY and on_air.airing.item.stream is not None
        cause = Reason.RELAY_FAILED if relayed else Reason.SOUND_FAILED
        self._journal.interrupt(on_air.row, cause, why)
        if not relayed:
            self._lacking[on_air.airing.id] = Lack(cause, why, now + RETRY)
            return
        try:
            begun = self._opener.stand_in(on_air.airing, self._plan, self._volume(), CannotSound(cause, why))
        except CannotSound:
            self._lacking[on_air.airing.id] = Lack(cause, why, now + RELAY_RETRY)
            return
        self._on_air = OnAir(on_air.airing, on_air.row, begun, on_air.row.heard)

    def _switch(self, decision: Decision, now: datetime) -> bool:
        """Let the decision be heard; False where its sound is lacking and another answer is needed."""
        play, on_air = decision.play, self._on_air
        if on_air and play and on_air.airing.id == play.id:
            on_air.airing = play
            return True
        try:
            if play:
                self._opener.prepare(play, self._plan)  # nothing is silenced for what cannot sound
            if on_air:
                self._silence(on_air, decision)
            if play is None:
                return True
            begun = self._opener.begin(play, decision.position, self._plan, self._volume(), now)
        except CannotSound as error:
            self._lack(decision.play, error, now)
            return False
        row = self._journal.begin(play, now, decision.position, begun.sha256)
        row.substitute = begun.substitute
        self._on_air = OnAir(play, row, begun, decision.position)
        late = (now - play.starts_at).total_seconds()
        logger.info("on air: %s at second %.1f, %.3f s after its time", play.id, decision.position, late)
        return True

    def _silence(self, on_air: OnAir, decision: Decision) -> None:
        on_air.begun.voice.stop()
        self._on_air = None
        if on_air.row.outcome is None:
            by = decision.play.id if decision.play else "nothing"
            logger.info("%s is interrupted by %s", on_air.airing.id, by)
            self._journal.interrupt(on_air.row, Reason.INTERRUPTED, f"interrupted by {by}")

    def _lack(self, airing: Airing | None, error: CannotSound, now: datetime) -> None:
        assert airing
        if airing.id not in self._lacking:
            logger.error("%s cannot be heard: %s", airing.id, error)
        self._lacking[airing.id] = Lack(error.reason, str(error), now + RETRY)

    # Endings

    def _end(self, ending: Ending, now: datetime) -> None:
        airing, row = ending.airing, self._journal.rows.get(ending.airing.id)
        if row and row.outcome is not None:
            return
        outcome, reason, detail = ending.outcome, ending.reason, ""
        if reason is Reason.WAS_OFF:
            reason, detail = self._why_missed(airing)
        elif row is not None:
            outcome, reason = _told(row, outcome, reason)
        self._lacking.pop(airing.id, None)
        if self._on_air and self._is_on_air(airing):
            self._on_air.begun.voice.stop()
            detail = detail or self._on_air.instead()
            self._on_air = None
        row = self._journal.end(airing, now, outcome, reason, detail)
        logger.info("over: %s %s %s, %.1f s heard", airing.id, outcome, reason, row.seconds)

    def _why_missed(self, airing: Airing) -> tuple[Reason, str]:
        """Why an airing never began although nothing stood before it."""
        chance = airing.latest_start
        if lack := self._lacking.get(airing.id):
            return lack.reason, lack.detail
        if self._started_at is None or chance < self._started_at:
            return Reason.WAS_OFF, ""
        if self._trusted_since is None or chance < self._trusted_since:
            return Reason.CLOCK_UNTRUSTED, ""
        if not self._plan.knew(airing, chance):
            return Reason.NO_FILE, "the plan arrived after its time"
        return Reason.WAS_OFF, "the machine stood still"

    # The plan

    def _read_plan(self, now: datetime) -> None:
        if not self._stale:
            return
        self._stale = False
        first = self._plan.manifest is None
        if first and (kept := stored_manifest(self._store, "manifest")):
            self._adopt(kept, self._since)
        if first:
            self._recover()
        new = stored_manifest(self._store, "incoming")
        if new is None or new == self._plan.manifest:
            return
        for ending in self._decide(now).endings:  # by the plan it had, before another takes its place
            self._end(ending, now)
        self._adopt(new, now)
        self._journal.forget(now, self._store.get("acknowledged") or 0)
        self._flush({"manifest": dump(new)})

    def _adopt(self, manifest: Manifest, known_since: datetime) -> None:
        self._plan = self._plan.adopt(manifest, self._journal.progress(), self._since, known_since)
        self._prepared.clear()

    def _recover(self) -> None:
        """After a start: rows that were on air when the last one ended go on, where their rule lets them."""
        airings = {airing.id: airing for airing in self._plan.airings}
        for row in self._journal.open_rows():
            airing = airings.get(row.item)
            if airing is None:
                self._journal.end(_orphan(row), row.last_heard_at or row.planned_start, *_cut(row))
            elif not row.interrupted and airing.item.after_interruption is not AfterInterruption.DROP:
                self._journal.interrupt(row, Reason.POWER_CUT, "the player was ended while it played")

    def _prepare(self, now: datetime) -> None:
        """Verify and load what begins soon, so that it begins on time."""
        soon = now + timedelta(seconds=PREPARE_SECONDS)
        for airing in self._plan.airings:
            if now < airing.starts_at <= soon and airing.id not in self._prepared:
                self._prepared.add(airing.id)
                try:
                    self._opener.prepare(airing, self._plan)
                except CannotSound as error:
                    logger.warning("%s lacks its sound: %s", airing.id, error)

    def _volume(self) -> int:
        return round(self._plan.volume * local_volume(self._store) / 100)

    # The disk

    def _note(self, reading: Reading, now: datetime) -> None:
        """Write rows, and how this player is where that changed."""
        on_air = self._on_air
        status = {
            "clock": reading.basis.value,
            "playing": on_air.airing.id if on_air else "",
            "level_dbfs": on_air.begun.voice.level_dbfs if on_air else None,
            "lacking": sorted(self._lacking),
        }
        values: dict[str, Any] = {}
        if status != self._status:
            values["status"] = self._status = status
        trusted = reading.basis is not Basis.UNTRUSTED
        if trusted and (self._latest_kept is None or abs(now - self._latest_kept) >= LATEST_EVERY):
            self._latest_kept = now
            values["latest"] = dump(now)
        self._flush(values)

    def _flush(self, values: dict[str, Any]) -> None:
        try:
            self._journal.flush(values)
        except DiskFull as error:
            logger.error("the disk is full, the log is kept in memory: %s", error)
            self._status, self._latest_kept = {}, None
            give_reserve(self._store.home)


def _told(row: Row, outcome: Outcome, reason: Reason) -> tuple[Outcome, Reason]:
    """What really kept a row from being whole, where the arbiter knows only that something did."""
    if row.substitute is Reason.FALLBACK:
        return Outcome.MISSED, Reason.FALLBACK
    if row.cause is Reason.RELAY_FAILED and reason in (Reason.STOPPED, Reason.INTERRUPTED, Reason.LATE):
        return outcome, Reason.RELAY_FAILED
    if reason is Reason.INTERRUPTED and row.cause:
        return outcome, row.cause
    if outcome is Outcome.AIRED and reason is Reason.NONE and row.cause:
        return outcome, row.cause
    return outcome, reason


def _cut(row: Row) -> tuple[Outcome, Reason]:
    return (Outcome.PARTIAL if row.seconds > 0 else Outcome.MISSED), row.cause or Reason.POWER_CUT


def _orphan(row: Row) -> Airing:
    """An airing for a row whose plan is gone from this disk."""
    item = Item(row.item, row.kind, Rank.NORMAL, row.title, row.planned_start, row.planned_start, row.seconds)
    return Airing(row.item, item, row.planned_start, row.planned_start)


def _tone(id: str, now: datetime) -> Airing:
    item = Item(id, Kind.TEST, Rank.TEST, "Test tone", now, now + timedelta(minutes=1), TONE_SECONDS)
    return Airing(id, item, now, item.latest_start)


def run(player: Player, inbox: Inbox, clock: Clock) -> None:
    """Until it is told to end. Waits at most a second: a leap of the clock is seen within it."""
    while not player.ended:
        wake_at = player.step()
        seconds = min(max((wake_at - clock.now()).total_seconds(), 0.0), LOOK_SECONDS)
        for message in inbox.wait(seconds):
            player.hear(message)
    player.stop()
