"""Which extra airings make up what is asked for; pure."""

from datetime import date, time, timedelta
from uuid import UUID

from broadcast.extra.choosing import Place, all_free, needed_without, places
from broadcast.outlook import Outlook
from cms.demands import Demand, in_a_row

MONDAY = date(2026, 12, 7)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def outlook(*open_days: int, aired: tuple[int, ...] = (), demand: Demand | None = None) -> Outlook:
    """The slot of the day n is named by n + 1."""
    slots = {UUID(int=number + 1): day(number) for number in open_days}
    asked = demand or in_a_row(3)
    return Outlook(asked, [day(number) for number in aired], {}, slots, MONDAY, day(28))


def on(found: date) -> list[Place]:
    return [Place(found, 1, time(17))]


def test_the_soonest_days_that_make_up_the_row_are_taken():
    assert [place.day for place in places(outlook(1, 4), on)] == [day(0), day(2)]


def test_a_day_with_no_room_moves_the_row():
    found = places(outlook(1, 4), lambda at: [] if at == day(0) else on(at))
    assert [place.day for place in found] == [day(2), day(3)]


def test_half_a_row_is_not_made():
    assert places(outlook(1), lambda at: on(at) if at == day(0) else []) == ()


def test_nothing_is_added_where_nothing_is_missing():
    assert places(outlook(0, 1, 2), on) == ()
    assert places(outlook(aired=(-3, -2, -1)), on) == ()


def test_several_places_of_a_day_are_taken_where_the_days_are_few():
    def twice(at: date) -> list[Place]:
        return [Place(at, 1, time(5)), Place(at, 1, time(17))]

    found = places(outlook(demand=Demand(3, 2)), twice)
    assert [(place.day, place.at) for place in found] == [
        (day(0), time(5)),
        (day(0), time(17)),
        (day(1), time(5)),
    ]


def test_an_extra_airing_is_needed_while_the_item_falls_short_without_it():
    assert needed_without(outlook(0, 1, 2), [UUID(int=2)])
    assert not needed_without(outlook(0, 1, 2, 3), [UUID(int=1)])
    assert not needed_without(outlook(0, aired=(-3, -2, -1)), [UUID(int=1)])
    assert needed_without(outlook(0, 2, 4, demand=Demand(3, 5)), [UUID(int=3)])
    assert not needed_without(outlook(0, 2, 3, 4, demand=Demand(3, 5)), [UUID(int=3)])


def test_all_times_nothing_speaks_against_are_found_beside_each_other():
    programmes = [(1, (time(5), time(17))), (2, (time(6), time(17)))]

    def free(place: Place, beside: list[Place]) -> bool:
        return place.at > time(5) and place.at not in {other.at for other in beside}

    assert all_free(MONDAY, programmes, free) == [Place(MONDAY, 1, time(17)), Place(MONDAY, 2, time(6))]
    assert all_free(MONDAY, programmes, lambda place, beside: False) == []
