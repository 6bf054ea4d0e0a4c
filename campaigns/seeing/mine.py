"""The duties of the units an account belongs to."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from campaigns.duties.reading import Counted, account
from campaigns.duties.states import URGENCY, DutyState
from campaigns.models import Activity, Campaign, CampaignState, Unit
from campaigns.seeing.choice import Choice
from campaigns.seeing.rows import link

SOON = timedelta(days=14)
RECENT = timedelta(days=14)
_LATE = frozenset({DutyState.LATE, DutyState.SHORT})


@dataclass(frozen=True, slots=True)
class Task:
    """A duty of one's units; `leads` where one of them leads it, else they help.

    `before` counts the earlier duties of the same activity and channel that are late like it.
    """

    one: Counted
    leads: bool
    before: int = 0

    @property
    def rows(self) -> str:
        """The address of all late duties of the same activity and channel."""
        duty = self.one.duty
        return link(Choice(activity=duty.activity_id, channel=duty.channel, states=tuple(sorted(_LATE))))


@dataclass(frozen=True, slots=True)
class Mine:
    """What is late, what is to be done now, what begins within two weeks, and what was done lately."""

    units: list[Unit]
    late: list[Task]
    now: list[Task]
    soon: list[Task]
    done: list[Task]


def mine(user: AbstractBaseUser, today: date) -> Mine:
    """Return the work of an account on `today`, the pressing first; of running plans alone."""
    units = list(Unit.objects.filter(members=user.pk))
    if not units:
        return Mine([], [], [], [], [])
    running = Campaign.objects.filter(state=CampaignState.RUNNING)
    ours = Q(lead__in=units) | Q(coordinating__in=units) | Q(duties__owner__in=units)
    stand = account(running, today, ours)
    keys = {unit.pk for unit in units}
    tasks = [
        Task(one, bool({one.duty.owner_id, one.duty.activity.lead_id} & keys))
        for one in sorted(stand.counted, key=lambda one: (URGENCY.index(one.standing.state), one.duty.due_on))
    ]

    def those(states: frozenset[DutyState]) -> list[Task]:
        return [task for task in tasks if task.one.standing.state in states]

    return Mine(
        units,
        _newest_of_each(those(_LATE)),
        those(frozenset({DutyState.DUE})),
        [task for task in those(frozenset({DutyState.AHEAD})) if task.one.duty.starts_on <= today + SOON],
        [
            task
            for task in those(frozenset({DutyState.DONE, DutyState.DONE_LATE}))
            if task.one.duty.due_on >= today - RECENT
        ],
    )


def _newest_of_each(late: list[Task]) -> list[Task]:
    """One task for each activity and channel: the newest late one, with the number of those before it."""
    found: dict[tuple[int, str], Task] = {}
    for task in sorted(late, key=lambda task: task.one.duty.due_on):
        line = (task.one.duty.activity_id, task.one.duty.channel)
        found[line] = replace(task, before=found[line].before + 1 if line in found else 0)
    return list(found.values())


def is_of(user: AbstractBaseUser | AnonymousUser, activity: Activity) -> bool:
    """Whether an account belongs to a unit that leads an activity or helps with it."""
    ours = Unit.objects.filter(members=user.pk or 0)
    return (
        Activity.objects.filter(pk=activity.pk)
        .filter(Q(lead__in=ours) | Q(coordinating__in=ours) | Q(duties__owner__in=ours))
        .exists()
    )
