"""manage.py connect: call the province's source-information system now."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from broadcast.connectors import exchanging
from broadcast.connectors.reports import report_of, settled, unsent
from broadcast.connectors.shapes import report_as_json
from broadcast.models import ProvincialBatch, ProvincialLink, Station


class Command(BaseCommand):
    help = (
        "Calls the province's source-information system now, for every station, and says what it accepted. "
        "The clock does the same by itself every few minutes. Exit code 1: a station's call failed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--show", action="store_true", help="print what would be sent, send nothing")

    def handle(self, *args: Any, show: bool, **options: Any) -> None:
        if show:
            self._show()
            return
        if not exchanging.switched_on():
            raise CommandError("No connection is set up: LOAXA_CONNECTOR is empty.")
        failed = False
        for station in Station.objects.order_by("pk"):
            ProvincialLink.objects.get_or_create(station=station)
            done = exchanging.call(station.pk, timezone.now())
            failed |= bool(done.fault)
            said = f"{station}: {done.batches} batches, {done.rows} rows accepted"
            self.stdout.write(f"{said}; stopped by {done.fault}" if done.fault else said)
        if failed:
            raise CommandError("Not everything was sent; it is kept and sent again.")

    def _show(self) -> None:
        now = timezone.now()
        for station in Station.objects.order_by("pk"):
            link = ProvincialLink.objects.filter(station=station).first() or ProvincialLink(station=station)
            entries = settled(unsent(station, link.cursor), now, exchanging.ROWS)
            batch = ProvincialBatch(station=station, entries=entries, made_at=now)
            report = report_as_json(report_of(batch, link, now))
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
