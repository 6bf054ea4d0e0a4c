"""Reads official text on standard input aloud, on paper: one line in, one line of words out."""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable
from typing import Any

import structlog
from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import DatabaseError

from media.speech.reading import Lexicon, Region, read

log = structlog.get_logger(__name__)

_HELP = """Turn official Vietnamese text into the words a newsreader says.

Give the text on standard input, in UTF-8. For every line you get exactly one line back,
also for an empty one. Numbers, dates, document numbers and abbreviations come out in words.

Example:
  echo "UBND xã họp lúc 7h30 ngày 05/9/2026" | python manage.py read_aloud
  python manage.py read_aloud --region south < notice.txt > words.txt

The station's own dictionary is consulted first, where there is one.
A line that cannot be read is written as it was given, and reported on standard error."""


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
        source: Iterable[bytes | str] = getattr(sys.stdin, "buffer", sys.stdin)
        for number, line in enumerate(source, start=1):
            written = line.decode("utf-8", "replace") if isinstance(line, bytes) else line
            self._say(self._words(number, written.rstrip("\n").removeprefix("\ufeff"), region, lexicon))

    def _words(self, number: int, written: str, region: Region, lexicon: Lexicon) -> str:
        """One line's words; the line itself where the reader fails, so that no other line is lost."""
        try:
            return read(written, region=region, lexicon=lexicon).text
        except Exception:
            log.exception("line_not_read", line=number)
            return written

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
