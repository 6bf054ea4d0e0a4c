"""A relay set to 03:15 by one person is not heard: somebody else has to look at what is locked already."""

from datetime import date, time, timedelta

import pytest
import time_machine

from broadcast.models import ExceptionKind, PendingChange, Programme, Slot, Station
from broadcast.planning import plan_station
from broadcast.recurrence import Picked, to_recurrence
from broadcast.second_person.asking import lapse
from broadcast.states import ChangeState, SlotState
from cms.models import User
from cms.notifications.models import Notification
from cms.roles import Role
from tests.broadcast.admin.conftest import moment  # noqa: F401 - a fixture
from tests.broadcast.admin.scene import MONDAY, Office
from tests.broadcast.admin.test_programme_form import posted, row, text
from tests.broadcast.planning.commune import VIETNAM

LIST = "/quan-tri/truyen-thanh/chuong-trinh/"
CHANGES = "/quan-tri/truyen-thanh/thay-doi/"
EVENING = MONDAY.replace(hour=20)
TOMORROW = date(2026, 12, 8)


@pytest.fixture
def office(db: None, moment: time_machine.Traveller) -> Office:  # noqa: F811
    office = Office()
    Station.objects.update(quiet_from=time(22), quiet_until=time(3))
    office.relay = office.commune.programme(
        "Tiếp âm VOV",
        kind="relay",
        stream_url="https://vov.example/a",
        recurrence=to_recurrence(Picked(frozenset(range(7)), (time(6, 0),))),
        max_minutes=30,
    )
    plan_station(Station.objects.get(), MONDAY)
    moment.move_to(EVENING)
    return office


def relay(**changes):
    """What a browser sends for the relay, unchanged but for `changes`."""
    same = {
        "title": "Tiếp âm VOV",
        "kind": "relay",
        "stream_url": "https://vov.example/a",
        "weekdays": [str(day) for day in range(7)],
        "times": ["6:00"],
        "starts_on": "01/01/2026",
        "max_minutes": "30",
        "slug": "chuong-trinh-1",
    }
    return posted(**same | changes)


def moved_to_three(office: Office, **how):
    """The officer moves tomorrow's relay to 03:15."""
    moved = row(day="08/12/2026", kind=ExceptionKind.MOVE, at="03:15", reason="Đổi giờ tiếp âm")
    officer = office.signed_in(Role.OFFICER)
    return officer.post(f"{LIST}edit/{office.relay.pk}/", relay(**moved), **how)


def tomorrow() -> list[str]:
    plan_station(Station.objects.get(), EVENING)
    slots = Slot.objects.filter(programme__title="Tiếp âm VOV").exclude(state=SlotState.CANCELLED)
    starts = [slot.start.astimezone(VIETNAM) for slot in slots.order_by("start")]
    return [f"{start:%H:%M}" for start in starts if start.date() == TOMORROW]


def test_a_relay_moved_to_a_quarter_past_three_waits_for_a_second_person(office: Office) -> None:
    answer = moved_to_three(office)
    change = PendingChange.objects.get()
    assert answer.url == f"{CHANGES}{change.pk}/"
    assert tomorrow() == ["06:00"]
    page = text(office.signed_in(Role.LEADER).get(answer.url))
    assert "Thêm buổi “Tiếp âm VOV” lúc 03:15 ngày 08/12/2026." in page
    assert "Hủy buổi “Tiếp âm VOV” lúc 06:00 ngày 08/12/2026." in page


def test_those_who_may_confirm_are_told_and_who_asked_is_not(office: Office) -> None:
    moved_to_three(office)
    told = Notification.objects.filter(key__startswith="change:")
    assert {one.user_id for one in told} == {office.commune.leader.pk}
    assert "03:15" in told[0].words


def test_nobody_confirms_what_he_asked_for_himself(office: Office) -> None:
    moved_to_three(office)
    change = PendingChange.objects.get()
    officer = office.signed_in(Role.OFFICER)
    officer.post(f"{CHANGES}{change.pk}/xac-nhan/")
    change.refresh_from_db()
    assert change.state == ChangeState.WAITING
    assert tomorrow() == ["06:00"]


def test_confirmed_it_is_made_and_who_asked_is_told(office: Office) -> None:
    moved_to_three(office)
    change = PendingChange.objects.get()
    office.signed_in(Role.LEADER).post(f"{CHANGES}{change.pk}/xac-nhan/")
    change.refresh_from_db()
    assert (change.state, change.decided_by) == (ChangeState.CONFIRMED, office.commune.leader)
    assert tomorrow() == ["03:15"]
    told = Notification.objects.get(user=office.commune.officer)
    assert "đã xác nhận việc đổi giờ phát" in told.words


