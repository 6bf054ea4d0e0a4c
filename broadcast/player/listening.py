"""What the microphone heard of an airing, set against the room while nothing plays."""

import math
from collections import deque
from dataclasses import dataclass
from statistics import median

from broadcast.player.microphone import Microphone
from broadcast.player.protocol import Overheard

ROOM_SECONDS, ROOM_AT_LEAST = 60, 3
SETTLING_SECONDS = 2  # after an airing, until what was left of it has died away
SENT_DBFS = -50.0  # softer than this nothing was sent that could be heard: a pause
FLOOR_DBFS = -60.0  # what a microphone hears in a quiet room by night
STANDS_OUT_DB = 3.0


@dataclass(slots=True)
class Listened:
    """Whole seconds in which sound was sent. `power`: their summed mean squares, 1 being full scale."""

    ambient_dbfs: float | None
    seconds: int = 0
    silent: int = 0
    power: float = 0.0

    def add(self, level: float) -> None:
        self.seconds += 1
        self.silent += not stands_out(level, self.ambient_dbfs)
        self.power += 10 ** (level / 10)

    def told(self) -> Overheard:
        """Of at least one second."""
        rms = 10 * math.log10(self.power / self.seconds)
        return Overheard(self.seconds, round(rms, 1), round(self.silent / self.seconds, 3), self.ambient_dbfs)


def stands_out(level: float, ambient: float | None) -> bool:
    """Whether a second was louder than the room, in dBFS."""
    return level > max(FLOOR_DBFS, FLOOR_DBFS if ambient is None else ambient + STANDS_OUT_DB)


class Ear:
    """Sorts the seconds of a microphone into the room's and those of what is on air.

    `level`: of the last second while something was on air; `ambient`: the room's, the median of its last
    minute, so that a motorbike passing by changes nothing. Both in dBFS, None where not known.
    """

    def __init__(self, microphone: Microphone) -> None:
        self._microphone = microphone
        self._room = deque[float](maxlen=ROOM_SECONDS)
        self._settling = 0
        self.level: float | None = None

    @property
    def ambient(self) -> float | None:
        return float(round(median(self._room))) if len(self._room) >= ROOM_AT_LEAST else None

    def room(self) -> None:
        """Nothing is on air."""
        self.level = None
        for level in self._microphone.levels():
            if self._settling:
                self._settling -= 1
            else:
                self._room.append(level)

    def attend(self, so_far: Listened | None, sent: float | None) -> Listened | None:
        """Something is on air at the level `sent`: what was heard of it up to now, None for nothing yet."""
        self._settling = SETTLING_SECONDS
        levels = self._microphone.levels()
        if levels:
            self.level = levels[-1]
        if not levels or sent is None or sent <= SENT_DBFS:
            return so_far
        so_far = so_far or Listened(self.ambient)
        for level in levels:
            so_far.add(level)
        return so_far

    def close(self) -> None:
        self._microphone.close()
