"""An export written into a folder and kept in step: each file aside and renamed, what is old removed."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from broadcast.exports.naming import Airing, Sound, named, playlists
from media.audio.aside import written_aside
from media.audio.decode import decode
from media.digest import sha256_of

NOTE = ".loa-xa.json"
"""What the export wrote, so that it removes nothing that others put into the folder."""
LONGEST_SECONDS = 4 * 3600.0
MOST_BYTES = 1 << 30


class Damaged(Exception):
    """The sound of a bulletin is not what was approved: its hash differs, or it is gone."""


def write(target: Path, airings: Sequence[Airing], sound: Sound, sources: dict[str, Path]) -> int:
    """Bring a folder in step with the airings; `sources`: the MP3 of each hash. Returns files written.

    A file that is there already is kept. Raises Damaged before anything is removed, and OSError or
    AudioRejected("disk_full") where the folder cannot be written: what was there stays.
    """
    files = list(named(airings, sound))
    before = _note(target)
    wanted = {str(path): one.sha256 for path, one in files}
    written = 0
    for path, one in files:
        place = target / path
        if before.get(str(path)) != one.sha256 or not place.exists():
            _copy(checked(sources.get(one.sha256), one.sha256), place, sound)
            written += 1
    lists = playlists(files)
    for path, text in lists.items():
        _write(target / path, text.encode())
    _remove(target, set(before) - set(wanted) - {str(path) for path in lists})
    _write(target / NOTE, json.dumps(wanted | dict.fromkeys(map(str, lists), ""), indent=1).encode())
    return written


def in_step(target: Path, airings: Sequence[Airing], sound: Sound) -> bool:
    """Whether the folder already holds these airings: by its own note, and every file is there."""
    wanted = {str(path): one.sha256 for path, one in named(airings, sound)}
    noted = _note(target)
    same = {path: digest for path, digest in noted.items() if digest} == wanted
    return same and all((target / path).exists() for path in noted)


def checked(source: Path | None, digest: str) -> Path:
    """The sound of a bulletin, having read that it is what was approved; raises Damaged."""
    if source is None or not source.exists():
        raise Damaged(f"the sound {digest[:12]} is gone")
    if sha256_of(source) != digest:
        raise Damaged(f"{source.name} is not what was approved")
    return source


def _copy(source: Path, place: Path, sound: Sound) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if sound == Sound.WAV:
        decode(source, place, max_seconds=LONGEST_SECONDS, max_bytes=MOST_BYTES, timeout_s=600)
        return
    with written_aside(place) as aside:
        shutil.copyfile(source, aside)


def _write(place: Path, content: bytes) -> None:
    if place.exists() and place.read_bytes() == content:
        return
    with written_aside(place) as aside:
        aside.write_bytes(content)


def _remove(target: Path, paths: set[str]) -> None:
    """Remove what an earlier export wrote, and the folders that are empty then."""
    for path in paths:
        (target / path).unlink(missing_ok=True)
    for folder in {target / PurePosixPath(path).parent for path in paths} - {target}:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _note(target: Path) -> dict[str, str]:
    """What the folder holds by its note; nothing where there is none or it cannot be read."""
    try:
        found = json.loads((target / NOTE).read_text())
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
