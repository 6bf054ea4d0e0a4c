"""From an airing to something heard: its own sound, what stands in for it, or why there is neither."""

from dataclasses import dataclass
from datetime import datetime

from broadcast.player.arbiter import Airing
from broadcast.player.pcm import Undecodable, decoded, tone
from broadcast.player.plan import Plan
from broadcast.player.protocol import Kind, Reason
from broadcast.player.relay import relay
from broadcast.player.sinks import Sink, Sound, SoundFailed, Voice
from broadcast.player.sounds import Missing, Sounds, Spoilt

KEPT_IN_MEMORY = 3


class CannotSound(Exception):
    """`reason`: why nothing of this airing can be heard now."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Begun:
    """`substitute`: why another sound is heard in its place. `sha256`: of what is heard."""

    voice: Voice
    sha256: str
    substitute: Reason = Reason.NONE


class Opener:
    """Gives airings their voices. Sound is verified and held in memory before its time (`prepare`)."""

    def __init__(self, sounds: Sounds, sink: Sink) -> None:
        self._sounds, self._sink = sounds, sink
        self._loaded: dict[str, bytes] = {}

    def prepare(self, airing: Airing, plan: Plan) -> None:
        """Load and verify ahead what would be heard. Raises CannotSound where nothing would."""
        item = airing.item
        if item.stream is not None or (item.kind is Kind.TEST and not item.sha256):
            return
        try:
            self._load(item.sha256)
        except CannotSound as error:
            if not _may_be_replaced(airing, plan):
                raise
            try:
                self._load(plan.fallback)
            except CannotSound:
                raise error from None

    def begin(self, airing: Airing, position: float, plan: Plan, volume: int, now: datetime) -> Begun:
        """Let it be heard from second `position`, at `volume` percent. Raises CannotSound."""
        item = airing.item
        if item.stream is not None:
            left = (airing.starts_at - now).total_seconds() + item.seconds
            voice = self._relayed(airing, max(left, 0.0), volume)
            return Begun(voice, "")
        if item.kind is Kind.TEST and not item.sha256:
            return Begun(self._sounding(Sound(tone(item.seconds), item.seconds, volume)), "")
        try:
            return Begun(self._from_disk(item.sha256, position, item.seconds - position, volume), item.sha256)
        except CannotSound as error:
            if error.reason is Reason.SOUND_FAILED or not _may_be_replaced(airing, plan):
                raise
            return self._instead(plan, item.seconds, volume, Reason.FALLBACK, error)

    def stand_in(self, airing: Airing, plan: Plan, volume: int, error: CannotSound) -> Begun:
        """What is heard while a relayed station is not. Raises `error` where there is nothing."""
        item = airing.item
        if item.sha256:
            try:
                voice = self._from_disk(item.sha256, 0.0, item.seconds, volume)
                return Begun(voice, item.sha256, Reason.RELAY_FAILED)
            except CannotSound:
                if not plan.fallback:
                    raise error from None
        return self._instead(plan, item.seconds, volume, Reason.RELAY_FAILED, error)

    def _instead(self, plan: Plan, most: float, volume: int, why: Reason, error: CannotSound) -> Begun:
        file = plan.file(plan.fallback)
        try:
            seconds = min(file.seconds if file else most, most)
            return Begun(self._from_disk(plan.fallback, 0.0, seconds, volume), plan.fallback, why)
        except CannotSound:
            raise error from None

    def _from_disk(self, sha256: str, position: float, seconds: float, volume: int) -> Voice:
        try:
            blocks = decoded(self._load(sha256), position)
        except Undecodable as error:
            raise CannotSound(Reason.BAD_FILE, f"{sha256[:12]}: {error}") from error
        self._loaded.pop(sha256, None)  # on air or not, it is verified anew before it is heard again
        return self._sounding(Sound(blocks, seconds, volume))

    def _load(self, sha256: str) -> bytes:
        if sha256 not in self._loaded:
            try:
                data = self._sounds.load(sha256)
            except Missing as error:
                raise CannotSound(
                    Reason.NO_FILE, f"{sha256[:12] or 'no sound'} is not on this disk"
                ) from error
            except Spoilt as error:
                raise CannotSound(Reason.BAD_FILE, str(error)) from error
            while len(self._loaded) >= KEPT_IN_MEMORY:
                self._loaded.pop(next(iter(self._loaded)))
            self._loaded[sha256] = data
        return self._loaded[sha256]

    def _sounding(self, sound: Sound) -> Voice:
        try:
            return self._sink.begin(sound)
        except SoundFailed as error:
            raise CannotSound(Reason.SOUND_FAILED, str(error)) from error

    def _relayed(self, airing: Airing, seconds: float, volume: int) -> Voice:
        stream = airing.item.stream
        assert stream
        try:
            return relay(self._sink, stream.url, stream.timeout_seconds, seconds, volume)
        except SoundFailed as error:
            raise CannotSound(Reason.SOUND_FAILED, str(error)) from error


def _may_be_replaced(airing: Airing, plan: Plan) -> bool:
    return airing.item.kind is Kind.BULLETIN and bool(plan.fallback)


class SimulatedOpener(Opener):
    """Every sound is there, and as long as planned; for simulations of a week in seconds.

    `lacking`: names of sounds that are to be missing.
    """

    def __init__(self, sink: Sink, lacking: frozenset[str] = frozenset()) -> None:
        self._sink, self._lacking = sink, lacking

    def _load(self, sha256: str) -> bytes:
        if sha256 in self._lacking:
            raise CannotSound(Reason.NO_FILE, f"{sha256[:12]} is not on this disk")
        return b""

    def _from_disk(self, sha256: str, position: float, seconds: float, volume: int) -> Voice:
        self._load(sha256)
        return self._sounding(Sound(None, seconds, volume))

    def _relayed(self, airing: Airing, seconds: float, volume: int) -> Voice:
        return self._sounding(Sound(None, seconds, volume))
