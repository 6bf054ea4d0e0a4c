"""Five years of plans with ten activities each and their ledger, for benches."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from campaigns.models import Activity, Campaign, Evidence

FIRST_YEAR = 2022
YEARS = 5
TODAY = date(FIRST_YEAR + YEARS - 1, 6, 10)  # in the midst of the last year
TIMINGS = (
    "2 lần/tuần", "1 lần/tuần", "5 lần/tuần", "hằng tháng", "hằng quý", "Thường xuyên", "2 lần/tháng",
    "Trước 30/6/{year}", "Quý III/{year}", "Khi có yêu cầu",
)  # fmt: skip
VILLAGES = [f"Thôn {number}" for number in range(1, 13)]
AT_ONCE = 1000
CORRECTED = 100  # one row in so many takes back a row written long before


def fill(campaigns: int, rows: int) -> list[Campaign]:
    """Write plans with their duties and a ledger that chains; the same every time."""
    from campaigns.models import Evidence

    plans = [_plan(number) for number in range(campaigns)]
    lines = [line for plan in plans for line in plan.activities.all()]
    written: list[Evidence] = []
    deeds = _deeds(lines, rows, written)
    while some := list(islice(deeds, AT_ONCE)):
        written += Evidence.objects.bulk_create(some)
    return plans


def _plan(number: int) -> Campaign:
    from campaigns.duties.making import make_duties
    from campaigns.models import Activity, Audience, Campaign, CampaignState, Channel, Unit

    year = FIRST_YEAR + number % YEARS
    plan = Campaign.objects.create(
        title=f"Kế hoạch {number} năm {year}",
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        state=CampaignState.RUNNING,
        is_public=True,
    )
    for place, words in enumerate(TIMINGS):
        unit, _made = Unit.objects.get_or_create(name=f"Bộ phận {place % 4}")
        Activity.objects.create(
            campaign=plan,
            section=f"Phần {place % 3 + 1}",
            title=f"Việc {place}",
            channels=[[Channel.RADIO, Channel.WEBSITE], [Channel.NOTICE_BOARD], []][place % 3],
            audience=list(Audience)[place % 4],
            timing=words.format(year=year),
            every_days=30,
            lead=unit,
        )
    make_duties(plan, date(year, 1, 1))
    return plan


def _deeds(lines: list[Activity], rows: int, written: list[Evidence]) -> Iterator[Evidence]:
    """Rows in the order of the chain; what they correct is among those `written` before."""
    from campaigns import chain
    from campaigns.evidence import said
    from campaigns.models import Channel, Deed, Evidence

    chance = random.Random(7)
    previous = chain.BEGINNING
    corrected: set[int] = set()
    for number in range(1, rows + 1):
        line = lines[number % len(lines)]
        at = datetime(line.campaign.starts_on.year, 1, 1, tzinfo=UTC)
        at += timedelta(days=chance.randrange(364), hours=chance.randrange(24), minutes=chance.randrange(60))
        row = Evidence(
            position=number,
            previous_hash=previous,
            key=f"bench:{number}",
            activity=line,
            deed=chance.choice([Deed.AIRED, Deed.AIRED, Deed.PUBLISHED, Deed.HANDED_OUT, Deed.MISSED]),
            channel=chance.choice([*(line.channels or [Channel.DIRECT]), Channel.LEAFLET]),
            title="Việc đã làm",
            words="Đã làm việc này.",
            actor="Công chức",
            happened_at=at,
            recorded_at=at,
            subject=f"bench.airing:{number}",
            quantity=Decimal("20.00"),
            unit="tờ",
            detail={"place": chance.choice(VILLAGES)} if number % 3 else {},
        )
        if number % CORRECTED == 0 and written and (which := chance.randrange(len(written))) not in corrected:
            corrected.add(which)
            row.corrects, row.reason = written[which], "Ghi nhầm."
            row.deed, row.activity = Deed.CORRECTED, written[which].activity
        row.hash = previous = chain.digest(chain.entry(said(row)))
        yield row
