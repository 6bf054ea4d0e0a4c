"""A plan laid out for reading: its lists, and its activities by section with what their timing means."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from campaigns.admin.reading import Reading, reading
from campaigns.copying import LISTS
from campaigns.models import Activity, Campaign


@dataclass(frozen=True, slots=True)
class Line:
    activity: Activity
    number: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: list[Line]


def lists_of(plan: Campaign) -> dict[str, Any]:
    """Return the lists of a plan by name; the queries are as many as there are lists."""
    return {name: list(getattr(plan, name).all()) for name in LISTS}


def sections_of(plan: Campaign) -> list[Section]:
    """Return the activities in order, those that stand together under one heading together."""
    activities = plan.activities.filter(dropped_on=None).select_related("lead", "campaign")
    numbered = enumerate(activities.prefetch_related("coordinating"), start=1)
    lines = [Line(one, number, reading_of(one)) for number, one in numbered]
    return [Section(title, list(group)) for title, group in groupby(lines, key=_section)]


def reading_of(activity: Activity) -> Reading:
    return reading(
        activity.timing,
        activity.since,
        activity.until,
        year=activity.campaign.starts_on.year,
        every_days=activity.every_days,
        uncounted=activity.uncounted,
        plan_from=activity.campaign.counted_from,
    )


def _section(line: Line) -> str:
    return line.activity.section


def count_of(sections: Iterable[Section]) -> int:
    return sum(len(section.lines) for section in sections)
