"""Work of a plan that is due on DUE, and the people of its units."""

from datetime import UTC, date, datetime
from itertools import count

import pytest
import time_machine

from campaigns import evidence
from campaigns.approval.deciding import approve, submit
from campaigns.duties.making import make_duties
from campaigns.models import (
    Activity,
    Campaign,
    CampaignState,
    Channel,
    Deed,
    Duty,
    Unit,
)
from cms.notifications.models import Notification
from cms.roles import Role
from tests.cms.notifications.duties.days import FIRST


@pytest.fixture
def unit(db):
    return Unit.objects.create(name="Văn phòng HĐND và UBND")


@pytest.fixture
def campaign(db):
    return Campaign.objects.create(
        title="Kế hoạch tuyên truyền năm 2026",
        starts_on=FIRST,
        ends_on=date(2026, 12, 31),
        state=CampaignState.RUNNING,
    )


@pytest.fixture
def owes(campaign, unit):
    """Makes work of the plan, due on DUE unless told otherwise, with its duties."""

    def make(*, helped_by=(), **fields):
        values = {"title": "Tổ chức hội nghị", "timing": "Trước 21/11/2026", "lead": unit}
        activity = Activity(campaign=campaign, **{**values, **fields})
        activity.coordinating = helped_by
        activity.save()
        make_duties(campaign, FIRST)
        return activity

    return make


@pytest.fixture
def lan(officer, unit):
    unit.members.add(officer)
    return officer


@pytest.fixture
def helper(person):
    """Somebody of a unit that helps, and the unit."""
    police = Unit.objects.create(name="Công an xã")
    user = person("binh", Role.CONTRIBUTOR)
    police.members.add(user)
    return user, police


@pytest.fixture
def did():
    """Writes a deed into the ledger."""
    numbers = count()

    def write(activity, when, channel=Channel.RADIO):
        evidence.record(
            key=f"test:{next(numbers)}",
            deed=Deed.DONE,
            channel=channel,
            title="Việc",
            words="Đã làm.",
            actor="Lan",
            happened_at=datetime(when.year, when.month, when.day, 3, tzinfo=UTC),
            activity=activity,
        )

    return write


@pytest.fixture
def approved(campaign, owes, officer, leader):
    """The plan as the leader approved it, with work that nobody of the leaders does."""
    owes()
    Duty.objects.all().delete()
    Campaign.objects.update(state=CampaignState.DRAFT)
    campaign.refresh_from_db()
    with time_machine.travel(datetime(2026, 1, 2, 3, tzinfo=UTC), tick=False):
        submit(campaign, by=officer)
        approve(campaign, by=leader)
    Notification.objects.all().delete()
    return campaign
