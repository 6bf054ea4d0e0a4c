"""Children that crash, hang, babble or are killed: the parent notices, says so and leaves nothing behind."""

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from media.speech.engines import EngineName, EngineRefused, EngineUnavailable
from media.speech.engines.child import PROJECT, Child

ACTING = Path(__file__).with_name("acting_child.py")
pytestmark = pytest.mark.faults


def _child(*arguments: str, answer_seconds: float = 5) -> Child:
    command = [sys.executable, str(ACTING), *arguments]
    return Child(EngineName.ESPEAK, command, start_seconds=10, answer_seconds=answer_seconds)


@pytest.fixture
def child() -> Iterator[Child]:
    made = _child()
    yield made
    made.close()


def _until(condition: Callable[[], bool], seconds: float = 5) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)


def _is_gone(pid: int) -> bool:
    """Ended, or ended and only waiting to be collected by whoever started it."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state == "Z"


def test_one_process_answers_many_requests(child: Child) -> None:
    first = child.ask({"act": "speak", "text": "một"})
    pid = child.pid
    second = child.ask({"act": "speak", "text": "hai"})
    assert (first.data.decode("utf-16-le"), second.data.decode("utf-16-le"), second.rate) == (
        "một",
        "hai",
        8000,
    )
    assert child.pid == pid


def test_what_libraries_print_does_not_reach_the_protocol(child: Child) -> None:
    assert child.ask({"act": "print"}).data == b"\1\0" * 8


def test_a_refusal_is_told_apart_from_a_failure(child: Child) -> None:
    with pytest.raises(EngineRefused, match="not this one"):
        child.ask({"act": "refuse"})
    with pytest.raises(EngineUnavailable, match="it hurts"):
        child.ask({"act": "fail"})
    assert child.ask({"act": "speak", "text": "a"}).data


def test_a_sample_rate_out_of_range_is_a_failure(child: Child) -> None:
    with pytest.raises(EngineUnavailable, match="sample rate"):
        child.ask({"act": "odd rate"})


def test_a_segmentation_fault_is_a_failure_and_the_next_request_is_answered(child: Child) -> None:
    with pytest.raises(EngineUnavailable, match="ended"):
        child.ask({"act": "crash"})
    assert child.ask({"act": "speak", "text": "a"}).data


def test_a_process_that_dies_once_is_replaced_and_asked_again(child: Child, tmp_path: Path) -> None:
    assert child.ask({"act": "crash once", "marker": str(tmp_path / "died")}).data
    assert (tmp_path / "died").exists()


def test_a_process_killed_between_requests_is_replaced(child: Child) -> None:
    child.ask({"act": "speak", "text": "a"})
    pid = child.pid
    assert pid
    os.kill(pid, signal.SIGKILL)
    _until(lambda: child.pid is None)
    assert child.ask({"act": "speak", "text": "a"}).data


def test_a_hanging_fork_is_killed_with_its_parent(tmp_path: Path) -> None:
    child = _child(answer_seconds=0.5)
    with pytest.raises(EngineUnavailable, match="no answer in time"):
        child.ask({"act": "hang", "pid_file": str(tmp_path / "pid")})
    hung = int((tmp_path / "pid").read_text())
    assert child.pid is None
    _until(lambda: _is_gone(hung))
    assert child.ask({"act": "speak", "text": "a"}).data
    child.close()


def test_a_stopped_process_is_given_up_and_replaced(tmp_path: Path) -> None:
    child = _child(answer_seconds=0.5)
    child.ask({"act": "speak", "text": "a"})
    stopped = child.pid
    assert stopped
    os.kill(stopped, signal.SIGSTOP)
    with pytest.raises(EngineUnavailable, match="no answer in time"):
        child.ask({"act": "speak", "text": "a"})
    assert _is_gone(stopped)
    assert child.ask({"act": "speak", "text": "a"}).data
    child.close()


def test_a_stopped_process_does_not_block_a_long_request() -> None:
    child = _child(answer_seconds=0.5)
    child.ask({"act": "speak", "text": "a"})
    assert child.pid
    os.kill(child.pid, signal.SIGSTOP)
    with pytest.raises(EngineUnavailable, match="no answer in time"):
        child.ask({"act": "speak", "text": "dài " * 50_000})
    child.close()


@pytest.mark.parametrize("nonsense", ["babble", "endless"])
def test_a_babbling_process_is_a_failure(nonsense: str) -> None:
    child = _child(nonsense)
    with pytest.raises(EngineUnavailable, match=r"header of \d+ bytes"):
        child.ask({"act": "speak", "text": "a"})
    assert child.pid is None


def test_an_engine_that_cannot_be_loaded_says_why() -> None:
    with pytest.raises(EngineUnavailable, match="the voice is broken"):
        _child("cannot load").ask({"act": "speak", "text": "a"})


def test_a_program_that_is_not_there_is_a_failure() -> None:
    child = Child(EngineName.ESPEAK, ["/nonexistent/program"], start_seconds=1, answer_seconds=1)
    with pytest.raises(EngineUnavailable, match="nonexistent"):
        child.ask({})


def test_the_last_words_of_a_crashed_program_are_reported() -> None:
    command = [sys.executable, "-c", "raise SystemExit('no such library')"]
    child = Child(EngineName.ESPEAK, command, start_seconds=5, answer_seconds=1)
    with pytest.raises(EngineUnavailable, match="no such library"):
        child.ask({})


def test_threads_take_turns(child: Child) -> None:
    heard: dict[int, str] = {}

    def ask(number: int) -> None:
        heard[number] = child.ask({"act": "speak", "text": f"câu {number}"}).data.decode("utf-16-le")

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard == {number: f"câu {number}" for number in range(8)}


def test_secrets_in_the_environment_do_not_reach_the_child(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOAXA_SECRET_KEY", "tell nobody")
    child.ask({"act": "speak", "text": "a"})
    assert b"tell nobody" not in Path(f"/proc/{child.pid}/environ").read_bytes()


def test_a_forgotten_child_is_ended() -> None:
    child = _child()
    child.ask({"act": "speak", "text": "a"})
    pid = child.pid
    assert pid
    del child
    gc.collect()
    assert _is_gone(pid)


PARENT = """
import sys, time
from media.speech.engines import EngineName
from media.speech.engines.child import Child
child = Child(EngineName.ESPEAK, [sys.executable, {acting!r}], start_seconds=10, answer_seconds=60)
child.ask({{"act": "speak", "text": "a"}})
print(child.pid, flush=True)
child.ask({{"act": "hang", "pid_file": {pid_file!r}}})
"""


def test_a_child_ends_when_its_parent_is_killed_mid_sentence(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    code = PARENT.format(acting=str(ACTING), pid_file=str(pid_file))
    with subprocess.Popen([sys.executable, "-c", code], cwd=PROJECT, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        _until(lambda: pid_file.exists() and pid_file.read_text() != "")
        parent.kill()
    _until(lambda: _is_gone(child))
    _until(lambda: _is_gone(int(pid_file.read_text())))
