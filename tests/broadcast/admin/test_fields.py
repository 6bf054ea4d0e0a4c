from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from broadcast.admin.forms.fields import ClockField, DayField, TimesField, WeekdaysField, time_written


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("17:00", time(17)),
        ("5:30", time(5, 30)),
        ("17h", time(17)),
        ("5h30", time(5, 30)),
        ("17 giờ 30", time(17, 30)),
        ("17 giờ 30 phút", time(17, 30)),
        (" 05.15 ", time(5, 15)),
        ("0:00", time(0)),
    ],
)
def test_a_time_is_read_as_people_write_it(text, at):
    assert time_written(text) == at


@pytest.mark.parametrize("text", ["25:00", "17:60", "năm giờ", "", "17:0", "1:2:3", "-5"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValidationError):
        time_written(text)


def test_times_are_sorted_and_each_counts_once():
    assert TimesField().clean(["17:00", "5:30", "17h"]) == (time(5, 30), time(17))


def test_empty_boxes_are_no_times():
    posted = QueryDict("times=17:00&times=&times=+")
    assert TimesField().widget.value_from_datadict(posted, {}, "times") == ["17:00"]


def test_no_time_at_all_is_refused():
    with pytest.raises(ValidationError):
        TimesField().clean([])


def test_weekdays_are_counted_from_monday():
    assert WeekdaysField().clean(["1", "4"]) == [1, 4]


def test_a_day_is_written_as_in_vietnam():
    assert DayField().clean("01/02/2026") == date(2026, 2, 1)
    assert DayField().prepare_value(date(2026, 2, 1)) == "01/02/2026"


def test_a_clock_field_left_alone_has_not_changed():
    assert not ClockField().has_changed(time(17), "17:00")
    assert ClockField().has_changed(time(17), "17:30")
    assert ClockField().has_changed(time(17), "bảy giờ")
