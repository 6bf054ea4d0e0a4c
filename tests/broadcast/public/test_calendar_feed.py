"""The timetable as a phone's calendar reads it."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar, Event
from pytest_django import DjangoAssertNumQueries

from broadcast.models import Programme, Slot, Zone
from broadcast.states import SlotState
from tests.broadcast.public.airwaves import NOW, make_bulletin, make_slot


def calendar(client: Client) -> Calendar:
    answer = client.get("/truyen-thanh/lich.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    read = Calendar.from_ical(answer.content)
    assert isinstance(read, Calendar)
    return read


def event(client: Client, slot: Slot) -> Event:
    return next(one for one in calendar(client).walk("VEVENT") if one["UID"] == f"{slot.pk}@loa-xa")


def test_a_slot_stands_at_its_local_time_with_its_zone(client: Client, programme: Programme) -> None:
    slot = make_slot(programme, NOW + timedelta(hours=7))
    read = event(client, slot)
    assert read.start == slot.start.astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))
    assert read["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert read["STATUS"] == "CONFIRMED"
    assert read["DTSTAMP"].dt == NOW
    assert read["SUMMARY"] == programme.title
    assert [one["TZID"] for one in calendar(client).walk("VTIMEZONE")] == ["Asia/Ho_Chi_Minh"]


def test_it_lasts_as_long_as_its_bulletin(client: Client, programme: Programme) -> None:
    slot = make_slot(programme, NOW + timedelta(hours=7))
    make_bulletin(slot)
    assert event(client, slot).end - event(client, slot).start == timedelta(seconds=250)


def test_a_cancelled_slot_keeps_its_id_and_says_why(client: Client, programme: Programme) -> None:
    slot = make_slot(programme, NOW + timedelta(hours=7), SlotState.CANCELLED, reason="Nghỉ lễ.")
    read = event(client, slot)
    assert read["STATUS"] == "CANCELLED"
    assert read["SUMMARY"] == f"{programme.title} (nghỉ phát)"
    assert "Nghỉ lễ." in read["DESCRIPTION"]


def test_it_says_where_it_is_heard(client: Client, programme: Programme) -> None:
    programme.zones.add(Zone.objects.create(station=programme.station, name="Thôn Đông"))
    assert event(client, make_slot(programme, NOW + timedelta(hours=7)))["LOCATION"] == "Thôn Đông"


@pytest.mark.parametrize("slots", [1, 25])
def test_queries_do_not_grow_with_the_slots(
    client: Client, programme: Programme, django_assert_max_num_queries: DjangoAssertNumQueries, slots: int
) -> None:
    for number in range(slots):
        make_bulletin(make_slot(programme, NOW + timedelta(days=number, hours=7)))
    with django_assert_max_num_queries(8):
        calendar(client)
