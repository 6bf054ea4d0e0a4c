"""The list of open plans, and a page for each."""

from datetime import date

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Site

from campaigns.duties.reading import within
from campaigns.models import Campaign
from cms.open_plans.changes import PLANS, UNITS, name_of
from cms.open_plans.page import is_closed, listed, told
from cms.open_plans.plans import open_plans
from cms.open_plans.sharing import shared
from cms.serving import also_shows, good_until, public_view

PER_PAGE = 10


@require_safe
@public_view(shows={PLANS}, query={"trang"})
def index(request: HttpRequest) -> HttpResponse:
    """The plans that run, then those that are closed."""
    today = day_of(request)
    page: Page[Campaign] = Paginator(open_plans(), PER_PAGE).get_page(request.GET.get("trang"))
    entries = listed(page.object_list, today)
    also_shows(request, *(name_of(one.plan.pk) for one in entries))
    context = {
        "page_obj": page,
        "running": [one for one in entries if not is_closed(one.plan)],
        "closed": [one for one in entries if is_closed(one.plan)],
    }
    return render(request, "cms/open_plans/index.html", context)


@require_safe
@public_view(shows={UNITS})
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """One plan; 404 for everybody where residents may not see it."""
    today = day_of(request)
    found = get_object_or_404(open_plans(), pk=pk)
    shown = told(request, found, today)
    also_shows(request, name_of(found.pk), *shown.names)
    context = {"plan": found, "shown": shown, "passed_on": shared(request, found)}
    return render(request, "cms/open_plans/plan.html", context)


def day_of(request: HttpRequest) -> date:
    """Return today; the answer is good until the day ends. Raises Http404 on an address of no site."""
    if Site.find_for_request(request) is None:
        raise Http404("no site here")
    today = timezone.localdate()
    good_until(request, within(today, today)[1])
    return today
