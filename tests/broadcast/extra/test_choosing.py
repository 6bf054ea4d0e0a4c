"""Which extra airings make up a row of days; pure."""

from datetime import date, time, timedelta

from broadcast.extra.choosing import Place, first_free, needed_without, places
from broadcast.in_a_row import Row

MONDAY = date(2026, 12, 7)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def row(*open_days: int, aired: tuple[int, ...] = ()) -> Row:
    return Row(3, frozenset(map(day, aired)), frozenset(), frozenset(map(day, open_days)))


def on(found: date) -> Place:
    return Place(found, 1, time(17))


def test_the_soonest_days_that_make_up_the_row_are_taken():
    assert [place.day for place in places(row(1, 4), MONDAY, on)] == [day(0), day(2)]


def test_a_day_with_no_room_moves_the_row():
    found = places(row(1, 4), MONDAY, lambda at: None if at == day(0) else on(at))
    assert [place.day for place in found] == [day(2), day(3)]


def test_half_a_row_is_not_made():
    assert places(row(1), MONDAY, lambda at: on(at) if at == day(0) else None) == ()


def test_nothing_is_added_where_nothing_is_missing():
    assert places(row(0, 1, 2), MONDAY, on) == ()
    assert places(row(aired=(-3, -2, -1)), MONDAY, on) == ()


def test_an_extra_airing_is_needed_while_the_row_falls_short_without_it():
    assert needed_without(row(0, 1, 2), [day(1)])
    assert not needed_without(row(0, 1, 2, 3), [day(0)])
    assert not needed_without(row(0, aired=(-3, -2, -1)), [day(0)])


def test_the_first_time_nothing_speaks_against_is_taken():
    programmes = [(1, (time(5), time(17))), (2, (time(6),))]
    assert first_free(MONDAY, programmes, lambda place: place.at > time(5)) == Place(MONDAY, 1, time(17))
    assert first_free(MONDAY, programmes, lambda place: False) is None
