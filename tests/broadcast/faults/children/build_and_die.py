"""Build bulletins, each in a process of its own that is killed at a point: build_and_die ID=POINT ...

Prints how each process ended, as JSON: {point: exit code, negative for a signal}.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import connection

from broadcast import approval
from broadcast.build import Stage, build
from broadcast.building import finishing, placing


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_at(point: str, stage: Stage, done: float) -> None:
    wanted, _, half = point.partition(":")
    if stage == wanted and done >= (0.4 if half else 0.0):
        die()


def then_die(real: Callable[..., Any]) -> Callable[..., Any]:
    def dying(*args: Any, **kwargs: Any) -> None:
        real(*args, **kwargs)
        die()

    return dying


def die_around_the_commit(*, after: bool) -> None:
    """Be killed right before or right after the database commits the finished bulletin."""
    settle, commit = approval.settle, connection._commit

    def dying_commit() -> None:
        if after:
            commit()
        die()

    def settle_then_mine_the_commit(*args: Any, **kwargs: Any) -> Any:
        settled = settle(*args, **kwargs)
        connection._commit = dying_commit
        return settled

    approval.settle = settle_then_mine_the_commit


def build_until(point: str, bulletin: int) -> None:
    match point:
        case "file placed":
            placing.place = then_die(placing.place)
        case "row written":
            finishing.BulletinItem.objects.bulk_update = lambda *_: die()
        case "before commit" | "after commit":
            die_around_the_commit(after=point.startswith("after"))
    build(bulletin, watch=partial(die_at, point))


def in_a_process_of_its_own(point: str, bulletin: int) -> int:
    pid = os.fork()
    if not pid:
        build_until(point, bulletin)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


if __name__ == "__main__":
    orders = [argument.partition("=") for argument in sys.argv[1:]]
    print(json.dumps({point: in_a_process_of_its_own(point, int(pk)) for pk, _, point in orders}))
