from datetime import date

import pytest

from cms import agenda
from cms.agenda import Errand, agenda_of

TODAY = date(2026, 11, 20)


@pytest.fixture
def owed(monkeypatch):
    """Errands somebody has; fill the list."""
    errands: list[Errand] = []
    monkeypatch.setattr(agenda, "sources", [lambda user, today: errands])
    return errands


def errand(day: int, month: int = 11) -> Errand:
    return Errand(
        key=f"viec:{month}-{day}", words=f"Việc ngày {day}", due=date(2026, month, day), link="/quan-tri/"
    )


def test_what_is_past_its_day_is_late_the_oldest_first(owed, officer):
    owed += [errand(19), errand(2)]
    assert [one.due.day for one in agenda_of(officer, TODAY).late] == [2, 19]


def test_today_is_not_late(owed, officer):
    owed.append(errand(20))
    found = agenda_of(officer, TODAY)
    assert (found.late, [one.due.day for one in found.coming]) == ([], [20])


def test_seven_days_ahead_are_shown_and_no_more(owed, officer):
    owed += [errand(27), errand(28)]
    assert [one.due.day for one in agenda_of(officer, TODAY).coming] == [27]
