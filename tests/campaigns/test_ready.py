"""Ready plans: each becomes a draft that can be submitted as it is."""

import re

import pytest

from campaigns.approval.completeness import advice, gaps
from campaigns.approval.deciding import approve, submit
from campaigns.models import Duty
from campaigns.ready import begin, ready_plans
from campaigns.timing import Kind
from tests.campaigns.approval.conftest import leader, officer, person

__all__ = ["leader", "officer", "person"]

pytestmark = pytest.mark.django_db
KEYS = [one.key for one in ready_plans()]


def test_there_is_one_for_each_usual_campaign():
    assert KEYS == [
        "cai-cach-hanh-chinh",
        "kiem-soat-thu-tuc",
        "pho-bien-phap-luat",
        "phong-chong-thien-tai",
        "nghia-vu-quan-su",
        "tiem-chung",
        "nong-thon-moi",
    ]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("year", [2026, 2028])
def test_it_becomes_a_draft_that_lacks_nothing(key, year):
    plan = begin(key, year)
    assert gaps(plan) == []
    assert advice(plan) == []
    assert str(year) in plan.title
    assert 8 <= plan.activities.count() <= 15
    assert plan.legal_bases.count() >= 3
    assert plan.contents.count() >= 2
    assert plan.targets.exists()
    assert plan.assignments.exists()
    assert plan.recipients.exists()


@pytest.mark.parametrize("key", KEYS)
def test_every_activity_is_led_and_its_timing_understood(key):
    for activity in begin(key, 2027).activities.select_related("campaign"):
        assert activity.lead is not None
        assert activity.product
        assert activity.when.kind is not Kind.NOT_UNDERSTOOD
        assert "{" not in activity.timing
        assert not re.search(r"20(?!27)\d\d", activity.timing)


@pytest.mark.parametrize("key", KEYS)
def test_approved_it_owes_something_in_every_quarter(key, officer, leader, time_machine):
    time_machine.move_to("2026-01-02T03:00Z", tick=False)
    plan = begin(key, 2026)
    submit(plan, by=officer)
    approve(plan, by=leader)
    months = {day.month for day in Duty.objects.values_list("due_on", flat=True)}
    assert {1 + (month - 1) // 3 for month in months} == {1, 2, 3, 4}
