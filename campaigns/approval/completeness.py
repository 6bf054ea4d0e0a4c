"""What a plan lacks before it may be submitted, and what is worth a second look."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from campaigns.approval.comparing import differences
from campaigns.copying import as_data
from campaigns.models import Activity, Campaign
from campaigns.timing import Kind

AFTERWARDS = timedelta(days=31)  # reports on a year are written in the month after it


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing, in Vietnamese, as people would fix it; `activity` is the key of the one it is in."""

    words: str
    activity: int | None = None


def gaps(campaign: Campaign) -> list[Gap]:
    """Return what is missing, that of the plan itself first; nothing where it can be submitted."""
    activities = list(campaign.activities.filter(dropped_on=None).select_related("campaign"))
    return [
        *(Gap(words) for words in _of_the_plan(campaign, activities)),
        *(Gap(words, one.pk) for one in activities for words in _of_activity(one)),
    ]


def advice(campaign: Campaign) -> list[str]:
    """Return what stops nothing and is often forgotten."""
    activities = list(campaign.activities.filter(dropped_on=None).select_related("campaign"))
    unled = sum(one.lead_id is None for one in activities)
    unruled = [one for one in activities if one.when.kind is Kind.ONGOING and not one.every_days]
    found = []
    if unled:
        found.append(_("%(n)d activities have no lead unit, so nobody is reminded of them.") % {"n": unled})
    if unruled:
        found.append(
            _(
                "%(n)d ongoing activities do not say how often there must be evidence, so they will never be "
                "shown as done."
            )
            % {"n": len(unruled)}
        )
    return found


def _of_the_plan(campaign: Campaign, activities: list[Activity]) -> Iterator[str]:
    if not campaign.title.strip():
        yield _("The plan has no title.")
    if not activities:
        yield _("The plan has no activities yet.")
    if campaign.amends and not differences(as_data(campaign.amends), as_amended(campaign)):
        yield _("The amendment changes nothing yet.")


def as_amended(amendment: Campaign) -> dict[str, object]:
    """Return what the plan would say with the amendment: activities under the ids they stand for."""
    data = as_data(amendment)
    origins = dict(amendment.activities.values_list("pk", "origin"))
    activities = [{**one, "id": origins[one["id"]] or -one["id"]} for one in data["activities"]]
    return {**data, "activities": activities}


def _of_activity(activity: Activity) -> Iterator[str]:
    said = {"activity": activity.title, "words": activity.timing}
    if not activity.title.strip():
        yield _("An activity does not say what is to be done.")
    if not activity.timing.strip():
        yield _("“%(activity)s” does not say when or how often.") % said
    elif not activity.uncounted:
        yield from _of_timing(activity, said)
    since, until = activity.since, activity.until
    if since > until:
        yield _("“%(activity)s” ends before it begins.") % said
    elif since < activity.campaign.starts_on or until > activity.campaign.ends_on:
        yield _("“%(activity)s” does not lie within the days of the plan.") % said


def _of_timing(activity: Activity, said: dict[str, str]) -> Iterator[str]:
    timing, plan = activity.when, activity.campaign
    if timing.kind is Kind.NOT_UNDERSTOOD:
        yield (
            _(
                "“%(activity)s”: the software cannot read the timing “%(words)s”. Write it differently, or "
                "tick that the words are kept and nothing is counted."
            )
            % said
        )
    elif timing.due and timing.due < plan.starts_on:
        yield _("“%(activity)s”: “%(words)s” lies before the plan begins.") % said
    elif timing.start and timing.start > plan.ends_on + AFTERWARDS:
        yield _("“%(activity)s”: “%(words)s” lies after the plan ends.") % said
