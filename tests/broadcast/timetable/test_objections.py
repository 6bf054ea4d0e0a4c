"""What speaks against a programme before it is saved, and how it is said."""

from datetime import date, time
from zoneinfo import ZoneInfo

from broadcast import wording
from broadcast.objections import objections
from broadcast.proposed import Hours, Objection, Proposal
from broadcast.timetable import Change, DayChange, Rule

STATION = Hours(ZoneInfo("Asia/Ho_Chi_Minh"), time(21, 0), time(5, 0), 15)
TODAY = date(2026, 12, 7)
EVENING = "FREQ=WEEKLY;BYDAY=TU,FR;BYHOUR=17;BYMINUTE=0;BYSECOND=0"


def proposal(
    recurrence: str = EVENING, minutes: int = 15, title: str = "Tin", zones: set[int] = frozenset(), **more
):
    return Proposal(title, Rule(recurrence, date(2026, 1, 1), **more), minutes, frozenset(zones))


def codes(made: Proposal, *others: Proposal) -> list[str]:
    return [found.code for found in objections(made, others, STATION, TODAY)]


def daily(hour: int, minute: int = 0) -> str:
    return f"FREQ=DAILY;BYHOUR={hour};BYMINUTE={minute}"


def test_nothing_speaks_against_a_good_programme() -> None:
    assert codes(proposal(), proposal(daily(17, 15)), proposal(daily(16, 45))) == []


def test_a_start_in_the_quiet_hours_is_refused() -> None:
    assert codes(proposal(daily(4, 45))) == ["quiet"]
    assert codes(proposal(daily(5))) == []


def test_an_end_in_the_quiet_hours_is_refused() -> None:
    assert codes(proposal(daily(20, 50))) == ["runs_into_quiet"]
    assert codes(proposal(daily(20, 45))) == []


def test_an_exception_in_the_quiet_hours_is_refused() -> None:
    moved = DayChange(date(2026, 12, 8), Change.MOVE, time(22, 0))
    assert codes(proposal(changes=(moved,))) == ["quiet"]


def test_longer_than_the_station_allows() -> None:
    assert codes(proposal(minutes=16)) == ["too_long"]


def test_two_programmes_at_once() -> None:
    found = objections(proposal(), [proposal(daily(17, 10), title="Tiếp âm")], STATION, TODAY)
    assert found == [Objection("overlap", {"title": "Tiếp âm", "at": "17:10", "day": "08/12/2026"})]
    assert codes(proposal(), proposal(daily(16, 50))) == ["overlap"]


def test_other_loudspeakers_may_play_at_once() -> None:
    assert codes(proposal(zones={1}), proposal(zones={2})) == []
    assert codes(proposal(zones={1}), proposal(zones={1, 2})) == ["overlap"]
    assert codes(proposal(zones={1}), proposal()) == ["overlap"]


def test_a_programme_over_itself() -> None:
    assert codes(proposal("FREQ=DAILY;BYHOUR=17;BYMINUTE=0,10")) == ["over_itself"]


def test_a_programme_that_is_never_on_air() -> None:
    assert codes(proposal("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=17;BYMINUTE=0")) == ["never"]


def test_days_in_the_wrong_order_and_a_missing_time() -> None:
    assert codes(proposal(ends_on=date(2025, 12, 31))) == ["ends_before_it_starts"]
    assert codes(proposal(changes=(DayChange(date(2026, 12, 8), Change.ADD),))) == ["no_time_that_day"]


def test_every_objection_has_a_vietnamese_sentence() -> None:
    assert wording.objection(Objection("too_long", {"minutes": 20, "limit": 15})) == (
        "Thời lượng tối đa là 20 phút, nhưng đài chỉ cho phép 15 phút. Xin chọn thời lượng ngắn hơn."
    )
    found = objections(proposal(daily(4, 45)), [], STATION, TODAY)[0]
    assert wording.objection(found) == (
        "04:45 ngày 07/12/2026 nằm trong giờ yên tĩnh (từ 21:00 đến 05:00). Xin chọn giờ khác."
    )
