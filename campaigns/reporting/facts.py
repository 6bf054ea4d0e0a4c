"""What the ledger says was done in a stretch of days, fetched once and counted by `indicators`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models.fields.json import KeyTextTransform

from campaigns.duties.reading import within
from campaigns.models import Campaign, Channel, Deed, Evidence
from campaigns.reporting.periods import Stretch


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the ledger as reports count it. `subject` tells deeds apart: an airing may be several rows,
    one for each activity it served; any other row is a deed of its own, two print runs of one page as well.
    """

    position: int
    deed: Deed
    channel: str
    subject: str
    quantity: Decimal
    unit: str
    place: str


def facts(stretch: Stretch, campaigns: Iterable[Campaign] | None = None) -> list[Fact]:
    """Return what was done in `stretch` for these plans, oldest first; None: for any plan and for none."""
    begins, ends = within(stretch.first, stretch.last)
    rows = Evidence.objects.effective().filter(happened_at__gte=begins, happened_at__lt=ends)
    if campaigns is not None:
        rows = rows.filter(activity__campaign__in=[campaign.pk for campaign in campaigns])
    values = rows.order_by("position").values_list(
        "position",
        "deed",
        "channel",
        "subject",
        "quantity",
        "unit",
        KeyTextTransform("place", "detail"),
        "key",
    )
    return [
        Fact(
            position,
            Deed(deed),
            channel,
            subject if channel == Channel.RADIO and subject else key,
            quantity or Decimal(0),
            unit,
            place or "",
        )
        for position, deed, channel, subject, quantity, unit, place, key in values
    ]


def last_day_counted(stretch: Stretch, today: date) -> date:
    """Return the day a report says how things stand on: the last of its period, or today while it runs."""
    return min(stretch.last, today)
