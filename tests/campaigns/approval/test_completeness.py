"""What a plan lacks."""

from datetime import date

import pytest

from campaigns.approval.completeness import advice, gaps
from campaigns.models import Activity

pytestmark = pytest.mark.django_db


def test_a_whole_plan_lacks_nothing(draft):
    assert gaps(draft) == []


def test_a_plan_needs_a_title_and_an_activity(draft):
    draft.activities.all().delete()
    draft.title = " "
    assert len(gaps(draft)) == 2


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        ({"timing": ""}, "chưa ghi thời gian"),
        ({"timing": "lúc nào đó"}, "phần mềm không đọc được"),
        ({"timing": "lúc nào đó", "uncounted": True}, ""),
        ({"timing": "Trước 30/11/2025"}, "trước khi kế hoạch bắt đầu"),
        ({"timing": "Quý II/2027"}, "sau khi kế hoạch kết thúc"),
        ({"timing": "Trước ngày 15/01/2027"}, ""),
        ({"starts_on": date(2025, 12, 1)}, "ngoài thời gian của kế hoạch"),
        ({"ends_on": date(2027, 1, 2)}, "ngoài thời gian của kế hoạch"),
        ({"starts_on": date(2026, 6, 2), "ends_on": date(2026, 6, 1)}, "kết thúc trước khi bắt đầu"),
    ],
)
def test_an_activity_is_understood_and_lies_in_the_plan(draft, changes, lacking):
    Activity.objects.filter(title="Họp thôn").update(**changes)
    found = gaps(draft)
    assert len(found) == bool(lacking)
    assert all(lacking in gap.words for gap in found)
    assert all(gap.activity == draft.activities.get(title="Họp thôn").pk for gap in found)


def test_what_is_often_forgotten_stops_nothing(draft):
    Activity.objects.filter(title="Họp thôn").update(timing="Thường xuyên")
    assert gaps(draft) == []
    assert len(advice(draft)) == 2  # one activity without a lead, one without a rule
