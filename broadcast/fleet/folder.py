"""var/players/: a manifest for each player, and every sound any of them names, by its hash.

Everything appears whole under its name or not at all; a CDN or nginx may serve the folder.
"""

import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import structlog
from django.conf import settings

from broadcast.fleet.sources import Sound
from broadcast.player.protocol import Manifest, dump
from media.audio.aside import written_aside

log = structlog.get_logger(__name__)
KEY = r"[A-Za-z0-9_-]{43}"
_KEY = re.compile(KEY)
AN_HOUR = 3600.0
_SHA256 = re.compile(r"[0-9a-f]{64}")


def home() -> Path:
    return Path(settings.PLAYERS_DIR)


def manifest_path(key: str) -> Path:
    return home() / f"{key}.json"


def sound_path(sha256: str) -> Path:
    return home() / "audio" / f"{sha256}.mp3"


def as_bytes(manifest: Manifest) -> bytes:
    """The file a manifest is; the same manifest gives the same bytes."""
    return json.dumps(dump(manifest), ensure_ascii=False, separators=(",", ":")).encode()


def etag_of(content: bytes) -> str:
    """The strong entity tag of a manifest's bytes, with its quotes."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def read(key: str) -> bytes | None:
    """What is published for a key, None where nothing is."""
    try:
        return manifest_path(key).read_bytes()
    except FileNotFoundError:
        return None


def write(key: str, content: bytes) -> None:
    """Publish a manifest: aside, flushed, renamed. Raises AudioRejected("disk_full") and OSError."""
    with written_aside(manifest_path(key)) as aside:
        aside.write_bytes(content)


def remove(key: str) -> None:
    manifest_path(key).unlink(missing_ok=True)


def keep(sound: Sound) -> bool:
    """Have a sound under its hash: the same file under a second name, or a copy on another disk.

    False where its file is gone or is not as long as it should be: it is not published then.
    """
    if _SHA256.fullmatch(sound.sha256) is None or not _is_whole(sound.path, sound.size):
        log.error("sound not published: its file is gone or cut short", path=str(sound.path))
        return False
    target = sound_path(sound.sha256)
    if not _is_whole(target, sound.size):
        with written_aside(target) as aside:
            _link_or_copy(sound.path, aside)
    return True


def keys() -> Iterator[str]:
    """The keys manifests are published for."""
    for path in home().glob("*.json"):
        if _KEY.fullmatch(path.stem):
            yield path.stem


def named_sounds() -> set[str]:
    """The hashes of all sounds any published manifest names."""
    return {sha256 for key in keys() for sha256 in sounds_of(read(key))}


def sounds_of(content: bytes | None) -> set[str]:
    """The hashes a manifest names."""
    return {file["sha256"] for file in json.loads(content)["files"]} if content else set()


def sweep(live: Iterable[str]) -> int:
    """Remove manifests of other keys than `live`, then the sounds no manifest names; returns how many files.

    A sound put there within the hour stays: its manifest may be about to follow.
    """
    gone = [manifest_path(key) for key in set(keys()) - set(live)]
    for path in gone:
        path.unlink(missing_ok=True)
    wanted, before = named_sounds(), time.time() - AN_HOUR
    sounds = [path for path in (home() / "audio").glob("*.mp3") if path.stem not in wanted]
    left = [path for path in sounds if path.stat().st_ctime < before]
    for path in left:
        path.unlink(missing_ok=True)
    return len(gone) + len(left)


def _is_whole(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except FileNotFoundError:
        return False


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
