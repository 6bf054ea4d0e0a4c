"""What the files of an export are called, and its playlists; pure.

A USB stick is played in the order of its names by most boxes: a folder a day, numbered in play order. Names
are ASCII, since older boxes read nothing else.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from pathlib import PurePosixPath

from cms.slugs import slug_of

LONGEST_TITLE = 40
ALL = "tat-ca.m3u"
OF_A_DAY = "phat.m3u"


class Sound(StrEnum):
    """How the sound of an export is written."""

    MP3 = "mp3"
    WAV = "wav"


@dataclass(frozen=True, slots=True)
class Airing:
    """An airing to export: `start` is naive local time, `sha256` that of the bulletin's MP3."""

    start: datetime
    title: str
    seconds: float
    sha256: str


def named(airings: Iterable[Airing], sound: Sound) -> Iterator[tuple[PurePosixPath, Airing]]:
    """Each airing, in the order it is played, with its path: "2026-12-08/00_1700_tin-hai-buoi.mp3"."""
    ordered = sorted(airings, key=lambda one: (one.start, one.title))
    for day, those in groupby(ordered, key=lambda one: one.start.date()):
        for number, one in enumerate(those):
            yield folder_of(day) / _name(number, one, sound), one


def folder_of(day: date) -> PurePosixPath:
    return PurePosixPath(day.isoformat())


def playlists(files: Sequence[tuple[PurePosixPath, Airing]]) -> dict[PurePosixPath, str]:
    """An M3U for each day beside its files, and one of all days beside the folders."""
    found = {PurePosixPath(ALL): _m3u((str(path), one) for path, one in files)}
    for day, those in groupby(files, key=lambda file: file[0].parent):
        found[day / OF_A_DAY] = _m3u((path.name, one) for path, one in those)
    return found


def _name(number: int, one: Airing, sound: Sound) -> str:
    title = slug_of(one.title, LONGEST_TITLE) or "ban-tin"
    return f"{number:02d}_{one.start:%H%M}_{title}.{sound}"


def _m3u(entries: Iterable[tuple[str, Airing]]) -> str:
    lines = ["#EXTM3U"]
    for path, one in entries:
        lines += [
            f"#EXTINF:{round(one.seconds)},{one.start:%H:%M %d/%m/%Y} {' '.join(one.title.split())}",
            path,
        ]
    return "\r\n".join(lines) + "\r\n"
