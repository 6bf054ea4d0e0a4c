"""The activities a page or a programme can serve: those of running campaigns, grouped by campaign."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Q, QuerySet

from campaigns.models import Activity, CampaignState, Channel

Choice = tuple[int, str]
Group = tuple[str, str | list[Choice]]


@dataclass(frozen=True, slots=True)
class Serves:
    """The channel something serves the plan by: of activities equal in words, one on it is suggested first.

    Where it hangs on a choice in the form: `by` names the field, `of` has the channel of each value.
    """

    channel: Channel | None = None
    by: str = ""
    of: Mapping[str, Channel] = field(default_factory=dict)

    def attrs(self) -> dict[str, str]:
        """Return what cms/admin/activities.js reads from the field of the activity."""
        said = {"data-channel": self.channel.value} if self.channel else {}
        if self.by:
            said["data-channel-by"] = self.by
            said["data-channels"] = json.dumps({value: str(one) for value, one in self.of.items()})
        return said


def offer(select: Any, current: int | None, empty: str, serves: Serves | None = None) -> None:
    """Have the field of a form offer the activities of running plans, and suggest from words and channel."""
    select.queryset = offered(current)
    select.choices = grouped(select.queryset, empty)
    select.widget.attrs.update((serves or Serves()).attrs())


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
