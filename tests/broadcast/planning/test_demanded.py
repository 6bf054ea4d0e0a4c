"""What is to be heard so often within so many days, from its approval to the officer's table."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from broadcast import logbook, planning
from broadcast.demanded import asked
from broadcast.models import BulletinItem, Outcome, Slot, Trigger
from broadcast.recurrence import Picked, to_recurrence
from broadcast.states import SlotState
from cms.models import ArticlePage
from cms.notices.models import NoticeIndexPage, NoticePage, Place
from cms.roles import Role
from cms.workflow import approve, submit
from tests.broadcast.planning.commune import MONDAY, VIETNAM, Commune, user

EVERY_WEEKDAY = to_recurrence(Picked(frozenset(range(5)), (time(17, 0),)))


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(MONDAY, tick=False) as travelled:
        yield travelled


@pytest.fixture
def notice(commune: Commune) -> NoticePage:
    """An approved notice under clause 9, which is to be heard for three days in a row."""
    board = commune.index.get_parent().add_child(
        instance=NoticeIndexPage(title="Niêm yết", slug="niem-yet", live=True)
    )
    page = NoticePage(
        title="Mức thu phí chợ",
        clause=9,
        document_date=date(2026, 12, 4),
        summary="Mức thu từ ngày 01/01/2027.",
        body=[("paragraph", "<p>Mức thu là 5.000 đồng một lượt.</p>")],
        owner=commune.officer,
        live=False,
    )
    board.add_child(instance=page)
    page.wanted_places.set([Place.objects.create(name="Trụ sở", kind="office")])
    page.save()
    page.save_revision(user=commune.officer)
    submit(page, by=commune.officer)
    approve(page, by=commune.leader)
    return NoticePage.objects.get(pk=page.pk)


def approve_other(commune: Commune, number: int = 1) -> list[ArticlePage]:
    return [commune.article(f"Bài {one}", airings_wanted=9) for one in range(number)]


def days_planned(page: NoticePage) -> list[date]:
    starts = BulletinItem.objects.filter(source=page.source).values_list("bulletin__slot__start", flat=True)
    return sorted(start.astimezone(VIETNAM).date() for start in starts)


def test_the_plan_puts_it_on_three_days_in_a_row(commune, notice):
    commune.station.build_ahead_days = 4
    commune.station.save()
    approve_other(commune, 3)
    commune.programme(recurrence=EVERY_WEEKDAY, max_items=1)
    planning.plan_station(commune.station, MONDAY)
    assert days_planned(notice) == [date(2026, 12, 7), date(2026, 12, 8), date(2026, 12, 9)]


def test_it_begins_although_the_third_day_is_planned_another_day(commune, notice):
    commune.station.build_ahead_days = 1
    commune.station.save()
    approve_other(commune, 3)
    commune.programme(recurrence=EVERY_WEEKDAY, max_items=1)
    planning.plan_station(commune.station, MONDAY)
    assert days_planned(notice) == [date(2026, 12, 7), date(2026, 12, 8)]


def test_the_shortfall_stands_in_words_before_it_happens(commune, notice):
    commune.programme()
    planning.plan_station(commune.station, MONDAY)
    found = asked(commune.station, MONDAY)[0]
    assert (found.outlook.done, found.outlook.missing, found.short) == (0, 2, True)
    assert "không đủ ngày liền nhau: thiếu 2 ngày" in found.words
    assert "Xin thêm buổi phát vào: thứ Hai 07/12, thứ Tư 09/12." in found.words


def test_days_aired_come_from_the_ledger(commune, notice, clock):
    commune.programme(recurrence=EVERY_WEEKDAY)
    planning.plan_station(commune.station, MONDAY)
    for slot in Slot.objects.order_by("start")[:3]:
        air(slot)
    clock.move_to(datetime(2026, 12, 10, 8, 0, tzinfo=VIETNAM))
    found = asked(commune.station, datetime(2026, 12, 10, 8, 0, tzinfo=VIETNAM))[0]
    assert (found.outlook.complete, found.words) == (True, "Đã phát 3/3 ngày liên tiếp.")
    assert NoticePage.objects.get(pk=notice.pk).source == found.item.source


def test_what_is_not_asked_for_is_not_in_the_table(commune, notice):
    approve_other(commune)
    commune.programme()
    assert [one.item.title for one in asked(commune.station, MONDAY)] == ["Mức thu phí chợ"]


def test_the_table_shows_it_to_whoever_sees_the_station(commune, notice):
    commune.programme()
    planning.plan_station(commune.station, MONDAY)
    html = signed_in(commune.officer).get(reverse("broadcast_demanded")).content.decode()
    assert "Mức thu phí chợ" in html
    assert "0/3" in html


def test_the_table_is_closed_to_others(commune):
    stranger = user("khach", Role.STATISTICS)
    answer = signed_in(stranger).get(reverse("broadcast_demanded"))
    assert answer.status_code in {302, 403}


def test_the_notice_s_own_page_says_what_is_missing(commune, notice):
    commune.programme()
    planning.plan_station(commune.station, MONDAY)
    html = (
        signed_in(commune.officer).get(reverse("wagtailadmin_pages:edit", args=(notice.pk,))).content.decode()
    )
    assert "Xin thêm buổi phát vào: thứ Hai 07/12, thứ Tư 09/12." in html


def signed_in(who) -> Client:
    client = Client()
    client.force_login(who)
    return client


def air(slot: Slot) -> None:
    """Have a slot play its newest bulletin to the end."""
    end = slot.start + timedelta(minutes=10)
    Slot.objects.filter(pk=slot.pk).update(state=SlotState.AIRED, bulletin=slot.newest, began_at=slot.start)
    slot = Slot.objects.get(pk=slot.pk)
    logbook.write(slot, logbook.Ending(Outcome.AIRED, end, Trigger.CLOCK, seconds=600.0))
