"""Furnish the installation with a station and so many bulletins of one text, one a day."""

import json
import sys
from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from broadcast.models import Bulletin, Station
from tests.broadcast.studio import a_bulletin, a_programme, a_slot, a_station

SENTENCE = "Bà con thôn số {number} chú ý theo dõi lịch cắt điện, lịch tiêm chủng và lịch thu gom rác. "


def furnish(count: int, order: list[str], sentences: int) -> list[Bulletin]:
    station = a_station()
    station.voice.engine_order = order
    station.voice.save()
    programme = a_programme(station, max_minutes=60)
    station.max_minutes = 60
    station.save()
    first = (timezone.now() + timedelta(days=2)).replace(second=0, microsecond=0)
    bulletins = [
        a_bulletin(a_slot(programme, first + timedelta(days=day)), script(sentences, day))
        for day in range(count)
    ]
    # These bulletins are the plan: the clock finds nothing to plan anew.
    Station.objects.update(planned_at=F("changed_at"), planned_until=first + timedelta(days=90))
    return bulletins


def script(sentences: int, day: int) -> tuple[tuple[str, str, str], ...]:
    words = " ".join(SENTENCE.format(number=day * 1000 + number) for number in range(sentences))
    return (("separator", "", ""), ("item", "Thông báo", words))


if __name__ == "__main__":
    count, order, sentences = int(sys.argv[1]), sys.argv[2].split(","), int(sys.argv[3])
    print(json.dumps([bulletin.pk for bulletin in furnish(count, order, sentences)]))
