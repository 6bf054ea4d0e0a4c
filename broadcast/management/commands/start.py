"""manage.py start: everything `make run` does once the packages are installed."""

import io
import os
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = (
        "Gets an installation ready (database, static files, the demo commune on first use), "
        "builds the bulletins of the next 14 days, prints them, and serves. Running it again changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="stop after the table of bulletins")
        parser.add_argument(
            "--no-demo", action="store_true", help="do not load the demo commune into an empty database"
        )

    def handle(self, *args: Any, no_serve: bool, no_demo: bool, **options: Any) -> None:
        os.umask(0o027)
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if not no_demo and not get_user_model().objects.exists():
            call_command("demo", stdout=self.stdout)
        call_command("clock", once=True, stdout=io.StringIO())  # its lines are for logs; the table follows
        call_command("bulletins", build=True, stdout=self.stdout)
        self.stdout.write(f"\nTệp và dữ liệu nằm ở {settings.VAR_DIR}")
        if not no_serve:
            call_command("serve", stdout=self.stdout)
