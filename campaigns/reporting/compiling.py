"""Reckons a report from the ledger and the duties of its plans."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from campaigns.chain import COMMUNE
from campaigns.duties.reading import IN_FORCE, Account, Counted, account, within
from campaigns.duties.states import OPEN, DutyState
from campaigns.models import Activity, Campaign, Channel, Deed, Duty, Evidence, Report
from campaigns.reporting.content import Aim, Count, Handed, Line, ReportContent, Sheet, from_json
from campaigns.reporting.facts import Fact, facts, last_day_counted
from campaigns.reporting.indicators import Figure, by_place, figures
from campaigns.reporting.narrative import drafts
from campaigns.reporting.periods import Stretch
from campaigns.targets.reached import TargetState
from campaigns.targets.readings import Stood, standing_targets

FigureSource = Callable[[Stretch], list[Figure]]
SheetSource = Callable[[Stretch], list[Sheet]]


@dataclass(frozen=True, slots=True)
class Sources:
    """What rooms above add to reports over all plans: figures that no ledger counts, tables to attach."""

    figures: list[FigureSource]
    sheets: list[SheetSource]


sources = Sources([], [])


def content_of(report: Report, today: date) -> ReportContent:
    """Return what a report says: as it was signed, or reckoned anew for a draft, with the words written."""
    if report.content is not None:
        return from_json(report.content)
    stretch = Stretch(report.first_day, report.last_day)
    return compiled(report.title, stretch, today, report.campaign).with_words(report.words)


def compiled(title: str, stretch: Stretch, today: date, campaign: Campaign | None = None) -> ReportContent:
    """Reckon a report on one plan, or on all there were in these days and what was outside any."""
    plans = [campaign] if campaign else list(_plans_of(stretch))
    as_of = last_day_counted(stretch, today)
    rows = facts(stretch, plans if campaign else None, as_of)
    stand = account(plans, as_of)
    owed = [one for one in stand.counted if one.duty.due_on in stretch]
    told = _by_group([*figures(rows), *_more_figures(stretch, campaign)])
    told = _with_before(told, stretch, plans if campaign else None, campaign)
    channels = _counts(owed, lambda duty: duty.channel, _channel)
    targets = standing_targets(plans, as_of)
    aims = tuple(map(_aim, targets))
    lines = _lines(stand, owed, stretch)
    return ReportContent(
        title=title,
        stretch=stretch,
        as_of=as_of,
        plans=tuple(_named(plan) for plan in plans),
        figures=tuple(told),
        channels=channels,
        units=_counts(owed, lambda duty: duty.owner, lambda unit: str(unit or _("nobody named"))),
        lines=lines,
        villages=_villages(rows),
        parts=drafts(
            [_named(plan) for plan in plans], told, channels, aims, lines, _ahead(stand, stretch.after)
        ),
        aims=aims,
        sheets=tuple(sheet for source in sources.sheets for sheet in source(stretch)) if not campaign else (),
        positions=_positions(rows, targets),
        head=_head(),
    )


def _aim(one: Stood) -> Aim:
    latest = one.latest
    return Aim(
        plan=_named(one.target.campaign),
        text=one.target.text,
        unit=one.target.unit,
        wanted=one.target.number,
        reached=latest.value if latest else None,
        as_of=latest.day if latest else None,
        is_reached=one.state == TargetState.REACHED,
        standing=str(one.state.label),
    )


def _positions(rows: Sequence[Fact], targets: Iterable[Stood]) -> tuple[int, ...]:
    """Return the rows of the ledger a report counts or cites, in their order."""
    counted = {position for row in rows for position in row.positions}
    return tuple(sorted(counted | {one.latest.row.position for one in targets if one.latest}))


def _villages(rows: Sequence[Fact]) -> tuple[Handed, ...]:
    """What each village got: leaflets, and posters or banners, which the ledger keeps on another channel."""
    sheets = by_place(rows, Channel.LEAFLET, Deed.HANDED_OUT)
    hung = by_place(rows, Channel.BANNER, Deed.HANDED_OUT)
    none = Decimal(0)
    return tuple(
        Handed(place, sheets.get(place, none), hung.get(place, none)) for place in sorted({*sheets, *hung})
    )


def _plans_of(stretch: Stretch) -> Iterable[Campaign]:
    """Plans whose days lie in the stretch, or something of which is due in it."""
    due = Duty.objects.filter(due_on__range=(stretch.first, stretch.last))
    concerned = Q(starts_on__lte=stretch.last, ends_on__gte=stretch.first) | Q(
        pk__in=due.values("activity__campaign")
    )
    return Campaign.objects.filter(concerned, state__in=IN_FORCE).order_by("starts_on", "pk")


def _more_figures(stretch: Stretch, campaign: Campaign | None) -> list[Figure]:
    return [] if campaign else [figure for source in sources.figures for figure in source(stretch)]


def _by_group(told: Sequence[Figure]) -> list[Figure]:
    """Put figures of one group together, groups in the order they come first."""
    groups = list(dict.fromkeys(figure.group for figure in told))
    return sorted(told, key=lambda figure: groups.index(figure.group))


def _with_before(
    told: Sequence[Figure], stretch: Stretch, plans: list[Campaign] | None, campaign: Campaign | None
) -> list[Figure]:
    """Put beside each figure that of the same days a year before, over all plans of then."""
    earlier = stretch.year_before
    before = {
        figure.key: figure.number
        for figure in [*figures(facts(earlier, plans, cited=False)), *_more_figures(earlier, campaign)]
    }
    ended = within(earlier.first, earlier.last)[1]
    known = Evidence.objects.filter(chain=COMMUNE, happened_at__lt=ended).exists()
    return [replace(figure, before=before.get(figure.key) if known else None) for figure in told]


def _counts(
    owed: Iterable[Counted], side_of: Callable[[Duty], Any], name_of: Callable[[Any], str]
) -> tuple[Count, ...]:
    sides: dict[Any, list[Counted]] = {}
    for one in owed:
        if one.standing.state != DutyState.WAIVED:
            sides.setdefault(side_of(one.duty), []).append(one)
    found: dict[str, list[Counted]] = {}
    for side, its in sides.items():
        found.setdefault(name_of(side), []).extend(its)
    return tuple(
        Count(
            name,
            sum(one.duty.required for one in found[name]),
            sum(one.standing.done for one in found[name]),
            sum(one.standing.state in (DutyState.LATE, DutyState.SHORT) for one in found[name]),
        )
        for name in sorted(found)
    )


def _lines(stand: Account, owed: Sequence[Counted], stretch: Stretch) -> tuple[Line, ...]:
    own: dict[int, list[Counted]] = {}
    for one in owed:
        own.setdefault(one.duty.activity_id, []).append(one)
    return tuple(_line(activity, own.get(activity.pk, []), stretch) for activity in stand.activities)


def _line(activity: Activity, owed: Sequence[Counted], stretch: Stretch) -> Line:
    counted = [one for one in owed if one.standing.state != DutyState.WAIVED]
    return Line(
        plan=activity.campaign.symbol or activity.campaign.title,
        section=activity.section,
        title=activity.title,
        lead=str(activity.lead or ""),
        timing=activity.timing,
        channels=activity.get_channels_display(),
        wanted=sum(one.duty.required for one in counted),
        done=sum(one.standing.done for one in counted),
        standing=_standing(counted),
    )


def _standing(counted: Sequence[Counted]) -> str:
    """How an activity stands by the duties due in the period: the most pressing of them."""
    if not counted:
        return str(_("nothing due in the period"))
    order = list(DutyState)
    return str(min((one.standing.state for one in counted), key=order.index).label)


def _ahead(stand: Account, coming: Stretch) -> list[str]:
    """Return what is late still and what falls due in the coming days, each activity once."""
    titles = [
        one.duty.activity.title
        for one in stand.counted
        if one.duty.due_on in coming or (one.duty.due_on < coming.first and one.standing.state in OPEN)
    ]
    return list(dict.fromkeys(titles))


def _channel(channel: str) -> str:
    return str(Channel(channel).label) if channel else str(_("any channel"))


def _named(plan: Campaign) -> str:
    if not plan.symbol:
        return plan.title
    return _("Plan No. %(symbol)s") % {"symbol": plan.symbol} + (
        f" ({plan.issued_on:%d/%m/%Y})" if plan.issued_on else ""
    )


def _head() -> str:
    """The hash of the newest row of the chain the figures are counted from; "" where nothing was written."""
    own = Evidence.objects.filter(chain=COMMUNE)
    return own.order_by("-position").values_list("hash", flat=True).first() or ""
