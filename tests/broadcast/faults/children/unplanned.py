"""Furnish the installation with a programme and approved articles, nothing of it planned: unplanned ENGINE.

Prints how many bulletins a plan made now would draft.
"""

import json
import sys
from datetime import time

from django.db import transaction
from django.utils import timezone

from broadcast.models import Bulletin
from broadcast.planning import plan_station
from broadcast.recurrence import Picked, to_recurrence
from tests.broadcast.planning.commune import Commune

if __name__ == "__main__":
    commune = Commune(build_ahead_days=1)
    commune.station.voice.engine_order = sys.argv[1].split(",")
    commune.station.voice.save()
    every_day = Picked(frozenset(range(7)), (time(6, 0), time(12, 0), time(17, 0)))
    commune.programme(recurrence=to_recurrence(every_day))
    commune.article("Nộp hồ sơ qua mạng", airings_wanted=60)
    with transaction.atomic():
        plan_station(commune.station, timezone.now())
        print(json.dumps(Bulletin.objects.count()))
        transaction.set_rollback(True)
