"""The demo commune's results: the last three months, and the quarter they are part of where it is over."""

from cms.demo import Stage
from cms.models import ListPage
from cms.results.figures import COLUMNS, Counts, quarter
from cms.results.models import FieldFigures, ResultsIndexPage, ResultsPage
from cms.results.periods import Kind, Months, Period, period_of
from cms.results.titles import period_name, title_of
from cms.slugs import slug_of

FIELDS = ("Hộ tịch", "Chứng thực", "Đất đai", "Bảo trợ xã hội", "Hộ kinh doanh")
NEW_BY_MONTH = ((61, 118, 34, 22, 9), (66, 131, 37, 19, 11), (58, 124, 41, 25, 12), (70, 137, 39, 21, 14))


def furnish(stage: Stage) -> None:
    """Publish the last quarter that is over, its months, and the months since."""
    index = stage.open_list(
        ResultsIndexPage(
            title="Kết quả giải quyết",
            slug="ket-qua",
            introduction="Số hồ sơ tiếp nhận, đã giải quyết, đúng hạn và quá hạn, theo từng kỳ.",
        )
    )
    months = _months(stage)
    figures = _figures(months)
    for period in months:
        _publish(stage, index, period, figures[period])
    whole = Period(months[0].year, (months[0].number + 2) // 3, Kind.QUARTER)
    _publish(stage, index, whole, quarter([figures[month] for month in months[:3]]))


def _months(stage: Stage) -> list[Period]:
    """Return the months of the last quarter that is over and those that ended since."""
    running = period_of(stage.today, Kind.QUARTER, Months.REPORTING)
    month = period_of(stage.today, Kind.MONTH, Months.REPORTING)
    months = list(running.before().months())
    return months + [one for one in running.months() if one < month]


def _figures(months: list[Period]) -> dict[Period, dict[str, Counts]]:
    """Make up figures that hold together: what is left at the end of a month is carried over to the next."""
    left = dict.fromkeys(FIELDS, 4)
    made: dict[Period, dict[str, Counts]] = {}
    for turn, period in enumerate(months):
        new = NEW_BY_MONTH[turn % len(NEW_BY_MONTH)]
        made[period] = {name: _counts(left[name], many, turn) for name, many in zip(FIELDS, new, strict=True)}
        left = {name: counts.in_progress for name, counts in made[period].items()}
    return made


def _counts(carried_over: int, new: int, turn: int) -> Counts:
    online, postal = new * (70 + 3 * turn) // 100, new // 30
    overdue = 1 if new > 120 and turn == 0 else 0
    running, late = 3 + (new + turn) % 5, (new + turn) % 3 if new > 30 else 0
    settled = carried_over + new - running - overdue
    early, asked = settled // 4, new // 3
    return Counts(
        carried_over=carried_over,
        direct=new - online - postal,
        online=online,
        postal=postal,
        early=early,
        on_time=settled - early - late - new // 60,
        late=late,
        running=running,
        overdue=overdue,
        returned=new // 60,
        asked=asked,
        satisfied=asked - asked // 15,
    )


def _publish(stage: Stage, index: ListPage, period: Period, by_field: dict[str, Counts]) -> None:
    page = ResultsPage(
        title=title_of(period),
        slug=slug_of(period_name(period)),
        period_kind=period.kind.value,
        year=period.year,
        number=period.number,
        activity=stage.activities.get("tthc"),
        for_loudspeakers=period.kind == Kind.QUARTER,
    )
    page.rows = [
        FieldFigures(field=name, sort_order=place, **{column: getattr(counts, column) for column in COLUMNS})
        for place, (name, counts) in enumerate(by_field.items())
    ]
    stage.publish(page, index, for_air=page.for_loudspeakers)
