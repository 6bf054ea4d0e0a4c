"""The board of one plan, and how all running plans stand."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.duties.counting import Tally
from campaigns.duties.reading import Account, Counted, account
from campaigns.duties.states import URGENCY, DutyState
from campaigns.models import Campaign, CampaignState
from campaigns.seeing.access import SEE, needs
from campaigns.seeing.board import board, most_pressing
from campaigns.seeing.burnup import burn_up
from campaigns.seeing.choice import Choice
from campaigns.seeing.tiles import Sums, sums
from campaigns.seeing.words import SHORT, SIGNS
from campaigns.targets.readings import standing_targets


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan with the sums of its duties and deeds."""

    campaign: Campaign
    sums: Sums
    state: DutyState | None

    @property
    def choice(self) -> Choice:
        return Choice(campaign=self.campaign.pk)


def board_of(campaign: Campaign, today: date) -> dict[str, Any]:
    """Return what the page of a plan shows: board, chart, targets and money; six queries besides."""
    stand = account([campaign], today)
    drawn = board(stand)
    return {
        "board": drawn,
        "chart": burn_up(stand, drawn.weeks),
        "choice": Choice(campaign=campaign.pk),
        "targets": standing_targets([campaign], today),
        "budget": list(campaign.budget.all()),
        "legend": legend(),
        "today": today,
    }


def legend() -> list[tuple[DutyState, str, str]]:
    """Return every state with its sign and its short word."""
    return [(state, SIGNS[state], str(SHORT[state])) for state in URGENCY]


@needs(SEE)
def boards(request: HttpRequest) -> HttpResponse:
    """Every running plan with its sums, those with something late first."""
    plans = list(Campaign.objects.filter(state=CampaignState.RUNNING))
    context = {
        "plans": standing_plans(plans, account(plans, timezone.localdate())),
        "header_title": _("Boards of plans"),
        "breadcrumbs_items": [{"url": "", "label": _("Boards of plans")}],
    }
    return render(request, "campaigns/seeing/boards.html", context)


def standing_plans(plans: list[Campaign], stand: Account) -> list[Plan]:
    """Split an account by plan; what presses most comes first."""
    plan_of = {activity.pk: activity.campaign_id for activity in stand.activities}
    counted: defaultdict[int, list[Counted]] = defaultdict(list)
    for one in stand.counted:
        counted[plan_of[one.duty.activity_id]].append(one)
    tallies: defaultdict[int, list[Tally]] = defaultdict(list)
    for tally in stand.tallies:
        tallies[plan_of[tally.activity]].append(tally)
    found = [
        Plan(plan, sums(counted[plan.pk], tallies[plan.pk]), most_pressing(counted[plan.pk]))
        for plan in plans
    ]
    return sorted(found, key=lambda one: URGENCY.index(one.state) if one.state else len(URGENCY))
