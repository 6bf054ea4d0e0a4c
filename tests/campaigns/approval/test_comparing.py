"""How two versions differ, as data and in words."""

from copy import deepcopy

import pytest
from django.utils.translation import override

from campaigns.approval.comparing import Change, How, differences
from campaigns.approval.wording import in_words
from tests.campaigns.approval.conftest import PLAN

BEFORE = {**PLAN, "activities": [{"id": number, **one} for number, one in enumerate(PLAN["activities"], 1)]}


@pytest.fixture
def after():
    return deepcopy(BEFORE)


def test_the_same_does_not_differ(after):
    assert differences(BEFORE, after) == []


def test_number_and_day_belong_to_the_paper(after):
    after |= {"symbol": "40/KH-UBND", "issued_on": "2026-06-01"}
    assert differences(BEFORE, after) == []


def test_activities_are_the_same_by_their_id(after):
    after["activities"][1]["timing"] = "hằng tháng"
    del after["activities"][2]
    after["activities"].append({"id": 9, "title": "Thi tìm hiểu"})
    found = differences(BEFORE, after)
    assert [(one.how, one.what["title"]) for one in found] == [
        (How.CHANGED, "Họp thôn"),
        (How.ADDED, "Thi tìm hiểu"),
        (How.LEFT_OUT, "Báo cáo năm"),
    ]
    assert found[0].changes == [Change("timing", "hằng quý", "hằng tháng")]


def test_in_words(after):
    after["purpose"] = ""
    after["targets"][0]["number"] = "99.00"
    after["activities"][0] |= {"channels": ["radio", "website"], "uncounted": True, "starts_on": "2026-03-01"}
    with override("vi"):
        told = in_words(differences(BEFORE, after))
    assert [one.sentence for one in told] == [
        "Thay đổi ở phần chung của kế hoạch",
        "Bỏ khỏi mục “Chỉ tiêu”: Hồ sơ đúng hạn; 98%; 15/12/2026",
        "Thêm vào mục “Chỉ tiêu”: Hồ sơ đúng hạn; 99%; 15/12/2026",
        "Sửa hoạt động “Phát bản tin”",
    ]
    said = {one.name: (one.before, one.after) for one in told[3].changes}
    assert ("không", "có") in said.values()
    assert ("(để trống)", "01/03/2026") in said.values()
    assert told[0].changes[0].before == "Người dân biết rõ thủ tục."
