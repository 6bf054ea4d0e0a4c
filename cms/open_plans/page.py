"""What the pages of open plans show; the queries are as many for one activity as for hundreds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from campaigns.duties.counting import FULFILS, Tally
from campaigns.duties.reading import Account, Counted, account
from campaigns.models import Activity, Audience, Campaign, CampaignState, Deed, PlanVersion
from campaigns.targets.readings import Stood, standing_targets
from cms.open_plans.pieces import Shown, pieces_of
from cms.open_plans.progress import Progress, progress

IN_SIGHT = 3  # pieces of an activity; the others are folded away
# What happened, as residents are told; nothing an officer typed into the ledger is.
HAPPENED: Mapping[Deed, Promise] = {
    Deed.AIRED: pgettext_lazy("of a plan, to residents", "aired on the loudspeakers"),
    Deed.PUBLISHED: pgettext_lazy("of a plan, to residents", "published on this site"),
    Deed.POSTED: pgettext_lazy("of a plan, to residents", "posted on the notice boards"),
    Deed.PRINTED: pgettext_lazy("of a plan, to residents", "printed"),
    Deed.HANDED_OUT: pgettext_lazy("of a plan, to residents", "handed out"),
    Deed.HELD: pgettext_lazy("of a plan, to residents", "held"),
    Deed.DONE: pgettext_lazy("of a plan, to residents", "carried out"),
    Deed.MISSED: pgettext_lazy("of a plan, to residents", "could not be aired"),
    Deed.PARTLY_AIRED: pgettext_lazy("of a plan, to residents", "aired in part"),
}


@dataclass(frozen=True, slots=True)
class Happened:
    """How often something was done, and the local day it was done last; `fell_short` where it failed."""

    words: Promise
    number: int
    last: date
    fell_short: bool


@dataclass(frozen=True, slots=True)
class Line:
    """An activity with its progress and what was done of it."""

    activity: Activity
    progress: Progress
    happened: list[Happened]
    pieces: list[Shown]

    @property
    def channels(self) -> str:
        return self.activity.get_channels_display()

    @property
    def in_sight(self) -> list[Shown]:
        return self.pieces[:IN_SIGHT]

    @property
    def folded(self) -> list[Shown]:
        return self.pieces[IN_SIGHT:]


@dataclass(frozen=True, slots=True)
class Group:
    """The activities under one heading of the plan, in its order."""

    section: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Told:
    """The whole page of a plan; `names` are what its pieces are called in cms.serving."""

    plan: Campaign
    version: PlanVersion | None
    progress: Progress
    contents: list[tuple[str, list[str]]]
    targets: list[Stood]
    groups: list[Group]
    names: set[str]


@dataclass(frozen=True, slots=True)
class Listed:
    """A plan in a list or a feed."""

    plan: Campaign
    progress: Progress


def is_closed(plan: Campaign) -> bool:
    return plan.state == CampaignState.CLOSED


def listed(plans: Iterable[Campaign], today: date) -> list[Listed]:
    """Return plans with their progress, in the order given; always as many queries."""
    plans = list(plans)
    of: defaultdict[int, list[Counted]] = defaultdict(list)
    for one in _standing(plans, today).counted:
        of[one.duty.activity.campaign_id].append(one)
    return [Listed(plan, progress(of[plan.pk], today, closed=is_closed(plan))) for plan in plans]


def told(request: HttpRequest, plan: Campaign, today: date) -> Told:
    """Return what residents read of `plan` on `today`: the version in force, and what was done of it."""
    stand = _standing([plan], today)
    pieces, names = pieces_of(request, stand.activities, today)
    return Told(
        plan=plan,
        version=plan.versions.defer("content").first(),
        progress=progress(stand.counted, today, closed=is_closed(plan)),
        contents=_contents(plan),
        targets=standing_targets([plan], today),
        groups=_groups(stand, is_closed(plan), pieces),
        names=names,
    )


def _standing(plans: list[Campaign], today: date) -> Account:
    """What an amendment left out is not in the version in force."""
    return account(plans, today, Q(dropped_on=None))


def _contents(plan: Campaign) -> list[tuple[str, list[str]]]:
    """What is told to whom, in the order of the vocabulary."""
    by_audience: defaultdict[str, list[str]] = defaultdict(list)
    for content in plan.contents.all():
        by_audience[content.audience].append(content.text)
    return [(str(one.label), by_audience[one]) for one in Audience if one in by_audience]


def _groups(stand: Account, closed: bool, pieces: Mapping[int, list[Shown]]) -> list[Group]:
    counted: defaultdict[int, list[Counted]] = defaultdict(list)
    for one in stand.counted:
        counted[one.duty.activity_id].append(one)
    tallies: defaultdict[int, list[Tally]] = defaultdict(list)
    for tally in stand.tallies:
        tallies[tally.activity].append(tally)
    sections: dict[str, list[Line]] = {}
    for activity in stand.activities:
        line = Line(
            activity,
            progress(counted[activity.pk], stand.today, closed=closed),
            _happened(tallies[activity.pk]),
            pieces.get(activity.pk, []),
        )
        sections.setdefault(activity.section, []).append(line)
    return [Group(section, lines) for section, lines in sections.items()]


def _happened(tallies: Iterable[Tally]) -> list[Happened]:
    """Deeds by kind, those that fulfil first."""
    numbers: defaultdict[Deed, int] = defaultdict(int)
    last: dict[Deed, date] = {}
    for tally in tallies:
        numbers[tally.deed] += len(tally.days)
        last[tally.deed] = max(tally.days[-1], last.get(tally.deed, tally.days[-1]))
    return [
        Happened(words, numbers[deed], last[deed], deed not in FULFILS)
        for deed, words in HAPPENED.items()
        if deed in numbers
    ]
