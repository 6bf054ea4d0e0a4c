"""Queries of a clock pass that finds nothing to do: constant, and at most ten.

A station with one programme and one with 100, each with the slots of 28 days and drafted bulletins, over
SQLite in a folder of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from tests.benches import Ratio

ROOT = Path(__file__).resolve().parent.parent.parent
MOST_QUERIES = 10
FEW, MANY = 1, 100


def run() -> list[Ratio]:
    """Both stations in a process and an installation of their own; the larger number counts."""
    with tempfile.TemporaryDirectory() as var:
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("LOAXA_", "DATABASE_"))}
        environment |= {"DJANGO_SETTINGS_MODULE": "cms.settings.embedded", "LOAXA_VAR": var}
        environment |= {"LOAXA_LOG_LEVEL": "ERROR"}
        command = [sys.executable, "-W", "ignore", "-m", "tests.benches.clock"]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
        )
    few, many = json.loads(done.stdout.splitlines()[-1])
    detail = (
        f"{few['queries']} queries with {few['slots']} slots, {many['queries']} with {many['slots']} slots "
        f"in {many['seconds'] * 1000:.0f} ms; planning the larger took {many['planning']:.1f} s"
    )
    worst = max(few["queries"], many["queries"])
    return [
        Ratio("clock: queries of an idle pass against ten", worst / MOST_QUERIES, 1.0, detail),
        Ratio(
            "clock: queries with 100 programmes against one", many["queries"] / few["queries"], 1.0, detail
        ),
    ]


def measured() -> list[dict[str, float]]:
    """Fill the installation in two steps and count what an idle pass asks after each."""
    from django.core.management import call_command
    from django.utils import timezone

    from broadcast.models import Programme, ProgrammeException, Station

    call_command("migrate", verbosity=0)
    call_command("demo", verbosity=0)
    Programme.objects.exclude(slug="thong-tin-co-so").delete()
    found = [_idle_pass()]
    station = Station.objects.get()
    for number in range(MANY - FEW):
        programme = Programme.objects.create(
            station=station,
            title=f"Chương trình {number}",
            slug=f"chuong-trinh-{number}",
            recurrence=f"FREQ=DAILY;BYHOUR={6 + number % 12};BYMINUTE={number % 60};BYSECOND=0",
            starts_on=date(2024, 1, 1),
        )
        ProgrammeException.objects.create(
            programme=programme, day=timezone.now().date(), kind="cancel", reason="Bảo trì"
        )
    return [*found, _idle_pass()]


def _idle_pass() -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from broadcast.clock import tick
    from broadcast.models import Slot

    now = timezone.now()
    began = time.perf_counter()
    while tick(now).planned:
        pass
    planning = time.perf_counter() - began
    with CaptureQueriesContext(connection) as taken:
        began = time.perf_counter()
        done = tick(now)
        seconds = time.perf_counter() - began
    if done.planned or done.closed or done.handed_out:
        raise AssertionError(f"the pass was not idle: {done}")
    return {"queries": len(taken), "slots": Slot.objects.count(), "seconds": seconds, "planning": planning}


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(measured()))
