"""manage.py push: the process that tells connected players of changes."""

import asyncio
import os
import signal
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from broadcast.fleet.push.server import PushServer


class Command(BaseCommand):
    help = "Tells the loudspeakers' players at once when there is something new to play, until Ctrl-C."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--host", default=os.environ.get("LOAXA_HOST", "127.0.0.1"), help="address to listen on"
        )
        parser.add_argument(
            "--port", type=int, default=settings.PUSH_PORT, help="port to listen on (LOAXA_PUSH_PORT)"
        )

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        try:
            asyncio.run(self._serve(host, port))
        except OSError as error:
            raise CommandError(f"Không mở được cổng {port}. ({error})") from error

    async def _serve(self, host: str, port: int) -> None:
        over = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, over.set)
        server = PushServer()
        self.stdout.write(f"push: {host}:{await server.start(host, port)}")
        self.stdout.flush()
        await over.wait()
        await server.close()
