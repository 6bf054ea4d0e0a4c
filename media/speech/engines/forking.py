"""The child's side: a process that loads an engine once and speaks each phrase in a fork of itself.

The fork is why the same words give the same bytes whatever was said before: every phrase starts from the
state the engine was loaded in. The process ends when its standard input does, also while a fork speaks,
and when nothing was asked for a while. It imports neither Django nor the database.
"""

import ctypes
import os
import resource
import select
import signal
import sys
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from media.speech.engines.wire import frame, read_frame

Speak = Callable[[Mapping[str, Any]], tuple[bytes, int]]  # request -> s16le mono samples, rate in Hz
IDLE_SECONDS = 300
MAX_FILE_BYTES = 16 << 20
PR_SET_PDEATHSIG = 1


class Refusal(Exception):
    """The engine cannot read this text."""


def serve(load: Callable[[], Speak]) -> NoReturn:
    """Load the engine, say so, then answer request after request until standard input ends."""
    _set_limits()
    answers = _private_stdout()
    try:
        speak = load()
    except Exception as error:
        _write(answers, frame({"error": f"could not be loaded: {error}"}))
        sys.exit(1)
    _write(answers, frame({"ready": True}))
    while _is_asked():
        request, _ = read_frame(_read_exactly)
        _answer_in_a_fork(speak, request, answers)
    sys.exit(0)


def _set_limits() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_FILE_BYTES, MAX_FILE_BYTES))


def _private_stdout() -> int:
    """Keep standard output for frames: whatever a library prints goes to standard error instead."""
    answers = os.dup(1)
    os.dup2(2, 1)
    return answers


def _is_asked() -> bool:
    readable, _, _ = select.select([0], [], [], IDLE_SECONDS)
    return bool(readable) and _more_to_read()


def _more_to_read() -> bool:
    poll = select.poll()
    poll.register(0, select.POLLIN)
    return any(event & select.POLLIN for _, event in poll.poll(0))


def _read_exactly(count: int) -> bytes:
    data = b""
    while len(data) < count:
        piece = os.read(0, count - len(data))
        if not piece:
            sys.exit(0)
        data += piece
    return data


def _write(answers: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(answers, view) :]


def _answer_in_a_fork(speak: Speak, request: Mapping[str, Any], answers: int) -> None:
    """Answer from a fork; end as it ended if it died, so that the caller sees the pipe close."""
    ended, held_by_fork = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(ended)
        _speak_and_exit(speak, request, answers)
    os.close(held_by_fork)
    _wait_for(ended, pid)
    os.close(ended)
    _, status = os.waitpid(pid, 0)
    if status:
        print(f"the speaking process ended with status {status}", file=sys.stderr, flush=True)
        sys.exit(1)


def _wait_for(ended: int, pid: int) -> None:
    """Wait until the fork's end of the pipe closes; take it along when standard input closes first."""
    poll = select.poll()
    poll.register(ended, 0)  # hang-ups are always reported
    poll.register(0, 0)
    if not any(fd == ended for fd, _ in poll.poll()):
        os.kill(pid, signal.SIGKILL)


def _speak_and_exit(speak: Speak, request: Mapping[str, Any], answers: int) -> NoReturn:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    status = 1
    try:
        _write(answers, _spoken(speak, request))
        status = 0
    finally:
        os._exit(status)


def _spoken(speak: Speak, request: Mapping[str, Any]) -> bytes:
    try:
        sound, rate = speak(request)
    except Refusal as refusal:
        return frame({"error": str(refusal), "refused": True})
    except Exception as error:
        return frame({"error": f"{type(error).__name__}: {error}"})
    return frame({"rate": rate}, sound)
