"""Whether what a microphone heard is what should have been heard; pure.

A player that sent its sound has played the file; only a microphone knows whether anybody could hear it.
"""

from enum import StrEnum

from broadcast.player.protocol import Overheard

AT_LEAST_SECONDS = 3
SILENT_SHARE = 0.9
TOO_LOW_DBFS = -45.0
TOO_LOW_ABOVE_ROOM_DB = 6.0
NOISE_DBFS, NOISE_OVER_DBFS = -25.0, -31.0  # speech close by; well below it the noise is over


class Hearing(StrEnum):
    UNKNOWN = ""
    WELL = "well"
    SILENT = "silent"  # sound was sent and did not come out: the amplifier is off, a cable is torn
    LOW = "low"
    NOISE = "noise"  # loud although nothing was to be heard


def judged(heard: Overheard | None) -> Hearing:
    """What a microphone makes of a play; UNKNOWN where it listened too briefly, or there is none."""
    if heard is None or heard.seconds < AT_LEAST_SECONDS:
        return Hearing.UNKNOWN
    if heard.silent >= SILENT_SHARE:
        return Hearing.SILENT
    above = heard.rms_dbfs - heard.ambient_dbfs if heard.ambient_dbfs is not None else TOO_LOW_ABOVE_ROOM_DB
    return Hearing.LOW if heard.rms_dbfs < TOO_LOW_DBFS or above < TOO_LOW_ABOVE_ROOM_DB else Hearing.WELL


def noisy(ambient_dbfs: float, before: bool) -> bool:
    """Whether it is loud while nothing plays. `before`: whether it was; a level between changes nothing."""
    return ambient_dbfs > (NOISE_OVER_DBFS if before else NOISE_DBFS)
