"""The geometry of a burn-up chart: what was to be done by each week, and what was done. Pure."""

from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from campaigns.duties.counting import FULFILS
from campaigns.duties.reading import Account, Counted
from campaigns.duties.states import DutyState
from campaigns.seeing.board import Week

WIDTH, HEIGHT = 360, 190
LEFT, RIGHT, TOP, BOTTOM = 34, 8, 10, 22


@dataclass(frozen=True, slots=True)
class Point:
    """At the end of a week: deeds wanted by then, and those done of them; None for weeks to come."""

    week: Week
    planned: int
    done: int | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A label on an axis, at its place in the drawing."""

    label: str
    at: float


@dataclass(frozen=True, slots=True)
class BurnUp:
    """`planned` and `done` are the points of two lines in a drawing of `width` x `height` units."""

    points: list[Point]
    planned: str
    done: str
    levels: list[Mark]
    months: list[Mark]
    today: float | None
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    floor: int = HEIGHT - BOTTOM

    @property
    def now(self) -> Point | None:
        return next((point for point in reversed(self.points) if point.done is not None), None)

    @property
    def ends(self) -> list[Point]:
        """The last week of each month, for the table beside the drawing."""
        after = [point.week.sunday.month for point in self.points[1:]]
        return [
            point
            for point, month in zip(self.points, [*after, None], strict=True)
            if point.week.sunday.month != month
        ]


def burn_up(stand: Account, weeks: list[Week]) -> BurnUp | None:
    """Return the chart of what is owed and of what was done of it; None where nothing is owed.

    A deed beyond what its duty wants does not raise the line: one week's zeal does not make up for another.
    """
    owed = [one for one in stand.counted if one.standing.state is not DutyState.WAIVED]
    if not owed:
        return None
    planned, done, begin = [0] * len(weeks), [0] * len(weeks), weeks[0].monday
    for one in owed:
        planned[(one.duty.due_on - begin).days // 7] += one.duty.required
        for day in counting_days(one):
            done[(day - begin).days // 7] += 1
    points = [
        Point(week, by_then, did if week.monday <= stand.today else None)
        for week, by_then, did in zip(weeks, accumulate(planned), accumulate(done), strict=True)
    ]
    return _drawn(points, stand.today)


def counting_days(one: Counted) -> list[date]:
    """Return the days of the deeds a duty wanted: the first ones, no more than it wants."""
    days = sorted(day for tally in one.deeds if tally.deed in FULFILS for day in tally.days)
    return days[: one.duty.required]


def _drawn(points: list[Point], today: date) -> BurnUp:
    highest = max(1, points[-1].planned, *(point.done or 0 for point in points))
    begin, end = points[0].week.monday, points[-1].week.sunday

    def across(week: float) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * week / len(points), 1)

    def up(value: int) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / highest, 1)

    def line(values: list[int]) -> str:
        return " ".join(f"{across(week):g},{up(value):g}" for week, value in enumerate([0, *values]))

    months = [week for week, point in enumerate(points[:-2]) if point.week.sunday.day <= 7]
    return BurnUp(
        points,
        line([point.planned for point in points]),
        line([point.done for point in points if point.done is not None]),
        [Mark(str(value), up(value)) for value in sorted({0, (highest + 1) // 2, highest})],
        [Mark(f"{points[n].week.sunday:%m/%y}", across(n)) for n in months[:: max(1, len(months) // 5)]],
        across((today - begin).days / 7) if begin <= today <= end else None,
    )
