"""Coverage by channel, audience, unit and village."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import Unit
from campaigns.seeing.access import SEE, needs
from campaigns.seeing.choice import NAMES, Choice
from campaigns.seeing.chosen import deeds_counted, duties, plans
from campaigns.seeing.coverage import Deeds, Table, coverage


@needs(SEE)
def coverage_page(request: HttpRequest) -> HttpResponse:
    """The tables of a plan or of all, for a range of days: this year up to today unless said otherwise."""
    today = timezone.localdate()
    asked = Choice.read(request.GET)
    choice = Choice(
        campaign=asked.campaign,
        since=asked.since or (None if _chosen(request) else date(today.year, 1, 1)),
        until=asked.until or (None if _chosen(request) else today),
    )
    context = {
        "tables": tables(choice, today),
        "choice": choice,
        "plans": plans(Choice()),
        "header_title": _("Coverage"),
        "breadcrumbs_items": [{"url": "", "label": _("Coverage")}],
    }
    return render(request, "campaigns/seeing/coverage.html", context)


def tables(choice: Choice, today: date) -> list[Table]:
    """Fetch and count what a choice chooses."""
    units = dict(Unit.objects.values_list("pk", "name"))
    deeds = [Deeds(*counted) for counted in deeds_counted(choice, today)]
    return coverage(duties(choice, today), deeds, choice, units)


def _chosen(request: HttpRequest) -> bool:
    """Whether somebody chose days, if only none."""
    return NAMES["since"] in request.GET or NAMES["until"] in request.GET
