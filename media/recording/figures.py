"""What is measured of a recording before anything is decided about it; plain data."""

from dataclasses import dataclass
from typing import Literal

NoSpeech = Literal["silent", "noise"]


@dataclass(frozen=True, slots=True)
class Figures:
    """`seconds` of reading without the silence around it; the levels are those of the sound as it came.

    `lufs` is integrated, `true_peak` in dBTP, `noise_floor` in LUFS (K-weighted level of the quietest
    frames), `clipped` the share of samples in cut-off tops; `no_speech` says that there is none.
    """

    seconds: float
    lufs: float
    true_peak: float
    noise_floor: float
    clipped: float = 0.0
    no_speech: NoSpeech | None = None

    @property
    def signal_to_noise(self) -> float:
        """How far the voice stands above the room, in LU."""
        return self.lufs - self.noise_floor
