"""Spoken sentences on disk, found by what they are: engine, fingerprint, voice, speed and words.

A sentence is one file: magic, rate, length and CRC-32, then the samples. It is written aside, synced and
renamed, so that a half-written one never has a final name; reading checks it and throws a damaged one away.
Any number of processes may use one folder: readers hold a shared lock while they mark a sentence as used,
eviction an exclusive one.
"""

import fcntl
import hashlib
import json
import os
import struct
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from media.speech.engines.contract import BYTES_PER_SAMPLE, Pcm

MAGIC = b"LXPCM01\n"
HEAD = struct.Struct("<8sIII")  # magic, Hz, bytes of sound, CRC-32 of the sound
SUFFIX = ".pcm"
IN_USE_SECONDS = 3600.0  # a build that runs may still need what it used in the last hour
SCAN_SHARE = 16  # the folder is looked over when this part of its size was written


class Damaged(Exception):
    """A file that is not what was written."""


class SentenceLost(Exception):
    """A sentence went missing or was damaged after it was made: synthesise again."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What makes a spoken sentence the same: its words and everything that forms its sound."""

    engine: str
    fingerprint: str
    voice: str
    speed: float
    text: str

    @property
    def key(self) -> str:
        told = {**asdict(self), "speed": f"{self.speed:.3f}"}
        return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class CachedPcm:
    """A spoken sentence on disk, loaded only to be assembled: an hour of speech stays out of memory."""

    path: Path
    seconds: float
    rate: int

    def load(self) -> Pcm:
        """The sound itself. Raises SentenceLost."""
        try:
            return _read(self.path)
        except (OSError, Damaged) as error:
            raise SentenceLost(f"{self.path.name}: {error}") from error


class SentenceCache:
    """A folder of spoken sentences of at most `size` bytes, the least recently used leaving first."""

    def __init__(self, folder: Path, size: int, *, in_use_seconds: float = IN_USE_SECONDS) -> None:
        self.folder = folder
        self.size = size
        self.in_use_seconds = in_use_seconds
        self._written = 0
        folder.mkdir(parents=True, exist_ok=True)

    def get(self, sentence: Sentence) -> CachedPcm | None:
        """The sentence if it is there and whole, marked as used now."""
        path = self._path(sentence)
        with self._locked(fcntl.LOCK_SH):
            try:
                pcm = _read(path)
                os.utime(path)
            except FileNotFoundError:
                return None
            except Damaged:
                path.unlink(missing_ok=True)
                return None
        return CachedPcm(path, pcm.seconds, pcm.rate)

    def put(self, sentence: Sentence, pcm: Pcm) -> CachedPcm:
        """Keep a sentence. Raises OSError (a full disk) and then leaves nothing behind."""
        path = self._path(sentence)
        path.parent.mkdir(exist_ok=True)
        _write(path, pcm)
        self._written += len(pcm.data)
        if self._written > self.size // SCAN_SHARE:
            self.evict()
        return CachedPcm(path, pcm.seconds, pcm.rate)

    def evict(self) -> int:
        """Bring the folder down to its size; returns how many sentences left. Those in use stay."""
        self._written = 0
        left = 0
        with self._locked(fcntl.LOCK_EX):
            excess = self._sweep() - self.size
            for path, stat in sorted(self._files(), key=lambda found: found[1].st_mtime_ns):
                if excess <= 0 or time.time() - stat.st_mtime < self.in_use_seconds:
                    break
                path.unlink(missing_ok=True)
                excess -= stat.st_size
                left += 1
        return left

    def _sweep(self) -> int:
        """Remove what crashed writers left aside; returns the bytes of all sentences."""
        for stray in self.folder.glob(f"*/*{SUFFIX}.part*"):
            with suppress(FileNotFoundError):
                if time.time() - stray.stat().st_mtime > self.in_use_seconds:
                    stray.unlink()
        return sum(stat.st_size for _, stat in self._files())

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        for path in self.folder.glob(f"*/*{SUFFIX}"):
            with suppress(FileNotFoundError):
                yield path, path.stat()

    def _path(self, sentence: Sentence) -> Path:
        return self.folder / sentence.key[:2] / f"{sentence.key[2:]}{SUFFIX}"

    @contextmanager
    def _locked(self, kind: int) -> Iterator[None]:
        with (self.folder / ".lock").open("ab") as lock:
            fcntl.flock(lock, kind)
            yield


def _read(path: Path) -> Pcm:
    """Raises FileNotFoundError, Damaged."""
    content = path.read_bytes()
    if len(content) < HEAD.size:
        raise Damaged("it is shorter than its head")
    magic, rate, length, crc = HEAD.unpack_from(content)
    sound = content[HEAD.size :]
    if magic != MAGIC or len(sound) != length or zlib.crc32(sound) != crc or not rate:
        raise Damaged("it is not what was written")
    return Pcm(sound, rate)


def _write(path: Path, pcm: Pcm) -> None:
    assert len(pcm.data) % BYTES_PER_SAMPLE == 0
    handle, aside = tempfile.mkstemp(prefix=f"{path.name}.part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(HEAD.pack(MAGIC, pcm.rate, len(pcm.data), zlib.crc32(pcm.data)))
            opened.write(pcm.data)
            opened.flush()
            os.fsync(opened.fileno())
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
