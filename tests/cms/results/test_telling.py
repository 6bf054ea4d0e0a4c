import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.results.figures import Counts
from cms.results.periods import Kind, Period
from cms.results.telling import number, period_in_words, rate, told
from cms.results.titles import period_name, title_of
from tests.cms.results.test_figures import COUNTS, GOOD

NOVEMBER = Period(2026, 11, Kind.MONTH)
DESK = "Trung tâm Phục vụ hành chính công xã Tân Hòa"


def lines(counts, before=None, period=NOVEMBER):
    return told(period, DESK, counts, before).split("\n")


def test_a_month_as_a_newsreader_tells_it():
    assert lines(GOOD, Counts(direct=300, on_time=300)) == [
        "Trong tháng mười một năm 2026, Trung tâm Phục vụ hành chính công xã Tân Hòa tiếp nhận 312 hồ sơ, "
        "trong đó 245 hồ sơ nộp trực tuyến, đạt 78,5%; 60 hồ sơ nộp trực tiếp; 7 hồ sơ gửi qua bưu chính. "
        "Kỳ trước chuyển sang 10 hồ sơ.",
        "Đã giải quyết xong 310 hồ sơ, trong đó 305 hồ sơ đúng hạn hoặc trước hạn, đạt 98,4%; "
        "5 hồ sơ quá hạn.",
        "Đang giải quyết 10 hồ sơ, trong đó 1 hồ sơ đã quá hạn. Trả lại hoặc người nộp rút 2 hồ sơ.",
        "So với tháng trước, số hồ sơ tiếp nhận tăng 12 hồ sơ.",
    ]


@pytest.mark.parametrize(
    ("counts", "line", "said"),
    [
        (Counts(), 0, f"Trong tháng mười một năm 2026, {DESK} không tiếp nhận hồ sơ nào."),
        (
            Counts(online=1, on_time=1),
            0,
            f"Trong tháng mười một năm 2026, {DESK} tiếp nhận 1 hồ sơ, nộp trực tuyến.",
        ),
        (
            Counts(direct=9, on_time=9),
            0,
            f"Trong tháng mười một năm 2026, {DESK} tiếp nhận 9 hồ sơ, tất cả nộp trực tiếp.",
        ),
        (
            Counts(carried_over=2, on_time=2),
            0,
            f"Trong tháng mười một năm 2026, {DESK} không tiếp nhận hồ sơ mới; "
            "2 hồ sơ chuyển từ kỳ trước sang.",
        ),
        (Counts(direct=1, running=1), 1, "Trong kỳ chưa có hồ sơ nào được giải quyết xong."),
        (Counts(direct=1, on_time=1), 1, "Đã giải quyết xong 1 hồ sơ, đúng hạn."),
        (Counts(direct=1, early=1), 1, "Đã giải quyết xong 1 hồ sơ, đúng hạn hoặc trước hạn."),
        (Counts(direct=9, on_time=9), 1, "Đã giải quyết xong 9 hồ sơ, tất cả đều đúng hạn."),
        (Counts(direct=1, late=1), 1, "Đã giải quyết xong 1 hồ sơ, quá hạn."),
        (Counts(direct=2, late=2), 1, "Đã giải quyết xong 2 hồ sơ, tất cả đều quá hạn."),
        (Counts(direct=1, running=1), 2, "Đang giải quyết 1 hồ sơ, còn trong hạn."),
        (Counts(direct=3, running=3), 2, "Đang giải quyết 3 hồ sơ, đều còn trong hạn."),
        (Counts(direct=3, overdue=3), 2, "Đang giải quyết 3 hồ sơ, đều đã quá hạn."),
        (
            Counts(direct=1, on_time=1, asked=1, satisfied=1),
            2,
            "Có 1 người được hỏi ý kiến và trả lời là hài lòng.",
        ),
        (
            Counts(direct=1, on_time=1, asked=8, satisfied=8),
            2,
            "Tất cả 8 người được hỏi ý kiến đều hài lòng.",
        ),
        (Counts(direct=1, on_time=1, asked=8), 2, "Trong 8 người được hỏi ý kiến, chưa có ai hài lòng."),
        (
            Counts(direct=1, on_time=1, asked=8, satisfied=7),
            2,
            "Trong 8 người được hỏi ý kiến, 7 người hài lòng, đạt 87,5%.",
        ),
    ],
)
def test_none_one_and_all_are_told_as_people_tell_them(counts, line, said):
    assert lines(counts)[line] == said


@pytest.mark.parametrize(
    ("before", "said"),
    [(320, "giảm 8 hồ sơ."), (300, "tăng 12 hồ sơ."), (312, "bằng tháng trước.")],
)
def test_the_comparison_says_the_direction(before, said):
    assert lines(GOOD, Counts(direct=before, running=before))[-1].endswith(said)


@given(COUNTS, st.none() | COUNTS)
def test_every_line_is_a_sentence(counts, before):
    for line in lines(counts, before):
        assert line[0].isupper()
        assert line.endswith(".")
        assert "  " not in line
        assert "None" not in line


@pytest.mark.parametrize(
    ("period", "said", "written"),
    [
        (Period(2026, 4, Kind.MONTH), "tháng tư năm 2026", "tháng 4 năm 2026"),
        (Period(2026, 4, Kind.QUARTER), "quý bốn năm 2026", "quý IV năm 2026"),
        (Period(2026, 1, Kind.QUARTER), "quý một năm 2026", "quý I năm 2026"),
        (Period(2026, 47, Kind.WEEK), "tuần 47 năm 2026", "tuần 47 năm 2026"),
    ],
)
def test_periods_are_said_and_written(period, said, written):
    assert period_in_words(period) == said
    assert period_name(period) == written
    assert title_of(period).endswith(written)


def test_numbers_are_written_the_vietnamese_way():
    from decimal import Decimal

    assert (number(12345), rate(Decimal("78.5")), rate(Decimal("100.0"))) == ("12.345", "78,5%", "100%")
