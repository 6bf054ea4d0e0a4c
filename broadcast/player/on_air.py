"""What is heard now: one voice at a time, what stands in for it, and which airings lack their sound."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from broadcast.player.arbiter import Airing, Decision
from broadcast.player.journal import Journal, Row
from broadcast.player.listening import Ear
from broadcast.player.plan import Plan
from broadcast.player.protocol import Item, Kind, Outcome, Reason
from broadcast.player.sounding import Begun, CannotSound, Opener

logger = logging.getLogger(__name__)

PREPARE_SECONDS = 20.0
RETRY = timedelta(seconds=2)
RELAY_RETRY = timedelta(seconds=20)
CLOSE_TO_THE_END = 0.01


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

    def left(self) -> float:
        """Seconds."""
        return self.airing.item.seconds - self.position - self.begun.voice.heard


@dataclass(frozen=True, slots=True)
class Lack:
    """Why an airing cannot sound, and when to try again."""

    reason: Reason
    detail: str
    until: datetime


class Desk:
    """Lets decisions be heard and takes down how far they came. `plan`: the one that is followed.

    `volume`: percent, for an item on this player. `look_seconds`: how often the voice on air is looked at.
    `ear`: listens to what comes out of the loudspeakers, where there is a microphone.
    """

    def __init__(
        self,
        opener: Opener,
        journal: Journal,
        volume: Callable[[Item], int],
        look_seconds: float,
        ear: Ear,
    ) -> None:
        self._opener, self._journal, self._volume, self._ear = opener, journal, volume, ear
        self._look_seconds = look_seconds
        self._plan = Plan()
        self._prepared: set[str] = set()
        self.on_air: OnAir | None = None
        self.lacking: dict[str, Lack] = {}

    def follow(self, plan: Plan) -> None:
        self._plan = plan
        self._prepared.clear()

    def sound_arrived(self) -> None:
        """What lacked its sound is tried again at once; what the sound card refused waits."""
        self.lacking = {k: v for k, v in self.lacking.items() if v.reason is Reason.SOUND_FAILED}
        self._prepared.clear()

    def prepare(self, now: datetime) -> None:
        """Verify and load what begins soon, so that it begins on time."""
        soon = now + timedelta(seconds=PREPARE_SECONDS)
        for airing in self._plan.airings:
            if now < airing.starts_at <= soon and airing.id not in self._prepared:
                self._prepared.add(airing.id)
                try:
                    self._opener.prepare(airing, self._plan)
                except CannotSound as error:
                    logger.warning("%s lacks its sound: %s", airing.id, error)

    def can(self, airing: Airing, now: datetime) -> bool:
        """Not while it is left out for a moment because its sound was lacking."""
        lack = self.lacking.get(airing.id)
        return lack is None or now >= lack.until or self._is_on_air(airing)

    def next_look(self, now: datetime) -> datetime:
        """When to look at the voice or at what was lacking, though the arbiter has nothing to say."""
        moments = [now + timedelta(days=1)]
        if self.on_air:
            moments.append(now + timedelta(seconds=self._look_seconds))
            moments.append(now + timedelta(seconds=max(self.on_air.left(), CLOSE_TO_THE_END)))
        moments += [lack.until for lack in self.lacking.values() if lack.until > now]
        return min(moments)

    def _is_on_air(self, airing: Airing) -> bool:
        return self.on_air is not None and self.on_air.airing.id == airing.id

    # How it goes on

    def listen(self, now: datetime) -> None:
        """Take down how far the voice has come, and what became of it."""
        on_air = self.on_air
        if on_air is None:
            self._ear.room()
            return
        voice, item, row = on_air.begun.voice, on_air.airing.item, on_air.row
        sent = None if on_air.begun.substitute else voice.level_dbfs
        row.listened = self._ear.attend(row.listened, sent)
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
        self.on_air = None
        if on_air.begun.substitute is Reason.FALLBACK:
            self.lacking.pop(on_air.airing.id, None)
            self._journal.end(on_air.airing, now, Outcome.MISSED, Reason.FALLBACK, on_air.instead())
        else:
            self._journal.interrupt(on_air.row, Reason.RELAY_FAILED, on_air.instead())

    def _failed(self, on_air: OnAir, why: str, now: datetime) -> None:
        """The voice fell silent by itself: something else takes a relay's place, the rest is tried again."""
        logger.error("%s: %s", on_air.airing.id, why)
        on_air.begun.voice.stop()
        self.on_air = None
        relayed = on_air.airing.item.kind is Kind.RELAY and on_air.airing.item.stream is not None
        cause = Reason.RELAY_FAILED if relayed else Reason.SOUND_FAILED
        self._journal.interrupt(on_air.row, cause, why)
        if not relayed:
            self.lacking[on_air.airing.id] = Lack(cause, why, now + RETRY)
            return
        try:
            volume = self._volume(on_air.airing.item)
            begun = self._opener.stand_in(on_air.airing, self._plan, volume, CannotSound(cause, why))
        except CannotSound:
            self.lacking[on_air.airing.id] = Lack(cause, why, now + RELAY_RETRY)
            return
        self.on_air = OnAir(on_air.airing, on_air.row, begun, on_air.row.heard)

    def switch(self, decision: Decision, now: datetime) -> bool:
        """Let the decision be heard; False where its sound is lacking and another answer is needed."""
        play, on_air = decision.play, self.on_air
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
            begun = self._opener.begin(play, decision.position, self._plan, self._volume(play.item), now)
        except CannotSound as error:
            self._lack(decision.play, error, now)
            return False
        row = self._journal.begin(play, now, decision.position, begun.sha256)
        row.substitute = begun.substitute
        self.on_air = OnAir(play, row, begun, decision.position)
        late = (now - play.starts_at).total_seconds()
        logger.info("on air: %s at second %.1f, %.3f s after its time", play.id, decision.position, late)
        return True

    def _silence(self, on_air: OnAir, decision: Decision) -> None:
        on_air.begun.voice.stop()
        self.on_air = None
        if on_air.row.outcome is None:
            by = decision.play.id if decision.play else "nothing"
            logger.info("%s is interrupted by %s", on_air.airing.id, by)
            self._journal.interrupt(on_air.row, Reason.INTERRUPTED, f"interrupted by {by}")

    def _lack(self, airing: Airing | None, error: CannotSound, now: datetime) -> None:
        assert airing
        if airing.id not in self.lacking:
            logger.error("%s cannot be heard: %s", airing.id, error)
        self.lacking[airing.id] = Lack(error.reason, str(error), now + RETRY)

    # How it ends

    def drop(self, airing: Airing) -> str:
        """Its time is over: silence where it is on air; what was heard in its place, "" for nothing."""
        self.lacking.pop(airing.id, None)
        if self.on_air is None or not self._is_on_air(airing):
            return ""
        self.on_air.begun.voice.stop()
        instead, self.on_air = self.on_air.instead(), None
        return instead

    def stop(self) -> None:
        """Fall silent; the row stays open."""
        if self.on_air:
            self.on_air.begun.voice.stop()
