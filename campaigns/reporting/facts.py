"""What the ledger says was done in a stretch of days, fetched once and counted by `indicators`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Case, Count, Q, Sum, Value, When

from campaigns.chain import CENT, COMMUNE
from campaigns.duties.reading import within
from campaigns.expressions import Joined, text_in
from campaigns.models import Campaign, Channel, Deed, Evidence
from campaigns.reporting.periods import Stretch


@dataclass(frozen=True, slots=True)
class Fact:
    """Rows of the ledger that reports count alike: so many deeds, and how much they add up to.

    An airing may be several rows, one for each activity it served: such a row is a fact of its own, whose
    `subject` names the airing. Any other row is a deed of its own, two print runs of one page as well.
    """

    deed: Deed
    channel: str
    place: str
    subject: str
    number: int
    quantity: Decimal
    positions: tuple[int, ...]


def facts(
    stretch: Stretch,
    campaigns: Iterable[Campaign] | None = None,
    until: date | None = None,
    *,
    cited: bool = True,
) -> list[Fact]:
    """Return what was done in `stretch`, up to `until`, for these plans; None: for any and for none.

    Rows are of the commune's own chain alone, so that a position names one row; readings of targets are no
    deeds. Facts that are not `cited` come without their positions.
    """
    begins, ends = within(stretch.first, min(stretch.last, until or stretch.last))
    rows = Evidence.objects.effective().filter(chain=COMMUNE, happened_at__gte=begins, happened_at__lt=ends)
    rows = rows.exclude(deed=Deed.MEASURED)
    if campaigns is not None:
        rows = rows.filter(activity__campaign__in=[campaign.pk for campaign in campaigns])
    airing = Q(channel=Channel.RADIO) & ~Q(subject="")
    found = (
        rows.annotate(
            place=text_in("detail", "place"),
            airing=Case(When(airing, then="subject"), default=Value("")),
            own=Case(When(airing, then="position"), default=0),
        )
        .values_list("deed", "channel", "place", "airing", "own")
        .annotate(
            number=Count("pk"),
            quantity=Sum("quantity"),
            positions=Joined("position") if cited else Value(""),
        )
        .order_by("own")
    )
    deeds = {deed.value: deed for deed in Deed}
    return [
        Fact(
            deeds[deed],
            channel,
            place or "",
            subject,
            number,
            (quantity or Decimal(0)).quantize(CENT),
            tuple(map(int, positions.split(","))) if cited else (),
        )
        for deed, channel, place, subject, _own, number, quantity, positions in found
    ]


def last_day_counted(stretch: Stretch, today: date) -> date:
    """Return the day a report says how things stand on: the last of its period, or today while it runs."""
    return min(stretch.last, today)
