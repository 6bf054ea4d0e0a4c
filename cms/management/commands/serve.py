"""manage.py serve: web, worker, clock and push together, ended together."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
from types import FrameType
from typing import Any

import structlog
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

log = structlog.get_logger(__name__)
SECONDS_TO_END = 20.0
THREADS = 4  # pages wait for the database more than for the processor


def commands(host: str, port: int) -> dict[str, list[str]]:
    """Name -> argument list of each process an installation consists of."""
    manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
    return {
        "web": [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
            "--workers", "1", "--blocking-threads", str(THREADS), "--no-ws", "--log-level", "warning",
            "cms.wsgi:application",
        ],
        "worker": [*manage, "worker"],
        "clock": [*manage, "clock"],
        "push": [*manage, "push", "--host", host, "--port", str(push_port(port))],
    }  # fmt: skip


def push_port(port: int) -> int:
    """The port of the process that tells players of changes: LOAXA_PUSH_PORT, or the one after the site's."""
    return int(os.environ.get("LOAXA_PUSH_PORT") or port + 1)


def end_with_parent() -> None:
    """Ask Linux to end this process when the one that started it dies, however it dies."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(1, signal.SIGTERM)


class Household:
    """The processes of one installation: when one ends, or a signal asks, all of them end."""

    def __init__(self, plan: dict[str, list[str]], settings: dict[str, str] | None = None) -> None:
        self.plan, self.settings = plan, settings or {}
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.over = threading.Event()
        self.first_to_end = ""

    def begin(self) -> None:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "cms.settings.embedded"),
            **self.settings,
        }
        for name, arguments in self.plan.items():
            # A session of its own: Ctrl-C reaches this process only, which then asks each to end.
            process = subprocess.Popen(
                arguments,
                cwd=settings.BASE_DIR,
                env=environment,
                start_new_session=True,
                preexec_fn=end_with_parent,
            )
            self.running[name] = process
            threading.Thread(target=self._watch, args=(name, process), daemon=True).start()

    def _watch(self, name: str, process: "subprocess.Popen[bytes]") -> None:
        code = process.wait()
        if not self.over.is_set():
            self.first_to_end = f"{name} (exit code {code})"
            self.over.set()

    def ask_to_end(self, _signal: int, _frame: FrameType | None) -> None:
        self.over.set()

    def end(self) -> None:
        for process in self.running.values():
            if process.poll() is None:
                process.terminate()
        for name, process in self.running.items():
            try:
                process.wait(timeout=SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                log.warning("process did not end in time and was killed", process=name)
                process.kill()
                process.wait()


def port_is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


class Command(BaseCommand):
    help = "Serves the site, builds bulletins, keeps the timetable, tells players of changes; until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--host", default=os.environ.get("LOAXA_HOST", "127.0.0.1"), help="address to listen on"
        )
        parser.add_argument(
            "--port", type=int, default=int(os.environ.get("LOAXA_PORT", "8000")), help="port to listen on"
        )

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        for number, variable in ((port, "LOAXA_PORT"), (push_port(port), "LOAXA_PUSH_PORT")):
            if not port_is_free(host, number):
                raise CommandError(
                    f"Cổng {number} đang có chương trình khác dùng. "
                    f"Xin đóng chương trình đó, hoặc chạy với {variable}={number + 10}.\n"
                    f"(Port {number} on {host} is in use.)"
                )
        household = Household(commands(host, port), {"LOAXA_PUSH_PORT": str(push_port(port))})
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, household.ask_to_end)
        household.begin()
        self.stdout.write(
            f"Loa Xã: http://{host}:{port}  ·  quản trị: http://{host}:{port}/quan-tri/  ·  Ctrl-C để dừng"
        )
        self.stdout.flush()
        household.over.wait()
        household.end()
        if household.first_to_end:
            raise CommandError(f"Một tiến trình đã dừng nên cả hệ thống dừng theo: {household.first_to_end}")
        self.stdout.write("Đã dừng.")
