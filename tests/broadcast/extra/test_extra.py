"""Extra airings for what is to be heard so often: proposed, made, told, taken back."""

from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from broadcast.demanded import asked
from broadcast.extra.airings import proposed, settle
from broadcast.models import ExceptionKind, ProgrammeException, Slot, Station
from broadcast.planning import plan_station
from broadcast.recurrence import Picked, from_recurrence, to_recurrence
from broadcast.states import SlotState
from cms.models import AiringApproval, ArticlePage
from cms.notifications.models import Notification
from tests.broadcast.planning.commune import MONDAY, VIETNAM
from tests.broadcast.planning.conftest import commune
from tests.broadcast.planning.test_demanded import clock, notice

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
    (found,) = asked(station, MONDAY)
    assert not found.short
    assert extras()
    assert found.outlook.secured


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
    page = client.get(reverse("broadcast_demanded")).content.decode()
    assert "Có thể thêm các buổi:" in page
    client.post(reverse("broadcast_add_extra"), {"asked": f"{notice.source}/law"})
    assert extras()
    planned(Station.objects.get())
    assert not asked(station, MONDAY)[0].short


@pytest.fixture
def wished(commune) -> ArticlePage:
    """An article its officer wishes heard four times in three days."""
    return commune.article("Lịch tiêm chủng", times_wished=4, days_wished=3)


@pytest.fixture
def wishing(commune, wished) -> Station:
    """A station on air on Tuesdays and Fridays at 17:00 and 19:00 that adds airings by itself."""
    commune.programme()
    commune.programme("Tin buổi tối", recurrence=to_recurrence(Picked(frozenset({1, 4}), (time(19, 0),))))
    Station.objects.update(makes_extra_airings=True)
    return Station.objects.get()


def test_a_wish_is_made_up_with_several_airings_a_day(wishing, wished, planned):
    assert proposed(wishing, MONDAY)
    planned(wishing)
    (found,) = asked(wishing, MONDAY)
    assert (found.short, found.outlook.secured) == (False, True)
    made = ProgrammeException.objects.exclude(source="").order_by("day", "at")
    assert [(row.day, row.at) for row in made] == [
        (date(2026, 12, 9), time(17, 0)),
        (date(2026, 12, 9), time(19, 0)),
    ]


def test_its_reason_names_no_law(wishing, wished, planned):
    planned(wishing)
    made = ProgrammeException.objects.exclude(source="").first()
    assert made.reason == "Cán bộ đề nghị phát “Lịch tiêm chủng” 4 lần trong 3 ngày."


def test_they_are_taken_back_when_the_officer_wishes_less(wishing, wished, commune, planned):
    planned(wishing)
    assert extras()
    commune.edited(wished, times_wished=2, days_wished=3)
    planned(Station.objects.get())
    planned(Station.objects.get())
    assert extras() == []


def test_they_are_taken_back_when_the_timetable_has_slots_of_its_own(wishing, wished, planned, clock):
    planned(wishing)
    for programme in wishing.programmes.all():
        at = from_recurrence(programme.recurrence).times
        programme.recurrence = to_recurrence(Picked(frozenset(range(7)), at))
        programme.save()
    clock.shift(timedelta(milliseconds=1))
    planned(Station.objects.get())
    assert extras() == []
    assert not asked(wishing, MONDAY)[0].short


@pytest.fixture
def only_proposing(wishing, planned) -> Station:
    """The same, planned, where it leaves the adding to the officer."""
    Station.objects.update(makes_extra_airings=False)
    planned(Station.objects.get())
    return wishing


def test_a_day_somebody_took_the_programme_off_gets_none(only_proposing, wishing):
    for programme in wishing.programmes.all():
        ProgrammeException.objects.create(
            programme=programme, day=date(2026, 12, 9), kind=ExceptionKind.CANCEL, reason="Lễ hội"
        )
    (found,) = proposed(wishing, MONDAY)
    assert [(place.day, place.at) for place in found.places] == [
        (date(2026, 12, 10), time(17, 0)),
        (date(2026, 12, 10), time(19, 0)),
    ]


def test_airings_over_the_limit_of_a_day_are_not_proposed(only_proposing, wishing):
    Station.objects.update(day_minutes=30)
    programmes = wishing.programmes.order_by("pk")
    assert [programme.max_minutes for programme in programmes] == [15, 15]
    assert len(proposed(Station.objects.get(), MONDAY)[0].places) == 2
    Station.objects.update(day_minutes=29)
    assert {place.day for place in proposed(Station.objects.get(), MONDAY)[0].places} == set()


def test_the_page_tells_the_law_from_the_officer(wishing, commune, notice):
    client = Client()
    client.force_login(commune.officer)
    page = client.get(reverse("broadcast_demanded")).content.decode()
    assert "4 lần trong 3 ngày" in page
    assert "cán bộ đề nghị" in page
    assert "03 ngày liên tiếp" in page


def test_the_editor_says_what_falls_short(only_proposing, wished, commune):
    client = Client()
    client.force_login(commune.officer)
    page = client.get(reverse("wagtailadmin_pages:edit", args=(wished.pk,))).content.decode()
    assert "không đủ 4 lần trong 3 ngày: thiếu 2 buổi." in page
