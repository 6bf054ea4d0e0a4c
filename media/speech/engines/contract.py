"""What every speech engine promises, whichever it is. Imports nothing but the standard library."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

BYTES_PER_SAMPLE = 2


class EngineName(StrEnum):
    GTTS = "gtts"
    PIPER = "piper"
    ESPEAK = "espeak"


@dataclass(frozen=True, slots=True)
class Pcm:
    """Mono sound: signed 16-bit little-endian samples at `rate` Hz."""

    data: bytes
    rate: int

    @property
    def seconds(self) -> float:
        return len(self.data) / BYTES_PER_SAMPLE / self.rate


class EngineError(Exception):
    """An engine did not speak; `detail` says why, in English, for the log."""

    def __init__(self, engine: EngineName, detail: str) -> None:
        super().__init__(f"{engine}: {detail}")
        self.engine = engine
        self.detail = detail


class EngineUnavailable(EngineError):
    """The engine fails whatever the text (no network, crash, hang, silence): leave it alone for a while."""


class EngineNotInstalled(EngineUnavailable):
    """The engine has nothing to speak with here (no voice file): it is passed over, not rested."""


class EngineRefused(EngineError):
    """This text cannot be read by this engine; another text could."""


class Engine(Protocol):
    """One way of turning words into sound. Safe to call from several threads."""

    @property
    def name(self) -> EngineName: ...

    def voice(self, region: str) -> str:
        """Its voice for a region, "north", "central" or "south". Raises EngineNotInstalled without one."""
        ...

    def fingerprint(self, voice: str) -> str:
        """A short text that changes when the same words would sound different."""
        ...

    def speak(self, text: str, *, voice: str, speed: float) -> Pcm:
        """Speak one phrase; 1.0 is newsreading pace, about 233 syllables a minute.

        Silence before the first and after the last sound is cut: pauses belong to the phrasing.
        Raises EngineUnavailable, EngineRefused.
        """
        ...