def test_refused_it_is_not_made_and_the_reason_is_told(office: Office) -> None:
    moved_to_three(office)
    change = PendingChange.objects.get()
    leader = office.signed_in(Role.LEADER)
    leader.post(f"{CHANGES}{change.pk}/tu-choi/", {"reason": "Quá sớm."})
    leader.post(f"{CHANGES}{change.pk}/xac-nhan/")
    change.refresh_from_db()
    assert (change.state, change.reason) == (ChangeState.REFUSED, "Quá sớm.")
    assert tomorrow() == ["06:00"]
    assert "Quá sớm." in Notification.objects.get(user=office.commune.officer).words


def test_who_asked_may_take_it_back(office: Office) -> None:
    moved_to_three(office)
    change = PendingChange.objects.get()
    office.signed_in(Role.OFFICER).post(f"{CHANGES}{change.pk}/tu-choi/", {"reason": "Nhầm."})
    change.refresh_from_db()
    assert change.state == ChangeState.REFUSED


def test_what_nobody_confirmed_lapses_with_its_first_airing(
    office: Office,
    moment: time_machine.Traveller,  # noqa: F811
) -> None:
    moved_to_three(office)
    late = EVENING + timedelta(hours=8)
    moment.move_to(late)
    assert (lapse(late), lapse(late)) == (1, 0)
    change = PendingChange.objects.get()
    office.signed_in(Role.LEADER).post(f"{CHANGES}{change.pk}/xac-nhan/")
    change.refresh_from_db()
    assert change.state == ChangeState.LAPSED


def test_a_change_that_touches_nothing_locked_is_made_at_once(office: Office) -> None:
    later = row(day="10/12/2026", kind=ExceptionKind.MOVE, at="5:30", reason="Đổi giờ")
    office.signed_in(Role.OFFICER).post(f"{LIST}edit/{office.relay.pk}/", relay(**later))
    assert not PendingChange.objects.exists()
    assert Programme.objects.get(pk=office.relay.pk).exceptions.count() == 1


def test_a_shorter_lock_does_not_get_around_the_old_one(office: Office) -> None:
    extra = row(day="08/12/2026", kind=ExceptionKind.ADD, at="05:00", reason="Thêm buổi")
    office.signed_in(Role.OFFICER).post(f"{LIST}edit/{office.relay.pk}/", relay(lock_hours="0", **extra))
    assert PendingChange.objects.count() == 1


def test_a_new_programme_for_tonight_waits_too_and_is_made_when_confirmed(office: Office) -> None:
    new = posted(weekdays=["0"], times=["21:00"], lock_hours="0")
    office.signed_in(Role.OFFICER).post(f"{LIST}new/", new)
    assert not Programme.objects.filter(title=new["title"]).exists()
    change = PendingChange.objects.get()
    office.signed_in(Role.LEADER).post(f"{CHANGES}{change.pk}/xac-nhan/")
    assert Programme.objects.get(title=new["title"]).station == Station.objects.get()


def test_other_loudspeakers_for_a_locked_airing_need_a_second_person(office: Office) -> None:
    zone = office.station.zones.create(name="Thôn Đông")
    office.signed_in(Role.OFFICER).post(f"{LIST}edit/{office.relay.pk}/", relay(zones=[str(zone.pk)]))
    change = PendingChange.objects.get()
    assert [one["what"] for one in change.effects] == ["elsewhere"]


def test_a_second_change_of_the_same_waits_for_the_first(office: Office) -> None:
    moved_to_three(office)
    assert "Đang có một thay đổi khác chờ" in text(moved_to_three(office, follow=True))
    assert PendingChange.objects.count() == 1


def test_what_no_longer_fits_is_not_made(office: Office) -> None:
    moved_to_three(office)
    Station.objects.update(quiet_until=time(5))
    change = PendingChange.objects.get()
    leader = office.signed_in(Role.LEADER)
    answer = leader.post(f"{CHANGES}{change.pk}/xac-nhan/", follow=True)
    change.refresh_from_db()
    assert change.state == ChangeState.WAITING
    assert "giờ yên tĩnh" in text(answer)


def test_administrators_may_confirm(office: Office) -> None:
    moved_to_three(office)
    boss = User.objects.create_superuser(username="quan-tri")
    office.people["boss"] = boss
    change = PendingChange.objects.get()
    office.signed_in("boss").post(f"{CHANGES}{change.pk}/xac-nhan/")
    change.refresh_from_db()
    assert change.decided_by == boss


def test_the_calendar_shows_what_waits(office: Office) -> None:
    moved_to_three(office)
    page = text(office.signed_in(Role.LEADER).get("/quan-tri/truyen-thanh/lich/"))
    assert "Thay đổi của “Tiếp âm VOV”" in page
