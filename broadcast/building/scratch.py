"""Where a build writes before its file gets its final name: SCRATCH_DIR/builds/<bulletin>-<lease>/.

What else works in scratch is done within minutes, in a folder or file of its own beside them.
"""

import math
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

_NAME = re.compile(r"(\d+)-([0-9a-f]{16})")
FORGOTTEN = timedelta(hours=1)  # nothing beside builds is worked on for so long


def root() -> Path:
    return Path(settings.SCRATCH_DIR) / "builds"


@contextmanager
def folder(bulletin_id: int, lease: str) -> Iterator[Path]:
    """A folder of this lease alone, removed at the end whatever happens inside."""
    with workbench(f"{bulletin_id}-{lease}", root()) as path:
        yield path


@contextmanager
def workbench(name: str, above: Path | None = None) -> Iterator[Path]:
    """A new folder of that name in scratch, removed at the end whatever happens inside."""
    path = (above or Path(settings.SCRATCH_DIR)) / name
    path.mkdir(parents=True)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def left() -> Iterator[tuple[Path, int, str]]:
    """Every build folder there is: (path, bulletin id, lease)."""
    if not root().is_dir():
        return
    for path in sorted(root().iterdir()):
        if match := _NAME.fullmatch(path.name):
            yield path, int(match[1]), match[2]


def forgotten(now: datetime) -> Iterator[Path]:
    """What killed processes left in scratch beside builds: sounds of emergencies, uploads, exports."""
    home, before = Path(settings.SCRATCH_DIR), (now - FORGOTTEN).timestamp()
    if home.is_dir():
        yield from (path for path in sorted(home.iterdir()) if path != root() and written_at(path) < before)


def written_at(path: Path) -> float:
    """Seconds since 1970; what went meanwhile is not old."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return math.inf
