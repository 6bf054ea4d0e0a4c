"""Whether a recording can be used, and what whoever made it should know; pure, on measured figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from media.recording.figures import Figures

# Below one second nothing can have been read, whatever the text.
SHORTEST = 1.0
# Of the time a newsreader takes (233 syllables a minute): nobody reads at more than 580 syllables a minute.
ABSURD_SHARE = 0.4
# Good readers lie between 155 and 330 syllables a minute; outside, words are missing or were read twice.
SHORT_SHARE, LONG_SHARE = 0.7, 1.5
# A pause before and after counts more in a short text: seconds that are never held against it.
GRACE = 2.0
# IEC 60268-16: noise takes nothing from intelligibility 15 dB under speech. The street adds its own.
NOISY_UNDER = 20.0
# The workshop raises it by more than 20 LU from here on, and with it whatever else the microphone heard.
QUIET_LUFS = -36.0
# Half a thousandth of a reading (a tenth of a second in three minutes) is heard as crackling.
CLIPPED_SHARE = 0.0005
# Levels at which nothing is heard on any loudspeaker (media.audio.master refuses them as well).
SILENT_LUFS = -55.0


class Refusal(StrEnum):
    SILENT = "silent"
    NOISE = "noise"
    TOO_SHORT = "too_short"


class Caution(StrEnum):
    NOISY = "noisy"
    CLIPPED = "clipped"
    QUIET = "quiet"
    SHORT = "short"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Refused for one reason, or kept with cautions in the order of their weight."""

    refusal: Refusal | None = None
    cautions: tuple[Caution, ...] = ()


def judge(figures: Figures, expected: float) -> Verdict:
    """Decide about a reading that a newsreader would need `expected` seconds for."""
    if figures.no_speech == "noise":
        return Verdict(Refusal.NOISE)
    if figures.no_speech == "silent" or figures.lufs < SILENT_LUFS:
        return Verdict(Refusal.SILENT)
    if figures.seconds < max(SHORTEST, expected * ABSURD_SHARE):
        return Verdict(Refusal.TOO_SHORT)
    return Verdict(cautions=cautions(figures, expected))


def cautions(figures: Figures, expected: float) -> tuple[Caution, ...]:
    """What to say of a reading that is kept."""
    found = {
        Caution.SHORT: figures.seconds < expected * SHORT_SHARE,
        Caution.LONG: figures.seconds > expected * LONG_SHARE + GRACE,
        Caution.NOISY: figures.signal_to_noise < NOISY_UNDER,
        Caution.CLIPPED: figures.clipped > CLIPPED_SHARE,
        Caution.QUIET: figures.lufs < QUIET_LUFS,
    }
    return tuple(caution for caution, holds in found.items() if holds)
