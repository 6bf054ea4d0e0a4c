"""A station in another zone than the server: every page says the station's time."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils import timezone

from broadcast.middleware import StationTimeMiddleware
from broadcast.models import Slot
from cms.models import User
from tests.broadcast.public.airwaves import build_programme, build_station, make_slot
from tests.cms.public.commune import build_commune

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)  # 17:00 in Việt Nam, 19:00 in Tokyo


@pytest.fixture
def slot() -> Slot:
    station = build_station(build_commune().site)
    station.time_zone = "Asia/Tokyo"
    station.save()
    return make_slot(build_programme(station), AT)


def test_templates_show_the_stations_time_and_only_during_the_request(slot: Slot) -> None:
    shown: list[str] = []

    def page(request: HttpRequest) -> HttpResponse:
        shown.append(Template("{{ at|date:'H:i' }}").render(Context({"at": AT})))
        return HttpResponse()

    StationTimeMiddleware(page)(RequestFactory().get("/"))
    assert shown == ["19:00"]
    assert timezone.get_current_timezone_name() == "Asia/Ho_Chi_Minh"


@pytest.mark.parametrize(
    "address",
    ["/truyen-thanh/", "/van-hanh/", "/quan-tri/truyen-thanh/lich/", "/quan-tri/truyen-thanh/buoi/{slot}/"],
)
def test_pages_show_the_stations_time(slot: Slot, client: Client, address: str) -> None:
    with time_machine.travel(AT, tick=False):
        client.force_login(User.objects.create_superuser("quan-tri"))
        answer = client.get(address.format(slot=slot.pk), follow=True)
    assert answer.status_code == 200
    assert "19:00" in answer.text
    assert "17:00" not in answer.text
