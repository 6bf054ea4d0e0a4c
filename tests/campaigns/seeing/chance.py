"""Plans and deeds by chance, written into the database."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count

from hypothesis import strategies as st

from campaigns import corrections, evidence
from campaigns.duties.making import make_duties
from campaigns.models import Activity, Audience, Campaign, CampaignState, Channel, Deed, Duty, Unit

TODAY = date(2026, 6, 10)
FIRST = date(2026, 1, 1)
CHANNELS = (Channel.RADIO, Channel.WEBSITE, Channel.LEAFLET)
PHRASES = (
    "2 lần/tuần", "hằng tháng", "Trước 30/4/2026", "Trước 30/11/2026", "hằng quý", "Thường xuyên",
    "Quý I/2026", "Khi có yêu cầu",
)  # fmt: skip
PLACES = ("Thôn 1", "Thôn 2", "Nhà văn hóa")

lines = st.builds(
    dict,
    timing=st.sampled_from(PHRASES),
    channels=st.lists(st.sampled_from(CHANNELS), unique=True, max_size=2),
    audience=st.sampled_from(list(Audience)),
    section=st.sampled_from(("", "Phần I", "Phần II")),
    lead=st.sampled_from((None, 0, 1, 2)),
)


@dataclass(frozen=True)
class Did:
    line: int
    day: int
    deed: Deed
    channel: Channel
    detail: dict[str, str]
    after: str  # what was written of it later: "withdrawn", "moved" to another day, or nothing


deeds = st.builds(
    Did,
    line=st.integers(0, 5),
    day=st.integers(-20, 200),
    deed=st.sampled_from((Deed.AIRED, Deed.PUBLISHED, Deed.MISSED, Deed.TAKEN_DOWN, Deed.HELD)),
    channel=st.sampled_from(CHANNELS),
    detail=st.sampled_from(
        [{}, *({"place": place} for place in PLACES), {"village": "Thôn 1", "place": "x"}]
    ),
    after=st.sampled_from(("", "", "", "withdrawn", "moved")),
)


@dataclass(frozen=True)
class Chance:
    """Activities of two plans, deeds of them, and which duties were waived."""

    lines: list[dict[str, object]]
    deeds: list[Did]
    waived: set[int]

    def write(self) -> list[Campaign]:
        units = [Unit.objects.create(name=name, kind=kind) for name, kind in UNITS]
        plans = [plan(number) for number in range(2)]
        made = [
            Activity.objects.create(
                campaign=plans[number % 2],
                title=f"Việc {number}",
                every_days=40,
                **{**line, "lead": None if line["lead"] is None else units[line["lead"]]},
            )
            for number, line in enumerate(self.lines)
        ]
        for one in plans:
            make_duties(one, FIRST)
        for place, duty in enumerate(Duty.objects.order_by("pk")):
            if place in self.waived:
                Duty.objects.filter(pk=duty.pk).update(waived_at=datetime(2026, 1, 1, tzinfo=UTC))
        keys = count()
        for did in self.deeds:
            row = evidence.record(
                key=f"chance:{next(keys)}",
                deed=did.deed,
                channel=did.channel,
                title="Việc",
                words="Đã làm.",
                actor="Lan",
                happened_at=datetime(2026, 1, 1, 17, 30, tzinfo=UTC) + timedelta(days=did.day),
                activity=made[did.line] if did.line < len(made) else None,
                detail=did.detail,
            )
            if did.after == "withdrawn":
                corrections.withdraw(row, why="Nhầm.", actor="Lan")
            elif did.after == "moved":
                earlier = row.happened_at - timedelta(days=30)
                corrections.correct(row, why="Nhầm ngày.", actor="Lan", happened_at=earlier)
        plans[1].state = CampaignState.CLOSED
        plans[1].save()
        return plans


UNITS = (("Văn phòng", "office"), ("Thôn 1", "village"), ("Thôn 3", "village"))
chances = st.builds(
    Chance,
    lines=st.lists(lines, min_size=1, max_size=5),
    deeds=st.lists(deeds, max_size=25),
    waived=st.sets(st.integers(0, 40), max_size=4),
)


def plan(number: int) -> Campaign:
    return Campaign.objects.create(
        title=f"Kế hoạch {number}",
        starts_on=FIRST,
        ends_on=date(2026, 12, 31),
        state=CampaignState.RUNNING,
    )
