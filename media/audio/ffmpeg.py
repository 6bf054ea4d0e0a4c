"""The one place that starts ffmpeg: from its wheel, without a shell, polite, bounded and always ended."""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import IO

from media.audio.rejection import AudioRejected

NICE = 10
MEMORY_LIMIT = 2 * 1024**3  # bytes of address space: a crafted file must not take the machine down
PIPE_SIZE = 1 << 20  # bytes
DISK_FULL_WORDS = ("No space left on device", "File too large", "Disk quota exceeded")


@lru_cache(maxsize=1)
def ffmpeg_path() -> Path:
    """The ffmpeg that the imageio-ffmpeg wheel ships; nothing of the system is asked.

    Raises FileNotFoundError when the wheel for this platform carries no binary.
    """
    import imageio_ffmpeg

    folder = Path(imageio_ffmpeg.__file__).parent / "binaries"
    found = sorted(path for path in folder.glob("ffmpeg*") if path.is_file())
    if not found:
        raise FileNotFoundError(f"no ffmpeg in {folder}")
    return found[0]


class Running:
    """A started ffmpeg: its pipes, and its words once it has ended."""

    def __init__(self, process: subprocess.Popen[bytes], words: IO[bytes]) -> None:
        self.process = process
        self.words = words
        self.timed_out = False

    def stderr(self) -> str:
        self.words.seek(0)
        return self.words.read(1_000_000).decode("utf-8", "replace")

    def stop_late(self) -> None:
        self.timed_out = True
        self.process.kill()


@contextmanager
def started(args: Sequence[str], *, timeout_s: float, stdin: bool = False) -> Iterator[Running]:
    """Start ffmpeg with args; kill it after timeout_s, or when the block is left early.

    Its standard output is a pipe; standard input only when asked. Its messages go to an unnamed file,
    so that no amount of them can block it.
    """
    command = [str(ffmpeg_path()), "-nostdin", "-hide_banner", *args]
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=words,
            env={"PATH": "", "LC_ALL": "C"},
        )
        running = Running(process, words)
        timer = threading.Timer(timeout_s, running.stop_late)
        try:
            timer.start()
            _restrain(process.pid)
            _widen(process)
            yield running
        finally:
            timer.cancel()
            _end(process)


def _restrain(pid: int) -> None:
    """Lower the child's priority and bound its memory; it may already have ended."""
    try:
        os.setpriority(os.PRIO_PROCESS, pid, NICE)
        resource.prlimit(pid, resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    except (ProcessLookupError, PermissionError):
        return


def _widen(process: subprocess.Popen[bytes]) -> None:
    """Larger pipes where Linux allows: the two programs wait for each other less often."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None and hasattr(fcntl, "F_SETPIPE_SZ"):
            try:
                fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, PIPE_SIZE)
            except PermissionError:
                return  # the user's allowance of pipe memory is used up; small pipes do as well


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except BrokenPipeError:
                continue  # what it had not read dies with it
    process.wait()


def finish(running: Running) -> str:
    """Wait for the end and return its messages; AudioRejected on time-out, full disk or failure."""
    code = running.process.wait()
    words = running.stderr()
    if running.timed_out:
        raise AudioRejected("timeout", "ffmpeg was stopped: it took too long")
    if code == -signal.SIGXFSZ or any(each in words for each in DISK_FULL_WORDS):
        raise AudioRejected("disk_full", words[-500:])
    if code != 0:
        raise AudioRejected("failed", f"ffmpeg ended with {code}: {words[-500:]}")
    return words


def run_ffmpeg(args: Sequence[str], *, timeout_s: float) -> tuple[bytes, str]:
    """Run to the end; return (standard output, messages). Raises AudioRejected like finish()."""
    with started(args, timeout_s=timeout_s) as running:
        assert running.process.stdout is not None
        output = running.process.stdout.read()
        return output, finish(running)
