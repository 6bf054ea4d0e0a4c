from datetime import datetime

import pytest

from cms.events.invitation import Gathering, invitation, when

START = datetime(2026, 11, 27, 8, 0)  # noqa: DTZ001  (local, as the rule takes it)
EVENT = Gathering(
    title="Đối thoại giữa Chủ tịch UBND xã với Nhân dân",
    host="Ủy ban nhân dân xã Tân Hòa",
    starts=START,
    ends=START.replace(hour=11, minute=30),
    place="Hội trường UBND xã",
    invited="Toàn thể bà con thôn 1.",
    programme=["Báo cáo;", "", "Trả lời."],
    register="Đăng ký với trưởng thôn",
)


def test_an_invitation_as_it_is_read():
    assert invitation(EVENT).split("\n") == [
        "Ủy ban nhân dân xã Tân Hòa kính mời toàn thể bà con thôn 1 tham dự "
        "đối thoại giữa Chủ tịch UBND xã với Nhân dân.",
        "Thời gian: từ 8 giờ đến 11 giờ 30, thứ Sáu ngày 27/11/2026.",
        "Địa điểm: Hội trường UBND xã.",
        "Nội dung: Báo cáo; Trả lời.",
        "Đăng ký với trưởng thôn.",
        "Rất mong bà con đến dự đông đủ và đúng giờ.",
    ]


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        (START, None, "8 giờ, thứ Sáu ngày 27/11/2026"),
        (START.replace(minute=5), None, "8 giờ 05, thứ Sáu ngày 27/11/2026"),
        (
            START,
            START.replace(day=29, hour=17),
            "từ 8 giờ, thứ Sáu ngày 27/11/2026 đến 17 giờ, Chủ nhật ngày 29/11/2026",
        ),
    ],
)
def test_when_it_is(starts, ends, said):
    assert when(starts, ends) == said


def test_what_is_not_known_is_left_out():
    bare = Gathering("UBND xã họp", "UBND", START, None, "Xã", "")
    assert invitation(bare).split("\n")[0] == "UBND kính mời bà con tham dự UBND xã họp."
    assert "Nội dung" not in invitation(bare)
