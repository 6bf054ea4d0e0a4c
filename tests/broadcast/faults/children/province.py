"""A station with rows in its play log calls its province: province ROWS [die].

With `die` the process is killed when the province has the rows and nothing of that is written yet. Prints how
many rows the province accepted.
"""

import json
import os
import signal
import sys
from datetime import timedelta

from django.utils import timezone

from broadcast.connectors import exchanging
from broadcast.connectors.https_json import HttpsJson
from broadcast.connectors.protocol import Answer, Report
from broadcast.models import Programme, ProvincialLink, Station
from tests.broadcast.connectors.logged import logged
from tests.broadcast.planning.commune import Commune


class Dying(HttpsJson):
    """Has the province keep the report, and is killed with the answer in its hands."""

    def exchange(self, report: Report) -> Answer:
        super().exchange(report)
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("killed processes do not go on")


def furnish(rows: int) -> Station:
    commune = Commune()
    programme: Programme = commune.programme()
    logged(programme, timezone.now() - timedelta(days=3), rows)
    ProvincialLink.objects.create(station=commune.station)
    return commune.station


if __name__ == "__main__":
    station = Station.objects.first() or furnish(int(sys.argv[1]))
    if "die" in sys.argv:
        exchanging.connector = Dying
    done = exchanging.call(station.pk, timezone.now() + timedelta(minutes=2))
    print(json.dumps(done.rows))
