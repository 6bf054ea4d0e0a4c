"""Fetches duties and the ledger's counts of deeds; every page, file and command counts through here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from campaigns.duties.counting import FELL_SHORT, FULFILS, Owed, Standing, Tally, standing, taken
from campaigns.duties.local_days import Days, sorted_days
from campaigns.models import Activity, Campaign, CampaignState, Duty, Evidence, Unit
from campaigns.timing import Kind

IN_FORCE = (CampaignState.RUNNING, CampaignState.CLOSED)


@dataclass(frozen=True, slots=True)
class Counted:
    """A duty with how it stands, and the deeds it takes."""

    duty: Duty
    standing: Standing
    deeds: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """The activities of some plans, all their duties as they stand on a day, and the deeds these count.

    `tallies` are the days of the deeds of the activities, whether a duty counts them or not: of those that
    fulfil and those that fell short.
    """

    today: date
    activities: list[Activity]
    counted: list[Counted]
    tallies: list[Tally]

    def of(self, activity: Activity) -> list[Counted]:
        return [one for one in self.counted if one.duty.activity_id == activity.pk]


def account(campaigns: Iterable[Campaign], today: date, only: Q | None = None) -> Account:
    """Return how the plans stand on `today` (a local day) by what was done until then.

    The queries are always as many; `only` narrows the activities; each one kept is counted whole.
    """
    activities = list(
        Activity.objects.filter(only or Q(), campaign__in=[campaign.pk for campaign in campaigns])
        .select_related("campaign", "lead")
        .order_by("campaign", "sort_order", "pk")
        .distinct()
    )
    by_key = {activity.pk: activity for activity in activities}
    duties = list(Duty.objects.filter(activity__in=by_key).order_by("due_on", "pk"))
    units = Unit.objects.in_bulk()  # few, where duties are many
    for duty in duties:
        duty.activity = by_key[duty.activity_id]
        duty.owner = units.get(duty.owner_id)
    begun_before = within(today, today)[1]
    tallies = tallied(Evidence.objects.effective().filter(activity__in=by_key, happened_at__lt=begun_before))
    patient = {pk for pk, activity in by_key.items() if activity.when.kind is Kind.ONCE}
    return Account(today, activities, list(_counted(duties, patient, tallies, today)), tallies)


def _counted(duties: list[Duty], patient: set[int], tallies: list[Tally], today: date) -> Iterable[Counted]:
    owed = [_owed(duty, patient) for duty in duties]
    deeds = taken(owed, tallies)
    for duty, one in zip(duties, owed, strict=True):
        its = tuple(deeds.get(one.key, ()))
        yield Counted(duty, standing(one, its, today), its)


def tallied(rows: QuerySet[Evidence]) -> list[Tally]:
    """Gather rows of the ledger that fulfil or fell short, by activity, channel and deed."""
    deeds = {deed.value: deed for deed in FULFILS | FELL_SHORT}
    found = (
        rows.filter(deed__in=deeds)
        .order_by()
        .values_list("activity", "channel", "deed")
        .annotate(days=Days("happened_at"))
    )
    return [
        Tally(activity, channel, deeds[deed], sorted_days(days)) for activity, channel, deed, days in found
    ]


def within(first: date, last: date) -> tuple[datetime, datetime]:
    """Return the moments a range of local days (inclusive) begins and ends before."""
    begins = timezone.make_aware(datetime.combine(first, time.min))
    return begins, timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))


def _owed(duty: Duty, patient: set[int]) -> Owed:
    return Owed(
        key=duty.pk,
        activity=duty.activity_id,
        channel=duty.channel,
        start=duty.starts_on,
        end=duty.ends_on,
        due=duty.due_on,
        required=duty.required,
        patient=duty.activity_id in patient,
        waived=duty.waived_at is not None,
    )
