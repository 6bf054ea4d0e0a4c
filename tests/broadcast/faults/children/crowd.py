"""Run many clocks and workers at once until every bulletin is approved: crowd CLOCKS WORKERS WANTED SECONDS.

Each is a process of its own with its own log in LOAXA_VAR/logs; they are ended by SIGTERM.
Prints how each process ended, as a JSON list of exit codes.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from broadcast.management.commands import clock, worker  # noqa: F401 - loaded once, before the processes part
from broadcast.models import Bulletin

LOGS = Path(settings.VAR_DIR) / "logs"
Order = tuple[str, dict[str, object]]


def in_a_process_of_its_own(number: int, order: Order) -> int:
    pid = os.fork()
    if pid:
        return pid
    name, options = order
    log = os.open(LOGS / f"{number:02d}-{name}.log", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    os.dup2(log, sys.stdout.fileno())
    os.dup2(log, sys.stderr.fileno())
    code = 1
    try:
        call_command(name, **options)
        code = 0
    finally:
        sys.stdout.flush()
        os._exit(code)


def wait_until_all_are_approved(wanted: int, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        states = list(Bulletin.objects.values_list("state", flat=True))
        if len(states) >= wanted and set(states) == {"approved"}:
            return
        time.sleep(0.2)


if __name__ == "__main__":
    clocks, workers, wanted, seconds = map(int, sys.argv[1:])
    LOGS.mkdir()
    connection.close()
    orders: list[Order] = [("worker", {"interval": 0.2})] * workers + [("clock", {})] * clocks
    pids = [in_a_process_of_its_own(number, order) for number, order in enumerate(orders)]
    wait_until_all_are_approved(wanted, seconds)
    for pid in pids:
        os.kill(pid, signal.SIGTERM)
    print(json.dumps([os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]))
