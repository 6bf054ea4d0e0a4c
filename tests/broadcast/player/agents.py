"""Players as processes of their own, heard through the files they write."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
import wave
from array import array
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from broadcast.player.journal import Row, logged
from broadcast.player.store import Store
from tests.conftest import ROOT

PATIENCE = 30.0


def command(home: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "broadcast.player", "--home", str(home), *arguments]


def told(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """A command that ends by itself."""
    return subprocess.run(
        command(home, *arguments), cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


class Agent:
    """`loaxa-player run` from `home`, heard in its folder `heard`. Wait for what its log says."""

    def __init__(self, home: Path, wrapped: Sequence[str] = (), more: Sequence[str] = ()) -> None:
        self.home, self.heard = home, home / "heard"
        self.process = subprocess.Popen(
            [*wrapped, *command(home, "run", "--sink", f"files:{self.heard}", *more)],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self.lines: list[str] = []
        self._said: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self._said.put(line)
        self.process.stderr.close()
        self._said.put("")

    def says(self, words: str, patience: float = PATIENCE) -> str:
        """The next line of its log with these words; fails with the log where none comes."""
        until = time.monotonic() + patience
        while (left := until - time.monotonic()) > 0:
            try:
                line = self._said.get(timeout=left)
            except queue.Empty:
                break
            self.lines.append(line)
            if words in line:
                return line
            if not line:
                break
        raise AssertionError(f"never said {words!r}:\n{''.join(self.lines)}")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)

    def end(self) -> int:
        """As systemd stops it."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code

    def sounds(self) -> list[tuple[datetime, float, int]]:
        """(when it began, seconds, loudest sample) of each file it wrote that was closed."""
        found = []
        for line in (self.heard / "heard.jsonl").read_text().splitlines():
            said = json.loads(line)
            with wave.open(str(self.heard / said["file"])) as file:
                samples = array("h", file.readframes(file.getnframes()))
            loudest = max(map(abs, samples), default=0)
            found.append((datetime.fromisoformat(said["began_at"]), len(samples) / 44100, loudest))
        return found


def rows(home: Path) -> list[Row]:
    store = Store(home)
    try:
        return logged(store)
    finally:
        store.close()
