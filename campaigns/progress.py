"""A campaign's lines with what the ledger says of each."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from campaigns.coverage import Frequency, Stretch, coverage
from campaigns.models import Activity, Campaign, Deed, Evidence

DONE = frozenset({Deed.AIRED, Deed.PUBLISHED, Deed.POSTED, Deed.PRINTED, Deed.HANDED_OUT, Deed.HELD})
NOT_DONE = frozenset({Deed.MISSED, Deed.PARTLY_AIRED})
STRETCHES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Line:
    """An activity, its latest stretches (oldest first) and its latest evidence (newest first).

    `deeds` counts what fulfils it, `elsewhere` what was done for it on other channels.
    """

    activity: Activity
    stretches: list[Stretch]
    latest: list[Evidence]
    deeds: int
    elsewhere: int

    @property
    def current(self) -> Stretch | None:
        return self.stretches[-1] if self.stretches else None


def progress(campaign: Campaign, today: date) -> list[Line]:
    """Every activity of `campaign` with its coverage up to `today` (a local day), in two queries."""
    activities = list(campaign.activities.all())
    rows: dict[int, list[Evidence]] = {activity.pk: [] for activity in activities}
    for row in Evidence.objects.filter(activity__in=activities):
        if row.activity_id is not None:
            rows[row.activity_id].append(row)
    return [_line(activity, campaign, rows[activity.pk], today) for activity in activities]


def _line(activity: Activity, campaign: Campaign, rows: list[Evidence], today: date) -> Line:
    since = activity.starts_on or campaign.starts_on
    until = min(today, activity.ends_on or campaign.ends_on)
    # Publishing on the website is no airing: only deeds on the activity's own channel fulfil it.
    own = [row for row in rows if row.channel == activity.channel]
    days = [(row.deed, timezone.localdate(row.happened_at)) for row in own]
    frequency = Frequency(activity.times, activity.every, activity.period)
    counted = coverage(
        frequency,
        since,
        until,
        done=[day for deed, day in days if deed in DONE],
        missed=[day for deed, day in days if deed in NOT_DONE],
    )
    return Line(activity, counted[-STRETCHES_SHOWN:], own[:5], len(own), len(rows) - len(own))
