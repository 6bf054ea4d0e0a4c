"""The station's reader: what a text sounds like and how long it takes, each text read once."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from broadcast.models import Station
from media.models import Pronunciation
from media.speech.reading import Lexicon, Region, estimated_seconds, read


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text as it is said; `seconds` at newsreading pace."""

    text: str
    seconds: float


class Reader:
    """Reads with one region's words and one dictionary; equal readers share what they have read."""

    def __init__(self, region: str, lexicon: Lexicon, speed: float = 1.0) -> None:
        self.region = region
        self.lexicon = lexicon
        self.speed = speed
        own = repr([(entry.written, entry.spoken, entry.case_sensitive) for entry in lexicon.own])
        self._key = hashlib.sha256(f"{region}\n{own}".encode()).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reader) and other._key == self._key

    def __hash__(self) -> int:
        return hash(self._key)

    def read(self, text: str) -> Spoken:
        """The words said for a text, and the seconds they take at this voice's pace."""
        spoken = _read(self, text)
        return Spoken(spoken.text, spoken.seconds / self.speed)


@lru_cache(maxsize=2048)
def _read(reader: Reader, text: str) -> Spoken:
    spoken = read(text, region=Region(reader.region), lexicon=reader.lexicon).text
    return Spoken(spoken, estimated_seconds(spoken))


def reader_of(station: Station) -> Reader:
    """The reader of a station's voice, with the commune's dictionary."""
    return Reader(station.voice.region, Pronunciation.objects.lexicon(), station.voice.speed)
