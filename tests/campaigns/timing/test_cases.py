"""What the time columns of plans say, and what it means."""

import json
from pathlib import Path

import pytest

from campaigns.timing import Kind, read

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases.jsonl").read_text(encoding="utf-8").splitlines()
]
WEEK, MONTH, QUARTER, YEAR = "week", "month", "quarter", "year"


def meaning(text: str, year: int | None = None) -> dict[str, object]:
    return {name: value for name, value in read(text, year=year).as_json().items() if name != "text"}


def every(unit: str, times: int = 1, interval: int = 1, **more: object) -> dict[str, object]:
    return {"kind": "recurring", "every": unit, "interval": interval, "times": times, **more}


def once(start: str | None, due: str) -> dict[str, object]:
    return {"kind": "once", **({"start": start} if start else {}), "due": due}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_given_cases_hold(case) -> None:
    assert read(case["text"]).as_json() == {name: value for name, value in case.items() if name != "id"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Mỗi tuần 2 buổi", every(WEEK, 2)),
        ("Mỗi tháng ít nhất 01 cuộc", every(MONTH)),
        ("Ít nhất 2 lần/tháng", every(MONTH, 2)),
        ("2 tuần/lần", every(WEEK, interval=2)),
        ("3 tháng một lần", every(MONTH, interval=3)),
        ("Một tháng một lần", every(MONTH)),
        ("Định kỳ hằng quý", every(QUARTER)),
        ("Thường xuyên hàng tháng", every(MONTH)),
        ("Trước ngày 25 hàng tháng", every(MONTH, day=24)),
        ("Ngày 15 tháng cuối quý", every(QUARTER, day=15)),
        ("Trước ngày 01/7 hằng năm", every(YEAR, day=30)),
        ("Hàng tuần trong năm 2023", every(WEEK, start="2023-01-01", due="2023-12-31")),
        ("Định kỳ 6 tháng, năm", every(MONTH, interval=6)),
        ("Định kỳ 6 tháng, 1 năm", every(MONTH, interval=6)),
        ("Định kỳ hàng quý, 6 tháng và cả năm", every(QUARTER)),
        ("Hàng tháng, quý", every(MONTH)),
        ("Thứ Ba, thứ Sáu hàng tuần", every(WEEK, 2)),
        ("Mỗi tuần 02 lần vào thứ 3 và thứ 6", every(WEEK, 2)),
        ("Ngày 1 và 15 hằng tháng", every(MONTH, 2)),
        ("Trước ngày 15/6 và 15/12 hằng năm", every(YEAR, 2)),
        ("Mỗi tháng một chuyên đề", every(MONTH)),
        ("01 tin, bài/tuần", every(WEEK)),
        ("Mỗi ngày 2 lần, sáng từ 5h đến 5h30, chiều 17h00", every("day", 2)),
        ("2 lần/tuần, từ tháng 3 đến tháng 12/2026", every(WEEK, 2, start="2026-03-01", due="2026-12-31")),
    ],
)
def test_how_often(text: str, meant: dict[str, object]) -> None:
    assert meaning(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Tháng 3/2026", once("2026-03-01", "2026-03-31")),
        ("Tháng 10, 11/2022", once("2022-10-01", "2022-11-30")),
        ("Tháng 8, tháng 9 năm 2022", once("2022-08-01", "2022-09-30")),
        ("Quý I và quý II/2027", once("2027-01-01", "2027-06-30")),
        ("Từ tháng 3 đến tháng 6/2026", once("2026-03-01", "2026-06-30")),
        ("Từ 15/3 đến 30/4/2026", once("2026-03-15", "2026-04-30")),
        ("Quý I - Quý IV/2022", once("2022-01-01", "2022-12-31")),
        ("6 tháng đầu năm 2026", once("2026-01-01", "2026-06-30")),
        ("giai đoạn 2021 - 2025", once("2021-01-01", "2025-12-31")),
        ("Ngày 10 tháng 12 năm 2025", once("2025-12-10", "2025-12-10")),
        ("Đến hết năm 2025", once(None, "2025-12-31")),
        ("Xong trước 15/6/2026", once(None, "2026-06-14")),
        ("Quý II/2026 - Quý IV/2026", once("2026-04-01", "2026-12-31")),
        ("Cuối quý I/2023", once(None, "2023-03-31")),
        ("Nửa cuối tháng 2/2026", once("2026-02-16", "2026-02-28")),
        ("Tuần thứ hai tháng 9/2026", once("2026-09-08", "2026-09-14")),
        ("Tuần cuối của tháng 9/2026", once("2026-09-24", "2026-09-30")),
        ("Ngày Pháp luật Việt Nam 09/11/2026", once("2026-11-09", "2026-11-09")),
        ("Tháng hành động vì môi trường (tháng 6/2026)", once("2026-06-01", "2026-06-30")),
        ("Tuần lễ từ 05/6 đến 11/6/2026", once("2026-06-05", "2026-06-11")),
        ("Trước quý III/2024", once(None, "2024-06-30")),
    ],
)
def test_once(text: str, meant: dict[str, object]) -> None:
    assert meaning(text) == meant


