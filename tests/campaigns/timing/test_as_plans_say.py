"""More of the ways plans say when, by classes."""

from datetime import date

import pytest

from campaigns.timing import Kind, read

WEEK, MONTH, QUARTER, YEAR = "week", "month", "quarter", "year"
YEAR_OF_PLAN = 2026


def meaning(text):
    found = read(text, year=YEAR_OF_PLAN)
    said = {name: value for name, value in found.as_json().items() if name != "text"}
    return {**said, "weekday": found.weekday} if found.weekday is not None else said


def every(unit, times=1, interval=1, **more):
    return {"kind": "recurring", "every": unit, "interval": interval, "times": times, **more}


def once(start, due):
    return {"kind": "once", **({"start": f"2026-{start}"} if start else {}), "due": f"2026-{due}"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("hằng tuần vào thứ Ba", every(WEEK, weekday=1)),
        ("Hằng tuần, vào chiều thứ Sáu", every(WEEK, weekday=4)),
        ("01 lần/tuần vào sáng thứ Hai", every(WEEK, weekday=0)),
        ("Chủ nhật hằng tuần", every(WEEK, weekday=6)),
        ("Thứ Bảy, Chủ nhật hằng tuần", every(WEEK, 2)),
        ("Hàng tuần (thứ Hai, thứ Tư, thứ Sáu)", every(WEEK, 3)),
        ("Trước 16 giờ thứ Năm hằng tuần", every(WEEK, weekday=3)),
        ("Hằng tháng, trước ngày 20", every(MONTH, day=19)),
        ("Hàng tháng (ngày 20)", every(MONTH, day=20)),
        ("Hàng quý, chậm nhất ngày 20 tháng cuối quý", every(QUARTER, day=20)),
        ("Hằng năm, trước ngày 15/12", every(YEAR, day=14)),
        ("Trước ngày 05 của tháng tiếp theo", every(MONTH, day=4)),
        ("Thứ Sáu tuần đầu hằng tháng", every(MONTH, day=7)),
        ("Hai tuần một lần", every(WEEK, interval=2)),
        ("Sáu tháng một lần", every(MONTH, interval=6)),
        ("06 tháng, 01 năm", every(MONTH, interval=6)),
        ("Định kỳ theo quý và năm", every(QUARTER)),
        ("Định kỳ quý I, quý II, quý III và năm", every(QUARTER)),
        ("Hằng tháng, hằng quý, 6 tháng, năm và đột xuất khi có yêu cầu", every(MONTH)),
        ("Thường xuyên, định kỳ hằng tháng", every(MONTH)),
        ("2 lần/tuần, thời lượng 15 phút", every(WEEK, 2)),
        ("Phát 02 lần/ngày, vào lúc 5h30 và 17h00", every("day", 2)),
    ],
)
def test_how_often_and_on_which_day(text, meant):
    assert meaning(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Từ nay đến hết năm 2026", once(None, "12-31")),
        ("Từ ngày ban hành kế hoạch đến hết năm 2026", once(None, "12-31")),
        ("Trước 17h00 ngày 15/12/2026", once(None, "12-15")),
        ("8h00 ngày 20/11/2026", once("11-20", "11-20")),
        ("T12/2026", once("12-01", "12-31")),
        ("Q.II/2026", once("04-01", "06-30")),
        ("Tuần lễ Biển và Hải đảo Việt Nam (01-08/6)", once("06-01", "06-08")),
        ("Tháng 5 (Tháng hành động vì an toàn thực phẩm)", once("05-01", "05-31")),
        ("Tháng cao điểm: tháng 5/2026", once("05-01", "05-31")),
        ("Mùa mưa bão (từ tháng 5 đến tháng 11)", once("05-01", "11-30")),
        ("Trong 3 tháng đầu năm 2026", once("01-01", "03-31")),
        ("Từ 23 tháng Chạp đến mùng 7 tháng Giêng năm 2026", once("02-10", "02-23")),
        ("Từ tháng 11/2025 đến tháng 2/2026", {"kind": "once", "start": "2025-11-01", "due": "2026-02-28"}),
        ("Từ tháng 11 đến tháng 2/2026", {"kind": "once", "start": "2025-11-01", "due": "2026-02-28"}),
        ("Sau ngày 15/3/2026", {"kind": "ongoing", "start": "2026-03-16"}),
        ("Xuyên suốt năm 2026", {"kind": "ongoing", "start": "2026-01-01", "due": "2026-12-31"}),
        ("Thường xuyên, cao điểm tháng 5, tháng 6", {"kind": "ongoing"}),
        ("Thường xuyên (báo cáo hàng quý)", {"kind": "ongoing"}),
        ("30 ngày liên tục kể từ ngày niêm yết", {"kind": "relative", "days": 30}),
    ],
)
def test_when(text, meant):
    assert meaning(text) == meant


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Quý I, III/2026", [("01-01", "03-31"), ("07-01", "09-30")]),
        ("Quý I và quý IV năm 2026", [("01-01", "03-31"), ("10-01", "12-31")]),
        ("Tháng 4 và tháng 10/2026", [("04-01", "04-30"), ("10-01", "10-31")]),
        ("Trước 30/6 và 30/11/2026", [(None, "06-29"), (None, "11-29")]),
        ("30/6/2026 và 15/12/2026", [("06-30", "06-30"), ("12-15", "12-15")]),
        ("Đợt 1: tháng 4/2026; đợt 2: tháng 10/2026", [("04-01", "04-30"), ("10-01", "10-31")]),
        ("Đợt 1 trước 30/4/2026, đợt 2 trước 30/10/2026", [(None, "04-29"), (None, "10-29")]),
    ],
)
def test_times_that_lie_apart_are_kept_apart(text, times):
    found = read(text, year=YEAR_OF_PLAN)
    days = [
        (first and date.fromisoformat(f"2026-{first}"), date.fromisoformat(f"2026-{last}"))
        for first, last in times
    ]
    assert (found.kind, list(found.apart)) == (Kind.ONCE, days)


def test_rounds_of_a_year_keep_their_months():
    found = read("02 đợt/năm (tháng 4 và tháng 10)", year=YEAR_OF_PLAN)
    assert (found.kind, found.times, len(found.apart)) == (Kind.RECURRING, 2, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Trước, trong và sau Tết Nguyên đán 2027",
        "Trong mùa mưa bão",
        "Trước ngày bầu cử 10 ngày",
        "Cách tuần",
        "Ngày 25 hàng tháng và ngày 15 tháng cuối quý",
        "Quý III, I/2026",
    ],
)
def test_what_no_rule_says_is_kept_word_for_word(text):
    assert meaning(text) == {"kind": "not_understood"}


@pytest.mark.parametrize(
    "text",
    [
        "3 lần trong 5 ngày",
        "Phát 03 lần trong vòng 05 ngày",
        "Phát 3 lần trong 5 ngày liên tục",
        "Ít nhất 3 lần trong vòng 5 ngày",
        "Phát thanh ba lần trong năm ngày liên tiếp",
    ],
)
def test_times_within_so_many_days_recur_in_them(text):
    assert meaning(text) == {"kind": "recurring", "every": "day", "interval": 5, "times": 3}
