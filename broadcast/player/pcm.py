"""Sound as numbers: 16 bits, one channel, 44,100 a second; decoded from memory, turned down, measured."""

import math
from array import array
from collections import deque
from collections.abc import Generator, Iterator
from typing import TypeAlias

import miniaudio

RATE = 44_100
FULL_SCALE = 32768.0
SILENCE_DBFS = -96.0
MEASURED_SECONDS = 1.0
FRAMES_BEFORE = 5  # a frame of an MP3 leans on those before it
_SAMPLED = 7  # every seventh sample is enough for a level

Block: TypeAlias = "array[int]"  # of "h"
Blocks = Generator[Block, int, None]


class Undecodable(Exception):
    """The bytes are those that were promised, but no sound."""


def decoded(data: bytes, position: float = 0.0) -> Blocks:
    """An MP3 from second `position`, as many samples as are sent for. Raises Undecodable at once."""
    try:
        blocks = miniaudio.stream_memory(
            data[offset_at(data, position) :], miniaudio.SampleFormat.SIGNED16, 1, RATE
        )
    except miniaudio.MiniaudioError as error:
        raise Undecodable(str(error)) from error
    return blocks


def tone(seconds: float, hertz: float = 440.0) -> Blocks:
    """A test tone at -12 dBFS, begun already."""
    blocks = _tone(seconds, hertz)
    next(blocks)
    return blocks


def _tone(seconds: float, hertz: float) -> Blocks:
    wanted, at = (yield array("h")), 0
    while at < seconds * RATE:
        until = min(at + wanted, math.ceil(seconds * RATE))
        samples = (8192 * math.sin(2 * math.pi * hertz * n / RATE) for n in range(at, until))
        at = until
        wanted = yield array("h", map(round, samples))


class Feed:
    """Blocks on their way to a sound card, with the volume put on; counts and measures what was handed out.

    `frames`: samples of the sound handed out. `asked`: how often the card came for some. `over`: there are no
    more. Written by the card's thread, read by others.
    """

    def __init__(self, blocks: Blocks, volume: int) -> None:
        self._blocks, self._factor = blocks, max(0, min(volume, 100)) / 100
        self.frames = 0
        self.asked = 0
        self.over = False
        self.silenced = False
        self.error = ""
        self._level = Level()
        self.level_dbfs: float | None = None

    def take(self, frames: int) -> bytes:
        """The next samples; silence fills what the sound does not."""
        self.asked += 1
        block = array("h") if self.over or self.silenced else self._next(frames)
        if self._factor != 1.0:
            block = array("h", (int(sample * self._factor) for sample in block))
        self.frames += len(block)
        self._measure(block)
        return block.tobytes() + bytes(2 * (frames - len(block)))

    def _next(self, frames: int) -> Block:
        try:
            return self._blocks.send(frames)
        except StopIteration:
            self.over = True
        except miniaudio.MiniaudioError as error:
            self.error, self.over = str(error), True
        return array("h")

    def _measure(self, block: Block) -> None:
        if (level := self._level.add(block)) is not None:
            self.level_dbfs = level


class Level:
    """The level of each second of samples that come in blocks."""

    def __init__(self) -> None:
        self._square, self._counted = 0.0, 0

    def add(self, block: Block) -> float | None:
        """dBFS of the second that is over with this block; None while one is not."""
        picked = block[::_SAMPLED]
        self._square += sum(sample * sample for sample in picked)
        self._counted += len(picked)
        if self._counted * _SAMPLED < MEASURED_SECONDS * RATE:
            return None
        level = dbfs(math.sqrt(self._square / self._counted))
        self._square, self._counted = 0.0, 0
        return level


def dbfs(rms: float) -> float:
    """Decibels relative to full scale: a square wave as loud as can be has 0, a sine -3."""
    return round(max(SILENCE_DBFS, 20 * math.log10(max(rms, 1e-9) / FULL_SCALE)), 1)


def offset_at(data: bytes, position: float) -> int:
    """Where in an MP3 second `position` begins, by the headers of its frames; its last frames at most.

    Decoding from there spares decoding all that comes before, which takes seconds on a small computer.
    """
    if position <= 0:
        return 0
    reached, last = 0.0, deque[int](maxlen=FRAMES_BEFORE)
    for offset, seconds in frames(data):
        reached += seconds
        last.append(offset)
        if reached > position:
            break
    if not last:
        raise Undecodable("no frame of an MP3")
    return last[0]


def length(data: bytes) -> float:
    """Seconds of an MP3."""
    return sum(seconds for _offset, seconds in frames(data))


def frames(data: bytes) -> Iterator[tuple[int, float]]:
    """(offset, seconds) of each frame of an MP3 (ISO/IEC 11172-3, 2.4.1.3; 13818-3), tags passed over."""
    at = _after_tag(data)
    while at + 4 <= len(data):
        found = _frame(data[at : at + 4])
        if found is None:
            at = data.find(b"\xff", at + 1)
            if at < 0:
                return
            continue
        size, seconds = found
        yield at, seconds
        at += size


_BITRATES = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
}
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def _frame(header: bytes) -> tuple[int, float] | None:
    """Size in bytes and seconds of the layer III frame that begins so, None where none does."""
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    if header[0] != 0xFF or header[1] & 0xE0 != 0xE0 or version == 1 or layer != 1:
        return None
    bitrate = _BITRATES[1 if version == 3 else 2][header[2] >> 4] * 1000
    if not bitrate or header[2] >> 2 & 3 == 3:
        return None
    rate = _RATES[version][header[2] >> 2 & 3]
    samples = 1152 if version == 3 else 576
    return samples // 8 * bitrate // rate + (header[2] >> 1 & 1), samples / rate


def _after_tag(data: bytes) -> int:
    """Where the sound begins after an ID3v2 tag (its length in four times seven bits)."""
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    length = 0
    for byte in data[6:10]:
        length = length << 7 | byte & 0x7F
    return 10 + length
