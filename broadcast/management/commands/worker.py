"""manage.py worker: builds bulletins and does the site's other work in the background, until asked to end."""

import signal
import threading
import uuid
from types import FrameType
from typing import Any

import structlog
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from django.utils import timezone
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker

from broadcast.building import stopping
from broadcast.housekeeping import clear_out

log = structlog.get_logger(__name__)
AUDIO, EMERGENCY = "audio", "emergency"
AT_ONCE = 0.5  # seconds between two looks at the queue of emergencies


def worker_for(queues: list[str], *, besides: list[str], interval: float, batch: bool) -> Worker:
    """The library's worker over `queues` ("*": all of them but `besides`)."""
    return Worker(
        queue_names=queues,
        excluded_queue_names=besides,
        interval=interval,
        batch=batch,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=None,
        worker_id=uuid.uuid4().hex,
    )


class Command(BaseCommand):
    help = (
        "Builds bulletins, and beside them (so that none waits for another) makes the sound of emergencies "
        "and everything else the site leaves to the background. Ends on Ctrl-C or SIGTERM; a bulletin in "
        "the making goes back to the queue."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", action="store_true", help="do what waits now, then end")
        parser.add_argument(
            "--interval",
            type=float,
            default=1.0,
            help="seconds between two looks at an empty queue (default: 1)",
        )

    def handle(self, *args: Any, batch: bool, interval: float, **options: Any) -> None:
        if not isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], DatabaseBackend):
            raise CommandError("TASKS names another queue than the database: start that queue's own worker.")
        audio = worker_for([AUDIO], besides=[], interval=interval, batch=batch)
        urgent = worker_for([EMERGENCY], besides=[], interval=min(interval, AT_ONCE), batch=batch)
        rest = worker_for(["*"], besides=[AUDIO, EMERGENCY], interval=interval, batch=batch)
        self._end_on_signals(audio, urgent, rest)
        clear_out(timezone.now())
        work_side_by_side(audio, urgent, rest)
        if not batch and not stopping.asked():
            raise CommandError("One of the queues ended by an error, which is in the log above.")
        log.info("worker ended")

    def _end_on_signals(self, *workers: Worker) -> None:
        def end(number: int, frame: FrameType | None) -> None:
            stopping.ask()
            for worker in workers:
                worker.running = False

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, end)


def work_side_by_side(here: Worker, *beside: Worker) -> None:
    """Run all until all are done; one that ends by an error ends the others."""
    everybody = (here, *beside)
    threads = [threading.Thread(target=_run_beside, args=(one, everybody), name="beside") for one in beside]
    for thread in threads:
        thread.start()
    try:
        here.run()
    finally:
        _end_others(here, everybody)
        for thread in threads:
            thread.join()


def _run_beside(worker: Worker, everybody: tuple[Worker, ...]) -> None:
    """Run a worker in a thread of its own, with database connections of its own."""
    try:
        worker.run()
    finally:
        _end_others(worker, everybody)
        connections.close_all()


def _end_others(ended: Worker, everybody: tuple[Worker, ...]) -> None:
    """A worker that does what waits ends by itself; all others end with the first."""
    for other in everybody:
        if other is not ended:
            other.running = other.batch and other.running
