"""Whom to remind of which duties: the rules of campaigns.duties.reminding over the plans that run."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import ModelLogEntry

from campaigns.approval.rights import APPROVE
from campaigns.duties.reading import Counted, account
from campaigns.duties.reminding import Occasion, Pending, Reminder, reminders_due
from campaigns.duties.states import OPEN, DutyState
from campaigns.models import Activity, Campaign, CampaignState, DutyReminder, ReminderSettings, Unit
from campaigns.models.reminding import LeadersTold, ReminderRole
from campaigns.timing import Kind

BACKEND = "django.contrib.auth.backends.ModelBackend"
_Told = tuple[int, tuple[int, str], str, date]


@dataclass(frozen=True, slots=True)
class Call:
    """A duty one person is reminded of, and in what role."""

    one: Counted
    reminder: Reminder
    role: ReminderRole


def calls(today: date) -> dict[Any, list[Call]]:
    """Return what each active account is to be told on `today`, by account; nothing that it was told before.

    Whoever was told something today waits for tomorrow. The queries are always as many.
    """
    asked = ReminderSettings.load()
    if not asked.active:
        return {}
    running = list(Campaign.objects.filter(state=CampaignState.RUNNING))
    counted = {one.duty.pk: one for one in account(running, today).counted if _counts(one, today)}
    found = reminders_due(pending(counted.values()), today, asked.rules)
    wanted = [(counted[reminder.key], reminder) for reminder in found]
    people = _people(wanted, asked, running)
    told, today_told = _told(found, today)
    kept: defaultdict[Any, list[Call]] = defaultdict(list)
    for one, reminder in wanted:
        for person, role in people(one, reminder):
            known = (person, reminder.line, reminder.occasion, reminder.about) in told
            if not known and person not in today_told:
                kept[person].append(Call(one, reminder, role))
    active = get_user_model()._default_manager.filter(pk__in=kept, is_active=True).order_by("pk")
    return {user: kept[user.pk] for user in active}


def note(told: Mapping[Any, Iterable[Call]], today: date) -> None:
    """Write down who was reminded of what."""
    DutyReminder.objects.bulk_create(
        [
            DutyReminder(
                duty=call.one.duty,
                person=person,
                role=call.role,
                occasion=call.reminder.occasion,
                about=call.reminder.about,
                told_on=today,
            )
            for person, its in told.items()
            for call in its
        ],
        ignore_conflicts=True,
    )


def pending(counted: Iterable[Counted]) -> Iterator[Pending]:
    """Yield duties as the rules of reminding know them; each timing is read once."""
    once: dict[int, bool] = {}
    for duty in (one.duty for one in counted):
        key = duty.activity_id
        if key not in once:
            once[key] = duty.activity.when.kind is Kind.ONCE
        yield Pending(duty.pk, (key, duty.channel), duty.starts_on, duty.due_on, once[key])


def _counts(one: Counted, today: date) -> bool:
    """Whether a duty is still to be done; nobody is pressed for what an amendment left out."""
    dropped = one.duty.activity.dropped_on
    return one.standing.state in OPEN | {DutyState.AHEAD} and (dropped is None or dropped > today)


def _people(
    wanted: Collection[tuple[Counted, Reminder]], asked: ReminderSettings, running: list[Campaign]
) -> Callable[[Counted, Reminder], Iterator[tuple[int, ReminderRole]]]:
    """Return a function that gives the accounts to be told of a duty and their roles, without queries."""
    activities = {one.duty.activity_id for one, _reminder in wanted}
    members, helping = _members(), _helping(activities)
    late = {
        one.duty.activity.campaign_id for one, reminder in wanted if reminder.occasion is Occasion.ESCALATED
    }
    leaders = _leaders(asked, [campaign for campaign in running if campaign.pk in late])

    def told(one: Counted, reminder: Reminder) -> Iterator[tuple[int, ReminderRole]]:
        activity = one.duty.activity
        lead = members[one.duty.owner_id] | members[activity.lead_id]
        helps = {person for unit in helping[activity.pk] for person in members[unit]} - lead
        if reminder.occasion is Occasion.ESCALATED:
            for person in leaders.get(activity.campaign_id, set()) - lead - helps:
                yield person, ReminderRole.LEADER
            return
        yield from ((person, ReminderRole.LEAD) for person in lead)
        yield from ((person, ReminderRole.HELPS) for person in helps)

    return told


def _members() -> defaultdict[int | None, set[int]]:
    """The accounts of each unit."""
    found: defaultdict[int | None, set[int]] = defaultdict(set)
    for unit, person in Unit.members.through._default_manager.values_list("unit_id", "user_id"):
        found[unit].add(person)
    return found


def _helping(activities: Collection[int]) -> defaultdict[int, set[int]]:
    """The coordinating units of each activity."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    rows = Activity.coordinating.through._default_manager.filter(activity__in=activities)
    for activity, unit in rows.values_list("activity_id", "unit_id"):
        found[activity].add(unit)
    return found


def _leaders(asked: ReminderSettings, campaigns: list[Campaign]) -> dict[int, set[int]]:
    """The leaders to be told that something of a plan is late, by plan."""
    accounts: Any = get_user_model()._default_manager
    everyone = {user.pk for user in accounts.with_perm(APPROVE, include_superusers=False, backend=BACKEND)}
    approvers = _approvers(campaigns) if asked.leaders == LeadersTold.APPROVER else {}
    found: dict[int, set[int]] = {}
    for campaign in campaigns:
        approver = approvers.get(campaign.pk)
        found[campaign.pk] = {approver} if approver is not None and approver in everyone else everyone
    return found


def _approvers(campaigns: list[Campaign]) -> dict[int, int]:
    """Who approved each plan or the last amendment taken over into it, by the log of changes."""
    plans = {campaign.pk: campaign.pk for campaign in campaigns}
    plans |= dict(Campaign.objects.filter(amends__in=campaigns).values_list("pk", "amends_id"))
    rows = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Campaign),
        object_id__in=[str(pk) for pk in plans],
        action="campaigns.approve",
        user__isnull=False,
    )
    told = rows.order_by("timestamp", "pk").values_list("object_id", "user_id")
    return {plans[int(key)]: person for key, person in told}


def _told(found: list[Reminder], today: date) -> tuple[set[_Told], set[int]]:
    """What was told before for these lines, and who was told anything today."""
    first = min((reminder.about for reminder in found), default=today)
    rows = DutyReminder.objects.filter(Q(about__gte=first) | Q(told_on=today)).values_list(
        "person_id", "duty__activity_id", "duty__channel", "occasion", "about", "told_on"
    )
    told, today_told = set(), set()
    for person, activity, channel, occasion, about, day in rows:
        told.add((person, (activity, channel), occasion, about))
        if day == today:
            today_told.add(person)
    return told, today_told
