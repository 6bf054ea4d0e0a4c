"""Where a build writes before its file gets its final name: SCRATCH_DIR/builds/<bulletin>-<lease>/."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

_NAME = re.compile(r"(\d+)-([0-9a-f]{16})")


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
