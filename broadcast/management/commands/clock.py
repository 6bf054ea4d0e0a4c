"""manage.py clock: the station's clock."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from broadcast.bell import Bell
from broadcast.building import stopping
from broadcast.clock import Tick, run, tick


class Command(BaseCommand):
    help = (
        "Keeps the timetable: makes slots ahead, drafts bulletins, hands them to the workers, and writes "
        "down what was not aired. Runs until Ctrl-C. Exit code 0: ended as asked, or (--once) all was done; "
        "1: something could not be done, see the log."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--once",
            action="store_true",
            help="one pass: print what was done, one JSON object a line, and end",
        )
        parser.add_argument(
            "--build", action="store_true", help="build bulletins here, on a machine that runs no worker"
        )

    def handle(self, *args: Any, once: bool, build: bool, **options: Any) -> None:
        if once:
            self._pass(build)
        else:
            bell = Bell()
            with bell.on_signals(stopping.ask):
                run(bell, build_here=build)

    def _pass(self, build: bool) -> None:
        done = tick(timezone.now(), build_here=build)
        for line in lines(done):
            self.stdout.write(json.dumps(line, ensure_ascii=False))
        if done.failed:
            raise CommandError("Có đài chưa lập được lịch; lý do nằm trong nhật ký của máy.")


def lines(done: Tick) -> Iterator[dict[str, object]]:
    """What a pass did, one object each; {"did": "nothing"} for an idle one."""
    deeds: list[dict[str, object]] = [
        *({"did": "closed", **asdict(closed)} for closed in done.closed),
        *({"did": "planned", **asdict(planned)} for planned in done.planned),
        *(
            {"did": "built", "slot": str(b.slot_id), "version": b.version, "state": b.state}
            for b in done.built
        ),
        *({"did": "failed", **asdict(failed)} for failed in done.failed),
    ]
    if done.emergencies:
        deeds.append({"did": "watched_over", "emergencies": done.emergencies})
    if done.handed_out:
        deeds.append({"did": "handed_out", "bulletins": done.handed_out})
    if any(asdict(done.tidied).values()):
        deeds.append({"did": "tidied", **asdict(done.tidied)})
    yield from deeds or [{"did": "nothing"}]
