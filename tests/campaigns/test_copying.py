"""A plan as data and back, and moved into the next year."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.approval.closing import copy_to_next_year
from campaigns.copying import as_data, from_data, moved, next_of
from campaigns.models import Audience, Channel
from campaigns.moving import moved_day, moved_words
from tests.campaigns.approval.conftest import PLAN, officer, person

__all__ = ["officer", "person"]

OF_2026 = frozenset({2026})
words = st.text("aăâbcdđeêếềhệ 0123456789/năm", max_size=40).map(str.strip)
names = st.sampled_from(["Văn phòng", "Thôn 1", "Thôn 2", "Đoàn thanh niên"])
days = st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(date.isoformat)
some_day = st.none() | days
activity = st.fixed_dictionaries(
    {
        "section": words,
        "title": words,
        "channels": st.lists(st.sampled_from(Channel.values), unique=True, max_size=3),
        "audience": st.sampled_from(Audience.values),
        "timing": words,
        "uncounted": st.booleans(),
        "every_days": st.none() | st.integers(1, 400),
        "lead": st.none() | names,
        "product": words,
        "note": words,
        "starts_on": some_day,
        "ends_on": some_day,
        "coordinating": st.lists(names, unique=True, max_size=3).map(sorted),
    }
)
row = st.fixed_dictionaries
plans = st.fixed_dictionaries(
    {
        "title": words,
        "issuer": words,
        "symbol": words,
        "issued_on": some_day,
        "starts_on": st.just("2026-01-01"),
        "ends_on": st.just("2026-12-31"),
        "purpose": words,
        "requirements": words,
        "channels": st.lists(st.sampled_from(Channel.values), unique=True),
        "is_public": st.booleans(),
        "counted_from": some_day,
        "legal_bases": st.lists(
            row({"kind": words, "symbol": words, "issued_on": some_day, "issuer": words, "title": words}),
            max_size=2,
        ),
        "contents": st.lists(row({"audience": st.sampled_from(Audience.values), "text": words}), max_size=2),
        "targets": st.lists(
            row(
                {
                    "key": st.uuids().map(str),
                    "text": words,
                    "number": st.decimals(0, 10**6, places=2).map(lambda n: f"{n:.2f}"),
                    "unit": words,
                    "due_on": some_day,
                }
            ),
            max_size=2,
        ),
        "budget": st.lists(
            row({"text": words, "amount": st.integers(0, 10**10), "source": words}), max_size=2
        ),
        "assignments": st.lists(row({"unit": names, "text": words}), max_size=2),
        "recipients": st.lists(row({"name": words}), max_size=2),
        "activities": st.lists(activity, max_size=4),
    }
)


def said(data):
    activities = [{k: v for k, v in one.items() if k not in ("id", "origin")} for one in data["activities"]]
    return {**data, "activities": activities}


@pytest.mark.django_db
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=plans)
def test_a_copy_keeps_everything(data):
    plan = from_data(data)
    assert said(as_data(plan)) == data
    copy = from_data(as_data(plan))
    assert said(as_data(copy)) == data


@settings(max_examples=60)
@given(data=plans, years=st.integers(1, 4))
def test_moving_forth_and_back_gives_the_same(data, years):
    there = moved({**data, "issued_on": None}, years)
    unread = [{name: value for name, value in row.items() if name != "key"} for row in data["targets"]]
    assert moved(there, -years) == {**data, "issued_on": None, "targets": unread}


@pytest.mark.django_db
def test_next_years_plan_has_its_days_moved_and_knows_where_it_came_from(officer):
    plan = from_data(PLAN)
    copy = copy_to_next_year(plan, by=officer)
    assert (copy.title, copy.symbol, copy.issued_on) == ("Kế hoạch tuyên truyền năm 2027", "", None)
    assert (copy.starts_on, copy.ends_on) == (date(2027, 1, 1), date(2027, 12, 31))
    assert copy.copied_from == plan
    assert [one.timing for one in copy.activities.all()] == ["2 lần/tuần", "hằng quý", "Trước 30/11/2027"]
    assert [one.origin for one in copy.activities.all()] == list(plan.activities.all())
    assert copy.targets.first().due_on == date(2027, 12, 15)
    assert as_data(copy)["legal_bases"] == PLAN["legal_bases"]


@pytest.mark.parametrize(
    ("text", "moved_on"),
    [
        ("Kế hoạch tuyên truyền năm 2026", "Kế hoạch tuyên truyền năm 2027"),
        ("Trước 30/11/2026", "Trước 30/11/2027"),
        ("Trước ngày 30.11.2026, xong trước Tết 2026", "Trước ngày 30.11.2027, xong trước Tết 2027"),
        ("Trước 30/11/26", "Trước 30/11/27"),
        ("Quý I/2026; quý II, III/2026", "Quý I/2027; quý II, III/2027"),
        ("từ tháng 3 đến tháng 6/2026.", "từ tháng 3 đến tháng 6/2027."),
        ("Rằm tháng Bảy", "Rằm tháng Bảy"),
        ("trước Tết Nguyên đán", "trước Tết Nguyên đán"),
        ("2 lần/tuần", "2 lần/tuần"),
        ("so với năm 2025, đến năm 2030", "so với năm 2025, đến năm 2030"),
        ("Nghị định số 15/2026/NĐ-CP", "Nghị định số 15/2026/NĐ-CP"),
        ("Luật số 10/2026/QH15 năm 2026", "Luật số 10/2026/QH15 năm 2027"),
        (
            "theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của tỉnh, xong trước 30/6/2026",
            "theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của tỉnh, xong trước 30/6/2027",
        ),
        ("chương trình giai đoạn 2026 - 2030", "chương trình giai đoạn 2026 - 2030"),
        ("năm học 2026-2027", "năm học 2027-2028"),
        ("2026 người, 2.026 hộ, 12026", "2026 người, 2.026 hộ, 12026"),
        ("Ngày 29/02/2028", "Ngày 29/02/2028"),
    ],
)
def test_only_years_of_the_plan_move(text, moved_on):
    assert moved_words(text, 1, OF_2026) == moved_on


@pytest.mark.parametrize(
    ("text", "moved_on"),
    [("Trước 29/02/2028", "Trước 28/02/2029"), ("ngày 29 tháng 2 năm 2028", "ngày 28 tháng 02 năm 2029")],
)
def test_the_leap_day_becomes_the_day_before(text, moved_on):
    assert moved_words(text, 1, frozenset({2028})) == moved_on
    assert moved_day(date(2028, 2, 29), 1) == date(2029, 2, 28)


def test_a_copy_is_a_paper_of_its_own():
    data = next_of({**PLAN, "activities": [{"id": 7, "title": "Một"}]})
    assert "symbol" not in data
    assert data["activities"][0]["origin"] == 7
