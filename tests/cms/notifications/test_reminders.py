"""Reminders of what is due: once a day, never at night."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from cms import agenda, chores
from cms.agenda import Errand
from cms.notifications.models import Notification
from cms.notifications.reminders import remind, remind_when_due

MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # 08:00 here
TODAY = date(2026, 11, 20)


@pytest.fixture
def owed(monkeypatch):
    errands: list[Errand] = []
    monkeypatch.setattr(agenda, "sources", [lambda user, today: errands])
    return errands


def due(days: int) -> Errand:
    return Errand(
        "niem-yet:5", "Niêm yết thông báo thu phí", TODAY + timedelta(days=days), "/quan-tri/niem-yet/"
    )


def told() -> list[str]:
    return list(Notification.objects.order_by("pk").values_list("words", flat=True))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-3, ["Quá hạn 3 ngày: Niêm yết thông báo thu phí"]),
        (0, ["Hạn hôm nay: Niêm yết thông báo thu phí"]),
        (1, ["Hạn ngày 21/11/2026: Niêm yết thông báo thu phí"]),
        (2, []),
    ],
)
def test_what_is_late_or_due_by_tomorrow_is_told(officer, owed, days, words):
    owed.append(due(days))
    remind(TODAY)
    assert told() == words


def test_a_late_errand_is_told_once_a_week(officer, owed):
    owed.append(due(-1))
    for day in range(8):
        remind(TODAY + timedelta(days=day))
    assert len(told()) == 2


def test_nobody_is_told_before_seven(officer, owed):
    owed.append(due(0))
    assert remind_when_due(MORNING - timedelta(hours=2)) is False
    assert told() == []


def test_once_a_day_is_enough(officer, owed):
    owed.append(due(0))
    with time_machine.travel(MORNING, tick=False):
        assert [remind_when_due(MORNING), remind_when_due(MORNING + timedelta(hours=1))] == [True, False]


def test_the_next_day_is_another(officer, owed):
    with time_machine.travel(MORNING, tick=False):
        remind_when_due(MORNING)
        assert remind_when_due(MORNING + timedelta(days=1)) is True


def test_who_left_is_told_nothing(officer, owed):
    officer.is_active = False
    officer.save()
    owed.append(due(0))
    remind(TODAY)
    assert told() == []


def test_the_chores_of_the_day_are_done_with_it(officer, owed, monkeypatch):
    done = []
    monkeypatch.setattr(chores, "chores", [done.append])
    with time_machine.travel(MORNING, tick=False):
        remind_when_due(MORNING)
        remind_when_due(MORNING + timedelta(hours=1))
    assert done == [MORNING]
