"""The activities an article can serve: those of running campaigns, grouped by campaign."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from django.db.models import Q, QuerySet

from campaigns.models import Activity, CampaignState

Choice = tuple[int, str]
Group = tuple[str, str | list[Choice]]


def offered(current: int | None = None) -> QuerySet[Activity]:
    """Return the activities of running campaigns, and the one already chosen even if its campaign closed."""
    chosen = Q(campaign__state=CampaignState.RUNNING, dropped_on=None) | Q(pk=current)
    return Activity.objects.filter(chosen).select_related("campaign").order_by("campaign", "sort_order", "pk")


def grouped(activities: Iterable[Activity], empty: str) -> list[Group]:
    """Return choices for a select, one group a campaign, an empty choice first."""
    groups: list[Group] = [("", empty)]
    for campaign, members in groupby(activities, key=attrgetter("campaign")):
        groups.append((str(campaign), [(activity.pk, _line(activity)) for activity in members]))
    return groups


def _line(activity: Activity) -> str:
    channels = activity.get_channels_display()
    return f"{activity.title} ({channels})" if channels else activity.title
