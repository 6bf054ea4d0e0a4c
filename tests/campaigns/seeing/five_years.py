"""Five years of plans: CAMPAIGNS with ten activities each and ROWS of the ledger, for benches and tests."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from campaigns.models import Activity, Campaign, Evidence

FIRST_YEAR = 2022
YEARS = 5
TIMINGS = (
    "2 lần/tuần", "1 lần/tuần", "5 lần/tuần", "hằng tháng", "hằng quý", "Thường xuyên", "2 lần/tháng",
    "Trước 30/6/{year}", "Quý III/{year}", "Khi có yêu cầu",
)  # fmt: skip
VILLAGES = [f"Thôn {number}" for number in range(1, 13)]


def fill(campaigns: int, rows: int) -> list[Campaign]:
    """Write plans with their duties and a ledger that chains; the same every time."""
    from campaigns.models import Evidence

    chance = random.Random(7)
    plans = [_plan(number) for number in range(campaigns)]
    lines = [line for plan in plans for line in plan.activities.all()]
    made = list(_deeds(lines, rows, chance))
    Evidence.objects.bulk_create(made, batch_size=1000)
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


def _deeds(lines: list[Activity], rows: int, chance: random.Random) -> Iterator[Evidence]:
    from campaigns import chain
    from campaigns.evidence import said
    from campaigns.models import Channel, Deed, Evidence

    previous = chain.BEGINNING
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
            quantity=Decimal("20.00"),
            unit="tờ",
            detail={"place": chance.choice(VILLAGES)} if number % 3 else {},
        )
        row.hash = previous = chain.digest(chain.entry(said(row)))
        yield row
