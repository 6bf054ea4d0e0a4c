"""Reads official text on standard input aloud, on paper: one line in, one line of words out."""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any, BinaryIO, TextIO

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import DatabaseError

from media.speech.reading import Lexicon, Region, read

_HELP = """Turn official Vietnamese text into the words a newsreader says.

Give the text on standard input, in UTF-8. For every line you get exactly one line back,
also for an empty one. Numbers, dates, document numbers and abbreviations come out in words.

Example:
  echo "UBND xã họp lúc 7h30 ngày 05/9/2026" | python manage.py read_aloud
  python manage.py read_aloud --region south < notice.txt > words.txt

The station's own dictionary is consulted first, where there is one."""


class Command(BaseCommand):
    """Exit code 0, whatever the text; lines are read and written as they come."""

    help = _HELP
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """Keep the lines of the help as they are written."""
        return super().create_parser(
            prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The region of the station."""
        parser.add_argument(
            "--region",
            choices=[region.value for region in Region],
            default=Region.NORTH.value,
            help="how numbers are said: north (nghìn, linh) or south (ngàn, lẻ); north if not given",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read lines from standard input until it ends."""
        region, lexicon = Region(options["region"]), station_lexicon()
        source: BinaryIO | TextIO = getattr(sys.stdin, "buffer", sys.stdin)
        for line in source:
            written = line.decode("utf-8", "replace") if isinstance(line, bytes) else line
            self._say(read(written.rstrip("\n").removeprefix("\ufeff"), region=region, lexicon=lexicon).text)

    def _say(self, words: str) -> None:
        """One line of UTF-8, whatever the terminal speaks."""
        line = " ".join(words.splitlines()) + "\n"
        out = getattr(self.stdout, "_out", self.stdout)
        raw = getattr(out, "buffer", None)
        if raw is None:
            out.write(line)
            return
        raw.write(line.encode("utf-8", "replace"))
        raw.flush()


def station_lexicon() -> Lexicon:
    """The shipped dictionary with the station's own entries, where its table exists."""
    try:
        pronunciation: Any = apps.get_model("media", "Pronunciation")
    except LookupError:
        return Lexicon.shipped()
    try:
        return pronunciation.objects.lexicon()
    except DatabaseError:
        return Lexicon.shipped()
