"""The board of a plan: its activities by its weeks, what is late first. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from campaigns.duties.counting import FELL_SHORT, FULFILS, Tally
from campaigns.duties.reading import Account, Counted
from campaigns.duties.states import URGENCY, DutyState
from campaigns.models import Activity
from campaigns.seeing.tiles import Sums, sums
from campaigns.seeing.words import SHORT, SIGNS

_WEEK, _TO_SUNDAY = timedelta(days=7), timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Week:
    """A column: seven local days from Monday."""

    monday: date
    current: bool

    @property
    def sunday(self) -> date:
        return self.monday + _TO_SUNDAY


@dataclass(slots=True)
class Cell:
    """What an activity owes by the days of a week and how that stands; what was done on these days."""

    week: Week
    duties: list[Counted] = field(default_factory=list)
    deeds: int = 0
    failed: int = 0

    @property
    def state(self) -> DutyState | None:
        return most_pressing(self.duties)

    @property
    def sign(self) -> str:
        return SIGNS[self.state] if self.state else ""

    @property
    def word(self) -> str:
        return str(SHORT[self.state]) if self.state else ""

    @property
    def owed(self) -> list[Counted]:
        """The duties that are owed still: those waived are neither wanted nor counted."""
        return [one for one in self.duties if one.standing.state != DutyState.WAIVED]

    @property
    def required(self) -> int:
        return sum(one.duty.required for one in self.owed)

    @property
    def done(self) -> int:
        return sum(one.standing.done for one in self.owed)


@dataclass(frozen=True, slots=True)
class Line:
    """An activity with a cell for each week; `state` is that of its most pressing duty, None without any."""

    activity: Activity
    cells: list[Cell]
    sums: Sums
    state: DutyState | None

    @property
    def sign(self) -> str:
        return SIGNS[self.state] if self.state else ""


@dataclass(frozen=True, slots=True)
class Group:
    """The activities under one heading of the plan."""

    section: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Board:
    weeks: list[Week]
    groups: list[Group]
    sums: Sums


def board(stand: Account) -> Board:
    """Return the board of the plans in `stand`; sections and activities with something late come first."""
    columns = _weeks(stand)
    counted: defaultdict[int, list[Counted]] = defaultdict(list)
    for one in stand.counted:
        counted[one.duty.activity_id].append(one)
    deeds: defaultdict[int, list[Tally]] = defaultdict(list)
    for tally in stand.tallies:
        deeds[tally.activity].append(tally)
    lines = [_line(one, columns, counted[one.pk], deeds[one.pk]) for one in stand.activities]
    return Board(columns, _groups(lines), sums(stand.counted, stand.tallies))


def most_pressing(duties: Iterable[Counted]) -> DutyState | None:
    """Return the state that presses most, None without duties."""
    states = {one.standing.state for one in duties}
    return next((state for state in URGENCY if state in states), None)


def _weeks(stand: Account) -> list[Week]:
    """The weeks that hold the days of the plans, of what they owe and of what was done."""
    days = [day for one in stand.activities for day in (one.campaign.starts_on, one.campaign.ends_on)]
    days += [one.duty.due_on for one in stand.counted]
    days += [day for tally in stand.tallies for day in (tally.days[0], tally.days[-1])]
    if not days:
        return []
    begin, end, now = _monday(min(days)), _monday(max(days)), _monday(stand.today)
    mondays = (begin + _WEEK * number for number in range((end - begin).days // 7 + 1))
    return [Week(monday, monday == now) for monday in mondays]


def _line(activity: Activity, columns: list[Week], duties: list[Counted], tallies: list[Tally]) -> Line:
    cells = [Cell(week) for week in columns]
    begin = columns[0].monday
    for one in duties:
        cells[(one.duty.due_on - begin).days // 7].duties.append(one)
    for tally in tallies:
        for week, number in Counter((day - begin).days // 7 for day in tally.days).items():
            cells[week].deeds += number if tally.deed in FULFILS else 0
            cells[week].failed += number if tally.deed in FELL_SHORT else 0
    return Line(activity, cells, sums(duties, tallies), most_pressing(duties))


def _groups(lines: list[Line]) -> list[Group]:
    """Sections in the order of the plan, those with something pressing first; likewise their lines."""
    sections: dict[str, list[Line]] = {}
    for line in lines:
        sections.setdefault(line.activity.section, []).append(line)
    groups = [Group(section, sorted(inside, key=_urgency)) for section, inside in sections.items()]
    return sorted(groups, key=lambda group: _urgency(group.lines[0]))


def _urgency(line: Line) -> int:
    return URGENCY.index(line.state) if line.state else len(URGENCY)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
