"""Files appear under their final name whole or not at all, whatever ends the process that writes them."""

from __future__ import annotations

import os
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from media.audio.rejection import disk_full

HOST = re.sub(r"[^A-Za-z0-9]", "", socket.gethostname()) or "host"


@contextmanager
def written_aside(target: Path) -> Iterator[Path]:
    """Give a path beside target to write to; on success sync it, rename it to target, sync the folder.

    On any failure the file aside is removed and target stays as it was. A full disk raises
    AudioRejected("disk_full"). What a killed process left for the same target is swept first.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep(target)
    aside = target.with_name(f".{target.name}.{HOST}-{os.getpid()}-{threading.get_ident()}.part")
    try:
        yield aside
        sync(aside)
        aside.replace(target)
        sync(target.parent)
    except OSError as error:
        if rejection := disk_full(error):
            raise rejection from error
        raise
    finally:
        aside.unlink(missing_ok=True)


def sweep(target: Path) -> None:
    """Remove files aside of target whose process on this machine is gone (killed half-way)."""
    pattern = re.compile(rf"\.{re.escape(target.name)}\.{HOST}-(\d+)-\d+(\.\w+)?\.part")
    for path in target.parent.iterdir():
        if (match := pattern.fullmatch(path.name)) and not alive(int(match[1])):
            path.unlink(missing_ok=True)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
