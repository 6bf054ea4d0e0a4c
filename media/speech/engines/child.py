"""Our side of an engine's child process: start it, ask it, watch the clock, end it."""

import os
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from media.speech.engines.contract import EngineName, EngineRefused, EngineUnavailable, Pcm
from media.speech.engines.wire import Babble, frame, read_frame

PROJECT = Path(__file__).resolve().parents[3]
PASSED_ON = ("PATH", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH")  # never secrets or database addresses
MAX_RATE = 192_000


class Hung(Exception):
    """No answer in time."""


class Died(Exception):
    """The process ended or spoke nonsense."""


class Child:
    """A process that speaks for one engine, started when first needed and again after it ended.

    One phrase at a time; threads wait for each other. A child that dies or answers nonsense is replaced and
    asked once more; one that hangs is killed and not asked again. Either way nothing of it is left behind.
    """

    def __init__(
        self, engine: EngineName, command: Sequence[str], *, start_seconds: float, answer_seconds: float
    ) -> None:
        self.engine = engine
        self.command = list(command)
        self.start_seconds = start_seconds
        self.answer_seconds = answer_seconds
        self._lock = threading.Lock()
        self._running: _Running | None = None

    @property
    def pid(self) -> int | None:
        """The process id while a process runs, for those who watch it."""
        return self._running.process.pid if self._running and self._running.usable() else None

    def ask(self, request: Mapping[str, Any]) -> Pcm:
        """What the child says to a request. Raises EngineUnavailable, EngineRefused."""
        with self._lock:
            try:
                header, sound = self._ask_twice(request)
            except (Hung, Died) as error:
                raise EngineUnavailable(self.engine, str(error)) from error
        return self._pcm(header, sound)

    def close(self) -> None:
        """End the process, if one runs."""
        with self._lock:
            self._drop()

    def _ask_twice(self, request: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
        try:
            return self._ask(request)
        except Died:
            return self._ask(request)

    def _ask(self, request: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
        try:
            running = self._started()
            return running.exchange(frame(request), time.monotonic() + self.answer_seconds)
        except (Hung, Died):
            self._drop()
            raise

    def _started(self) -> "_Running":
        if self._running is None or not self._running.usable():
            self._drop()
            self._running = _Running(self.command)
            header, _ = self._running.exchange(b"", time.monotonic() + self.start_seconds)
            if "error" in header:
                raise Died(header["error"])
        return self._running

    def _drop(self) -> None:
        if self._running is not None:
            self._running.end()
            self._running = None

    def _pcm(self, header: Mapping[str, Any], sound: bytes) -> Pcm:
        if "error" in header:
            refused = bool(header.get("refused"))
            raise (EngineRefused if refused else EngineUnavailable)(self.engine, str(header["error"]))
        rate = header.get("rate")
        if not isinstance(rate, int) or not 0 < rate <= MAX_RATE:
            raise EngineUnavailable(self.engine, f"{rate!r} is no sample rate")
        return Pcm(sound[: len(sound) // 2 * 2], rate)


class _Running:
    """One started process with its pipes."""

    def __init__(self, command: Sequence[str]) -> None:
        """Raises Died when the program cannot be started."""
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 closed by _end
        self._owner = os.getpid()
        try:
            self.process = _start(command, self._errors)
        except OSError as error:
            self._errors.close()
            raise Died(f"the child process did not start: {error}") from error
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._in, self._out = self.process.stdin.fileno(), self.process.stdout.fileno()
        os.set_blocking(self._in, False)
        os.set_blocking(self._out, False)
        self.end = weakref.finalize(self, _end, self.process, self._errors, self._owner)

    def usable(self) -> bool:
        """Whether it runs and belongs to this process: after a fork the pipes are somebody else's."""
        return self._owner == os.getpid() and self.process.poll() is None

    def exchange(self, request: bytes, deadline: float) -> tuple[dict[str, Any], bytes]:
        """Send a request and read one frame before the deadline (monotonic). Raises Hung, Died."""
        try:
            self._send(request, deadline)
            return read_frame(lambda count: self._receive(count, deadline))
        except (Babble, OSError) as error:
            raise Died(f"{error}{self._last_words()}") from error

    def _send(self, data: bytes, deadline: float) -> None:
        view = memoryview(data)
        while view:
            _wait(self._in, select.POLLOUT, deadline)
            view = view[os.write(self._in, view) :]

    def _receive(self, count: int, deadline: float) -> bytes:
        data = bytearray()
        while len(data) < count:
            _wait(self._out, select.POLLIN, deadline)
            piece = os.read(self._out, min(count - len(data), 1 << 20))
            if not piece:
                raise Died(f"the child process ended{self._last_words()}")
            data += piece
        return bytes(data)

    def _last_words(self) -> str:
        self._errors.seek(0)
        words = self._errors.read()[-500:].decode(errors="replace").strip()
        return f"; its last words: {words}" if words else ""


def _start(command: Sequence[str], errors: IO[bytes]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        bufsize=0,
        start_new_session=True,
        env=_environment(),
    )


def _wait(fd: int, event: int, deadline: float) -> None:
    poll = select.poll()
    poll.register(fd, event)
    remaining = deadline - time.monotonic()
    if remaining <= 0 or not poll.poll(remaining * 1000):
        raise Hung("the child process gave no answer in time")


def _end(process: "subprocess.Popen[bytes]", errors: IO[bytes], owner: int) -> None:
    """Kill the process and its forks and close what led to it; after a fork only the pipes are ours."""
    if owner == os.getpid():
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    for pipe in (process.stdin, process.stdout, errors):
        if pipe is not None:
            pipe.close()


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return {**kept, "PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": "1"}


def python_module(module: str, *arguments: str) -> list[str]:
    """The command that runs one of our modules with this Python."""
    return [sys.executable, "-m", module, *arguments]
