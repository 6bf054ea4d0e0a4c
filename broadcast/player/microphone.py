"""What a microphone at the loudspeakers hears, as the level of each whole second.

Nothing of it is kept or sent but levels: no word anybody says nearby can be made out of them.
"""

import threading
import time
from array import array
from collections import deque
from collections.abc import Generator
from pathlib import Path
from typing import Protocol

import miniaudio

from broadcast.player.pcm import RATE, Level

PERIOD_MS = 100
KEPT_SECONDS = 600
WAV_HEADER = 44  # bytes before the samples


class NoMicrophone(Exception):
    """There is none, or it refused."""


class Microphone(Protocol):
    def levels(self) -> list[float]:
        """dBFS of each second that was over since this was last asked, oldest first."""
        ...

    def close(self) -> None: ...


class Deaf:
    """No microphone is connected."""

    def levels(self) -> list[float]:
        return []

    def close(self) -> None:
        pass


class _Measured:
    """Levels written by the microphone's thread, read by the one that plays."""

    def __init__(self) -> None:
        self._level, self._levels = Level(), deque[float](maxlen=KEPT_SECONDS)

    def levels(self) -> list[float]:
        return [self._levels.popleft() for _ in range(len(self._levels))]

    def _take(self, samples: bytes | bytearray) -> None:
        block = array("h")
        block.frombytes(samples)
        if (level := self._level.add(block)) is not None:
            self._levels.append(level)


class CardMicrophone(_Measured):
    """The microphone of the sound card. `backends` as for sinks.Card. Raises NoMicrophone."""

    def __init__(self, backends: list[miniaudio.Backend] | None = None) -> None:
        super().__init__()
        try:
            self._device = miniaudio.CaptureDevice(
                miniaudio.SampleFormat.SIGNED16, 1, RATE, PERIOD_MS, backends=backends, app_name="Loa Xã"
            )
            if self._device.backend == "Null" and not backends:
                self._device.close()
                raise NoMicrophone("miniaudio found only its silent one")
            listening = self._listen()
            next(listening)
            self._device.start(listening)
        except miniaudio.MiniaudioError as error:
            raise NoMicrophone(str(error)) from error

    def close(self) -> None:
        self._device.close()

    def _listen(self) -> Generator[None, bytes | bytearray, None]:
        while True:
            self._take((yield))


class FileMicrophone(_Measured):
    """For tests and trials: a WAV file (16 bits, one channel, 44,100 Hz) read as fast as it would be heard.

    The file may still grow; where it does not, there is silence.
    """

    BLOCK = RATE // 20

    def __init__(self, path: Path) -> None:
        super().__init__()
        if not path.is_file():
            raise NoMicrophone(f"{path}: no such file")
        self._path, self._ended = path, threading.Event()
        self._thread = threading.Thread(target=self._read, name="microphone", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._ended.set()
        self._thread.join()

    def _read(self) -> None:
        began, blocks = time.monotonic(), 0
        with self._path.open("rb") as file:
            file.seek(WAV_HEADER)
            while not self._ended.is_set():
                samples = file.read(2 * self.BLOCK)
                self._take(samples.ljust(2 * self.BLOCK, b"\0"))
                blocks += 1
                self._ended.wait(max(0.0, began + blocks * self.BLOCK / RATE - time.monotonic()))
