"""Lives of a player that end by SIGKILL at the step named; one process forks them all, to be quick.

Reads lines "HOME BEGIN UNTIL STEP" (moments in ISO 8601; STEP 0: not at all); answers each with JSON:
{"ended_at": moment, "steps": how many there were}.
"""

import json
import os
import random
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from broadcast.player.fetching import Fetching
from broadcast.player.server import Server
from broadcast.player.sounding import Opener
from broadcast.player.sounds import Sounds
from broadcast.player.store import Store
from tests.broadcast.player.life import Life

# Before and after each of these is a step: what is written, fetched, named, begun, said.
STEPS = (
    (Store, "put"),
    (Store, "write_plays"),
    (Fetching, "step"),
    (Sounds, "place"),
    (Opener, "begin"),
    (Server, "post"),
)


def main() -> None:
    for line in sys.stdin:
        home, begin, until, step = line.split()
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            one(Path(home), datetime.fromisoformat(begin), datetime.fromisoformat(until), int(step), writing)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as said:
            answer = said.read()
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        print(json.dumps({**json.loads(answer.splitlines()[-1]), "killed": killed}), flush=True)


def one(home: Path, begin: datetime, until: datetime, last: int, out: int) -> None:
    random.seed(0)  # the same steps each time
    life = Life(home, begin)
    count = 0

    def step() -> None:
        nonlocal count
        count += 1
        if count == last:
            tell(out, life, count)
            os.kill(os.getpid(), signal.SIGKILL)

    for owner, name in STEPS:
        setattr(owner, name, stepping(getattr(owner, name), step))
    life.live(until)
    tell(out, life, count)


def tell(out: int, life: Life, count: int) -> None:
    os.write(out, json.dumps({"ended_at": life.time.now.isoformat(), "steps": count}).encode() + b"\n")


def stepping(function: Callable[..., Any], step: Callable[[], None]) -> Callable[..., Any]:
    def stepped(*arguments: Any, **named: Any) -> Any:
        step()
        result = function(*arguments, **named)
        step()
        return result

    return stepped


if __name__ == "__main__":
    main()
