"""Two people at once, each on a connection of his own: one wins, the other is told."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from campaigns.approval.amending import amend
from campaigns.approval.deciding import approve, submit
from campaigns.approval.rights import Refused
from campaigns.models import Campaign, Duty, PlanVersion
from cms.models import User
from cms.roles import Role
from tests.cms.letterbox.crowd import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def outcomes(plan: Campaign, deed: Callable[..., object], people: list[User], folder: Path) -> list[object]:
    """Have all of them do the deed at the same moment; say how it went, and what there is afterwards."""
    waiting = list(people)

    def work() -> tuple[bool, tuple[int, int, int]]:
        who, done = waiting.pop(), True
        try:
            deed(Campaign.objects.get(pk=plan.pk), by=who)
        except Refused:
            done = False
        meetings = Duty.objects.filter(activity__title="Họp thôn").count()
        return done, (PlanVersion.objects.count(), Campaign.objects.count(), meetings)

    return sorted(at_once(work, len(people), folder))


@pytest.fixture
def leaders(leader, person):
    return [leader, person("pho", Role.LEADER), person("pho-hai", Role.LEADER)]


def test_many_approvals_make_one_version(draft, officer, leaders, tmp_path):
    submit(draft, by=officer)
    there = (1, 1, 4)
    from_the_first = partial(approve, counted_from=draft.starts_on)
    assert outcomes(draft, from_the_first, leaders, tmp_path) == [
        (False, there),
        (False, there),
        (True, there),
    ]


def test_many_approvals_of_an_amendment_take_it_over_once(running, officer, leaders, tmp_path):
    amendment = amend(running, by=officer)
    amendment.activities.filter(title="Họp thôn").delete()
    submit(amendment, by=officer)
    there = (2, 2, 1)
    assert outcomes(amendment, approve, leaders, tmp_path) == [(False, there), (False, there), (True, there)]


def test_two_who_begin_an_amendment_begin_one(running, officer, person, tmp_path):
    there = (1, 2, 4)
    people = [officer, person("thong-ke", Role.STATISTICS)]
    assert outcomes(running, amend, people, tmp_path) == [(False, there), (True, there)]