@pytest.mark.parametrize(
    ("text", "start", "due"),
    [
        ("Trước Tết Nguyên đán 2027", None, "2027-02-05"),
        ("Trước Tết Nguyên đán năm 2030", None, "2030-02-01"),
        ("Trước Tết Nguyên đán 2026 10 ngày", None, "2026-02-07"),
        ("15 ngày trước Tết Nguyên đán Đinh Mùi", None, "2027-01-22"),
        ("Dịp Tết Nguyên đán Bính Ngọ", "2026-02-17", "2026-02-19"),
        ("Rằm tháng Bảy năm 2026", "2026-08-27", "2026-08-27"),
        ("Ngày 10/3 âm lịch năm 2026", "2026-04-26", "2026-04-26"),
        ("Tết Trung thu 2026", "2026-09-25", "2026-09-25"),
    ],
)
def test_days_told_by_the_moon_of_vietnam(text: str, start: str | None, due: str) -> None:
    assert meaning(text) == once(start, due)


def test_a_relative_phrase_keeps_its_event_and_working_days() -> None:
    found = read("Trong 05 ngày làm việc kể từ ngày nhận hồ sơ")
    assert (found.kind, found.days, found.working, found.event) == (Kind.RELATIVE, 5, True, "ngày nhận hồ sơ")


@pytest.mark.parametrize(
    "text",
    ["Khi có yêu cầu", "Đột xuất", "Theo chỉ đạo của cấp trên", "Khi có phát sinh", "Sau khi có hướng dẫn"],
)
def test_on_request(text: str) -> None:
    assert meaning(text) == {"kind": "on_request"}


@pytest.mark.parametrize(
    "text",
    [
        "Đầu năm 2023",
        "Giữa tháng 6/2023",
        "Năm học 2022-2023",
        "Định kỳ 6 tháng, 9 tháng, năm",
        "Trước, trong và sau Tết Nguyên đán 2026",
        "30/02/2026",
        "?",
        "Theo quy định",
    ],
)
def test_what_fits_nothing_is_kept_and_not_guessed(text: str) -> None:
    found = read(text)
    assert (found.kind, found.text) == (Kind.NOT_UNDERSTOOD, text)


@pytest.mark.parametrize("text", ["Quý II", "Tháng 9", "Trước ngày 15/12", "Trước Tết Nguyên đán"])
def test_without_a_year_nothing_is_guessed(text: str) -> None:
    assert read(text).kind is Kind.NOT_UNDERSTOOD
    assert read(text, year=2026).kind is Kind.ONCE


def test_the_year_of_the_plan_is_used_where_a_phrase_names_none() -> None:
    assert meaning("Quý II", year=2026) == once("2026-04-01", "2026-06-30")


@pytest.mark.parametrize("text", ["QUÝ I/2023", "quy I / 2023", "Quý  I/2023.", "(Quý I/2023)"])
def test_spelling_does_not_matter(text: str) -> None:
    assert meaning(text) == once("2023-01-01", "2023-03-31")


def test_what_goes_on_begins_with_the_first_time_named() -> None:
    assert meaning("Tháng 02/2026 và các tháng tiếp theo") == {"kind": "ongoing", "start": "2026-02-01"}


def test_a_weekday_and_a_month_of_the_year_are_kept() -> None:
    assert read("Thứ Hai hàng tuần").weekday == 0
    assert read("Tháng 9 hằng năm").month == 9
