"""Which of some manifests changed: one look at the folder while nothing does."""

import time
from collections.abc import Collection
from pathlib import Path

from broadcast.fleet import folder

DOUBT_SECONDS = 1.0  # times of files are only so fine: a folder this young is looked through all the same


class Watch:
    """Remembers the state of each manifest it was asked about."""

    def __init__(self) -> None:
        self._folder = 0
        self._states: dict[str, tuple[int, int] | None] = {}

    def changed(self, keys: Collection[str]) -> dict[str, str]:
        """Key -> entity tag of its manifest ("" where it is gone), for those of `keys` changed or new."""
        self._states = {key: state for key, state in self._states.items() if key in keys}
        known = self._states.keys()
        wanted = list(keys) if self._moved() else [key for key in keys if key not in known]
        found: dict[str, str] = {}
        for key in wanted:
            state = _state(folder.manifest_path(key))
            if key not in known or state != self._states[key]:
                self._states[key] = state
                content = folder.read(key)
                found[key] = folder.etag_of(content) if content is not None else ""
        return found

    def _moved(self) -> bool:
        """Whether anything was put into the folder, or taken out of it, since the last look."""
        try:
            now = folder.home().stat().st_mtime_ns
        except FileNotFoundError:
            now = 0
        before, self._folder = self._folder, now
        return now != before or time.time() - now / 1e9 < DOUBT_SECONDS


def _state(path: Path) -> tuple[int, int] | None:
    try:
        seen = path.stat()
    except FileNotFoundError:
        return None
    return seen.st_ino, seen.st_mtime_ns
