"""ID3 tags and chapters of a bulletin: ID3v2.3, which every player and Windows itself reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mutagen import id3 as _id3

from media.audio.assemble import Mark

NO_OFFSET = 0xFFFFFFFF  # ID3v2 chapter addendum: times hold, byte offsets are not given
UTF8 = 3
frames: Any = _id3  # mutagen carries no types


@dataclass(frozen=True)
class Tags:
    """date as YYYY-MM-DD or a date, language as ISO 639-2."""

    title: str
    artist: str = ""
    album: str = ""
    date: date | str = ""
    comment: str = ""
    language: str = "vie"


def write_tags(path: Path, tags: Tags, marks: Sequence[Mark]) -> None:
    """Put tags and chapters (marks in seconds) in front of an MP3 that has none."""
    id3 = frames.ID3()
    words = {
        frames.TIT2: tags.title,
        frames.TPE1: tags.artist,
        frames.TALB: tags.album,
        frames.TDRC: str(tags.date),
        frames.TLAN: tags.language,
    }
    for frame, text in words.items():
        if text:
            id3.add(frame(encoding=UTF8, text=[text]))
    if tags.comment:
        id3.add(frames.COMM(encoding=UTF8, lang=tags.language, desc="", text=[tags.comment]))
    _add_chapters(id3, marks)
    id3.update_to_v23()
    id3.save(path, v1=0, v2_version=3, padding=lambda _info: 0)


def _add_chapters(id3: Any, marks: Sequence[Mark]) -> None:
    """CHAP for each mark and one CTOC, which names at most 255 of them."""
    chosen = list(marks)[:255]
    for number, mark in enumerate(chosen):
        id3.add(
            frames.CHAP(
                element_id=f"chapter{number}",
                start_time=round(mark.start * 1000),
                end_time=round(mark.end * 1000),
                start_offset=NO_OFFSET,
                end_offset=NO_OFFSET,
                sub_frames=[frames.TIT2(encoding=UTF8, text=[mark.title])],
            )
        )
    if chosen:
        names = [f"chapter{number}" for number in range(len(chosen))]
        flags = frames.CTOCFlags.TOP_LEVEL | frames.CTOCFlags.ORDERED
        id3.add(frames.CTOC(element_id="toc", flags=flags, child_element_ids=names, sub_frames=[]))
