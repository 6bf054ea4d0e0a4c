"""Where sound goes: a sound card, files (to hear what was heard), or nowhere by a simulated clock."""

import json
import threading
import time
import wave
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import miniaudio

from broadcast.player.pcm import RATE, Blocks, Feed

PERIOD_MS = 25
PERIODS = 3  # what the card holds is heard after a stop: 75 ms
STUCK_SECONDS = 2.0


class SoundFailed(Exception):
    """There is no sound card, or it refused."""


class Voice(Protocol):
    """A sound that is heard now. `heard`: seconds of it so far."""

    @property
    def heard(self) -> float: ...

    @property
    def over(self) -> bool: ...

    @property
    def failed(self) -> str: ...

    @property
    def level_dbfs(self) -> float | None: ...

    def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Sound:
    """What a sink is given: opened, at its position. `seconds`: of what is left, as planned."""

    blocks: Blocks | None
    seconds: float
    volume: int = 100


class Sink(Protocol):
    def begin(self, sound: Sound) -> Voice:
        """Let it be heard from now on. Raises SoundFailed."""
        ...


class _Fed:
    """What the voices of a Feed have in common."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._moved = (0, time.monotonic())

    @property
    def heard(self) -> float:
        return self._feed.frames / RATE

    @property
    def over(self) -> bool:
        return self._feed.over

    @property
    def level_dbfs(self) -> float | None:
        return self._feed.level_dbfs

    @property
    def failed(self) -> str:
        """Why nothing is heard any more though the sound is not over; "" while all is well."""
        if self._feed.error:
            return self._feed.error
        asked = self._feed.asked
        if asked != self._moved[0]:
            self._moved = asked, time.monotonic()
        stuck = time.monotonic() - self._moved[1] > STUCK_SECONDS
        return "the sound card takes no more samples" if stuck and not self.over else ""


class CardVoice(_Fed):
    """On a device of its own, closed when it stops."""

    def __init__(self, feed: Feed, device: miniaudio.PlaybackDevice) -> None:
        super().__init__(feed)
        self._device = device
        device.start(_asked_for(feed))

    def stop(self) -> None:
        self._feed.silenced = True
        self._device.close()


def _asked_for(feed: Feed) -> Generator[bytes, int, None]:
    blocks = _pulled(feed)
    next(blocks)
    return blocks


def _pulled(feed: Feed) -> Generator[bytes, int, None]:
    wanted = yield b""
    while True:
        wanted = yield feed.take(wanted)


class Card:
    """The sound card. `backends`: which sound systems of miniaudio may be used, all where none is named."""

    def __init__(self, backends: list[miniaudio.Backend] | None = None) -> None:
        self._backends = backends

    def begin(self, sound: Sound) -> CardVoice:
        assert sound.blocks
        try:
            device = miniaudio.PlaybackDevice(
                miniaudio.SampleFormat.SIGNED16,
                1,
                RATE,
                PERIOD_MS,
                callback_periods=PERIODS,
                backends=self._backends,
                app_name="Loa Xã",
            )
        except miniaudio.MiniaudioError as error:
            raise SoundFailed(f"no sound card: {error}") from error
        if device.backend == "Null" and not self._backends:
            device.close()
            raise SoundFailed("no sound card: miniaudio found only its silent one")
        try:
            return CardVoice(Feed(sound.blocks, sound.volume), device)
        except miniaudio.MiniaudioError as error:
            device.close()
            raise SoundFailed(f"the sound card does not start: {error}") from error


class FileVoice(_Fed):
    """A thread that takes samples as fast as a card would and writes them."""

    BLOCK = RATE // 50

    def __init__(self, feed: Feed, path: Path) -> None:
        super().__init__(feed)
        self._path, self._ended = path, threading.Event()
        self._thread = threading.Thread(target=self._write, name="file sink", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        self._thread.join()

    def _write(self) -> None:
        began = time.monotonic()
        with wave.open(str(self._path), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE)
            blocks = 0
            while not self._ended.is_set() and not self._feed.over:
                before = self._feed.frames
                samples = self._feed.take(self.BLOCK)
                out.writeframes(samples[: 2 * (self._feed.frames - before)])
                blocks += 1
                self._ended.wait(began + blocks * self.BLOCK / RATE - time.monotonic())


class Files:
    """For tests and trials: each sound a WAV file in `folder`, and heard.jsonl with the moment it began."""

    def __init__(self, folder: Path, now: Callable[[], float] = time.time) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._now = folder, now

    def begin(self, sound: Sound) -> FileVoice:
        assert sound.blocks
        name = f"{len(list(self._folder.glob('*.wav'))):05d}.wav"
        voice = FileVoice(Feed(sound.blocks, sound.volume), self._folder / name)
        began_at = datetime.fromtimestamp(self._now(), UTC).isoformat()
        with (self._folder / "heard.jsonl").open("a") as log:
            log.write(json.dumps({"file": name, "began_at": began_at, "seconds": sound.seconds}) + "\n")
        return voice


class SimulatedVoice:
    """Heard by a clock that is set, not waited for."""

    level_dbfs = None
    failed = ""

    def __init__(self, seconds: float, now: Callable[[], float]) -> None:
        self._seconds, self._now, self._began = seconds, now, now()

    @property
    def heard(self) -> float:
        return min(self._now() - self._began, self._seconds)

    @property
    def over(self) -> bool:
        return self._now() - self._began >= self._seconds

    def stop(self) -> None:
        self._seconds = self.heard


class Simulated:
    """Sound that takes the time it would, by `now` (monotonic seconds), and is never heard."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now

    def begin(self, sound: Sound) -> SimulatedVoice:
        return SimulatedVoice(sound.seconds, self._now)
