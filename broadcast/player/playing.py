"""The loop that plays: looks at the clock, asks the arbiter, lets sound be heard, writes down what was.

`Player.step` does what is due now and says when it wants to be asked next; it never waits. `run` waits for
it by the monotonic clock, a simulation (`simulation.py`) sets its clock instead. What is heard is at the
desk (`on_air.py`).
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from broadcast.player.arbiter import Airing, Decision, Ending, decide
from broadcast.player.clock import Anchor, Basis, Clock, Reading
from broadcast.player.endings import Presence, cut, orphan, told
from broadcast.player.inbox import End, Inbox, Message, SoundArrived, ToneAsked
from broadcast.player.journal import Journal
from broadcast.player.listening import Ear
from broadcast.player.loudness import loudness
from broadcast.player.microphone import Deaf, Microphone
from broadcast.player.on_air import Desk
from broadcast.player.plan import Plan
from broadcast.player.protocol import AfterInterruption, Item, Kind, Manifest, Rank, Reason, dump
from broadcast.player.sounding import Opener
from broadcast.player.store import DiskFull, Store, give_reserve
from broadcast.player.stored import local_volume, stored_manifest

logger = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
LATEST_EVERY = timedelta(minutes=1)
TONE_SECONDS = 5.0


class Player:
    """For one thread. `since`: airings whose time was over by then are none of this player's.

    `look_seconds`: how often the voice on air is looked at and its position written down. `alarmed` is called
    when an emergency has begun to be heard or fallen silent, once the disk says so.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        opener: Opener,
        since: datetime,
        look_seconds: float = LOOK_SECONDS,
        microphone: Microphone | None = None,
        alarmed: Callable[[], None] | None = None,
    ) -> None:
        self._store, self._clock, self._since = store, clock, since
        self._journal = Journal(store)
        self._ear = Ear(microphone or Deaf())
        self._desk = Desk(opener, self._journal, self._volume, look_seconds, self._ear)
        self._plan = Plan()
        self._stale = True
        self._began = clock.monotonic()
        self._presence = Presence()
        self._status: dict[str, Any] = {}
        self._latest_kept: datetime | None = None
        self._tones: list[Airing] = []
        self._alarmed, self._alarm = alarmed, ""
        self.ended = False

    # What it is told

    def hear(self, message: Message) -> None:
        match message:
            case Anchor():
                self._clock.hear(message)
            case SoundArrived():
                self._desk.sound_arrived()
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
        self._desk.listen(self._clock.now())
        self._desk.stop()
        self._flush({})

    # What it does

    def step(self) -> datetime:
        """Do what is due; the moment, by the clock's own time, at which there is more to do."""
        reading = self._clock.read()
        now, presence = reading.now, self._presence
        if reading.leap:
            logger.warning("the clock leapt by %+.1f s", reading.leap)
        if reading.basis is Basis.UNTRUSTED:
            presence.trusted_since = None
            self._desk.listen(now)
            self._note(reading, now)
            return now + timedelta(seconds=LOOK_SECONDS)
        if presence.started_at is None:
            presence.started_at = now - timedelta(seconds=self._clock.monotonic() - self._began)
        if presence.trusted_since is None or reading.leap:
            presence.trusted_since = now
        self._read_plan(now)
        wake_at = self._act(now)
        self._note(reading, now)
        self._desk.prepare(now)
        return min(wake_at or now + timedelta(days=1), self._desk.next_look(now))

    def _act(self, now: datetime) -> datetime | None:
        self._desk.listen(now)
        while True:
            decision = self._decide(now)
            for ending in decision.endings:
                self._end(ending, now)
            if self._desk.switch(decision, now):
                return decision.wake_at

    def _decide(self, now: datetime) -> Decision:
        on_air = self._desk.on_air.airing.id if self._desk.on_air else None
        able = [one for one in (*self._plan.airings, *self._tones) if self._desk.can(one, now)]
        return decide(able, self._journal.progress(), on_air, now, self._plan.quiet)

    def _end(self, ending: Ending, now: datetime) -> None:
        airing, row = ending.airing, self._journal.rows.get(ending.airing.id)
        if row and row.outcome is not None:
            return
        outcome, reason, detail = ending.outcome, ending.reason, ""
        if reason is Reason.WAS_OFF:
            lack = self._desk.lacking.get(airing.id)
            why = (lack.reason, lack.detail) if lack else self._presence.why_missed(airing, self._plan)
            reason, detail = why
        elif row is not None:
            outcome, reason = told(row, outcome, reason)
        instead = self._desk.drop(airing)
        row = self._journal.end(airing, now, outcome, reason, detail or instead)
        logger.info("over: %s %s %s, %.1f s heard", airing.id, outcome, reason, row.seconds)

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
        self._desk.follow(self._plan)

    def _recover(self) -> None:
        """After a start: rows that were on air when the last one ended go on, where their rule lets them."""
        airings = {airing.id: airing for airing in self._plan.airings}
        for row in self._journal.open_rows():
            airing = airings.get(row.item)
            if airing is None:
                self._journal.end(orphan(row), row.last_heard_at or row.planned_start, *cut(row))
            elif not row.interrupted and airing.item.after_interruption is not AfterInterruption.DROP:
                self._journal.interrupt(row, Reason.POWER_CUT, "the player was ended while it played")

    def _volume(self, item: Item) -> int:
        return loudness(item, self._plan.volume, local_volume(self._store))

    # The disk

    def _note(self, reading: Reading, now: datetime) -> None:
        """Write rows, and how this player is where that changed."""
        on_air = self._desk.on_air
        status = {
            "clock": reading.basis.value,
            "playing": on_air.airing.id if on_air else "",
            "level_dbfs": on_air.begun.voice.level_dbfs if on_air else None,
            "microphone_dbfs": self._ear.level,
            "ambient_dbfs": self._ear.ambient,
            "lacking": sorted(self._desk.lacking),
        }
        values: dict[str, Any] = {}
        if status != self._status:
            values["status"] = self._status = status
        trusted = reading.basis is not Basis.UNTRUSTED
        if trusted and (self._latest_kept is None or abs(now - self._latest_kept) >= LATEST_EVERY):
            self._latest_kept = now
            values["latest"] = dump(now)
        self._flush(values)
        alarm = on_air.airing.id if on_air and on_air.airing.item.kind is Kind.EMERGENCY else ""
        if alarm != self._alarm:
            self._alarm = alarm
            if self._alarmed:
                self._alarmed()

    def _flush(self, values: dict[str, Any]) -> None:
        try:
            self._journal.flush(values)
        except DiskFull as error:
            logger.error("the disk is full, the log is kept in memory: %s", error)
            self._status, self._latest_kept = {}, None
            give_reserve(self._store.home)


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
