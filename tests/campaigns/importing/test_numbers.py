"""Numbers of plans: how often beside when, shares that are promised."""

import pytest

from campaigns.importing import read_plan
from campaigns.importing.understanding.targets import targets

PLAN = """ỦY BAN NHÂN DÂN XÃ AN PHÚ
Số: 12/KH-UBND
An Phú, ngày 10 tháng 01 năm 2026

KẾ HOẠCH
Tuyên truyền phòng, chống dịch bệnh năm 2026

I. MỤC ĐÍCH, YÊU CẦU
- Phấn đấu 100% thôn, 90% hộ gia đình được tuyên truyền.
II. HÌNH THỨC TUYÊN TRUYỀN
- Mỗi thôn tổ chức ít nhất 02 buổi tuyên truyền.
III. TỔ CHỨC THỰC HIỆN

PHỤ LỤC
| TT | Nội dung | Đơn vị chủ trì | Thời gian | Số lượng |
|---|---|---|---|---|
| 1 | Phát thanh trên loa | Ban Văn hóa | Hằng tuần | 02 lượt/tuần |
| 2 | Họp thôn | Các thôn | Quý I, III/2026 | 2 cuộc |
| 3 | Cập nhật trang thông tin | Ban Văn hóa | | 3 lần/tháng |
| 4 | Báo cáo | Văn phòng | Hằng quý | 02 lượt/tuần |
"""


@pytest.fixture(scope="module")
def plan():
    return read_plan(PLAN.encode(), "ke-hoach.md")


def test_how_often_may_stand_in_a_column_of_numbers(plan):
    said = [(one.timing.text, one.timing.every, one.timing.times) for one in plan.activities if one.timing]
    assert said == [
        ("Hằng tuần (02 lượt/tuần)", "week", 2),
        ("Quý I, III/2026", None, None),
        ("3 lần/tháng", "month", 3),
        ("Hằng quý", "quarter", 1),
    ]
    assert plan.activities[0].note == "Số lượng: 02 lượt/tuần"


def test_two_quarters_of_a_cell_are_two_windows(plan):
    assert len(plan.activities[1].timing.apart) == 2


def test_each_share_is_a_target_of_its_own_and_forms_are_none(plan):
    assert [(one.text, one.values) for one in plan.targets] == [
        ("Phấn đấu 100% thôn", (("100", "%"),)),
        ("90% hộ gia đình được tuyên truyền", (("90", "%"),)),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("100% thôn tổ chức ít nhất 02 buổi tuyên truyền", [("100", "%")]),
        ("Phấn đấu đăng ít nhất 24 tin, bài", [("24", "tin, bài")]),
        ("Ít nhất 12 cuộc/năm", [("12", "cuộc")]),
        ("Tối thiểu 02 buổi mỗi tháng", []),
        ("Hình thức: tổ chức ít nhất 03 hội nghị", []),
    ],
)
def test_which_numbers_are_targets(text, values):
    assert [value for one in targets([(text, (1,))]) for value in one.values] == values
