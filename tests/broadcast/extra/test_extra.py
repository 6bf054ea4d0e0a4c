"""Extra airings for what the law wants heard on days in a row: proposed, made, told, taken back."""

from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from broadcast.extra.airings import proposed, settle
from broadcast.legal_airings import asked
from broadcast.models import ExceptionKind, ProgrammeException, Slot, Station
from broadcast.planning import plan_station
from broadcast.states import SlotState
from cms.models import AiringApproval
from cms.notifications.models import Notification
from tests.broadcast.planning.commune import MONDAY, VIETNAM
from tests.broadcast.planning.conftest import commune
from tests.broadcast.planning.test_legal_airings import clock, notice

__all__ = ["clock", "commune", "notice"]


@pytest.fixture
def station(commune, notice) -> Station:
    """A station that adds airings by itself; its programme is on air on Tuesdays and Fridays at 17:00."""
    commune.programme()
    Station.objects.update(makes_extra_airings=True)
    return Station.objects.get()


@pytest.fixture
def planned(clock):
    """Plan a station until nothing changes any more, as the clock does."""

    def plan(station: Station) -> None:
        for _pass in range(4):
            if plan_station(station, MONDAY).fresh:
                return
            clock.shift(timedelta(milliseconds=1))  # whatever changes a plan does so at another moment
        raise AssertionError("the plan never comes to rest")

    clock.shift(timedelta(milliseconds=1))
    return plan


def extras() -> list[date]:
    return sorted(ProgrammeException.objects.exclude(source="").values_list("day", flat=True))


def test_what_the_timetable_lacks_is_added_and_the_row_is_made_up(station, notice, planned):
    planned(station)
    (row,) = asked(station, MONDAY)
    assert not row.short
    assert extras()
    assert row.row.secured


def test_the_reason_names_the_law_and_the_notice(station, notice, planned):
    planned(station)
    made = ProgrammeException.objects.exclude(source="").first()
    assert (
        made.reason == "Luật số 10/2022/QH15, Điều 13 khoản 3: “Mức thu phí chợ” phải phát 03 ngày liên tiếp."
    )
    assert (made.kind, made.at, made.source) == (ExceptionKind.ADD, time(17, 0), notice.source)


def test_the_officer_is_told_once(station, planned):
    planned(station)
    planned(station)
    rows = Notification.objects.filter(key__startswith="extra:")
    assert [row.user.username for row in rows] == ["lan"]
    assert "Đã thêm buổi phát cho “Mức thu phí chợ”" in rows[0].words


def test_nothing_is_added_where_the_station_only_proposes(station, planned):
    Station.objects.update(makes_extra_airings=False)
    planned(Station.objects.get())
    assert extras() == []
    (found,) = proposed(station, MONDAY)
    assert found.places


def test_nothing_is_added_into_the_quiet_hours(station):
    Station.objects.update(quiet_from=time(17, 0))
    assert proposed(Station.objects.get(), MONDAY)[0].places == ()
    assert settle(Station.objects.get(), MONDAY) == (0, 0)


def test_nothing_is_added_after_its_lock(station, planned):
    planned(station)
    starts = Slot.objects.values_list("start", flat=True)
    made = {start for start in starts if start.astimezone(VIETNAM).date() in extras()}
    assert made
    assert all(start - timedelta(hours=12) > MONDAY for start in made)


def test_they_are_taken_back_when_the_notice_is_withdrawn(station, notice, planned):
    planned(station)
    AiringApproval.objects.filter(page=notice).update(withdrawn_at=MONDAY)
    Station.objects.update(planned_at=None)
    planned(station)
    planned(station)
    assert extras() == []
    assert Notification.objects.filter(key__startswith="extra-gone:").exists()
    kept = Slot.objects.exclude(state=SlotState.CANCELLED).values_list("start", flat=True)
    assert {start.astimezone(VIETNAM).weekday() for start in kept} <= {1, 4}


def test_what_is_locked_stays(station, notice, clock, planned):
    planned(station)
    first = extras()[0]
    later = datetime.combine(first, time(8), VIETNAM)
    clock.move_to(later)
    AiringApproval.objects.filter(page=notice).update(withdrawn_at=later)
    settle(station, later)
    assert extras()[:1] == [first]


def test_what_an_officer_added_is_never_taken_back(station, notice, planned):
    programme = station.programmes.get()
    ProgrammeException.objects.create(
        programme=programme, day=date(2026, 12, 16), kind=ExceptionKind.ADD, at=time(17, 0), reason="Lễ hội"
    )
    AiringApproval.objects.filter(page=notice).update(withdrawn_at=MONDAY)
    planned(station)
    assert ProgrammeException.objects.filter(reason="Lễ hội").exists()


def test_an_officer_adds_what_is_proposed(station, commune, notice, planned):
    Station.objects.update(makes_extra_airings=False)
    planned(Station.objects.get())
    client = Client()
    client.force_login(commune.officer)
    page = client.get(reverse("broadcast_legal_airings")).content.decode()
    assert "Có thể thêm các buổi:" in page
    client.post(reverse("broadcast_add_extra"), {"source": notice.source})
    assert extras()
    planned(Station.objects.get())
    assert not asked(station, MONDAY)[0].short
