"""How the page of a plan is passed on: its address and the drawn picture beside a link to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from campaigns.models import Campaign
from cms.models import CommuneSettings
from cms.open_plans.plans import open_plans
from cms.sharing.pictures import Said, drawn, mark_of
from cms.sharing.templatetags.sharing import Shared


def shared(request: HttpRequest, plan: Campaign) -> Shared:
    """Return the full addresses of the page and its picture."""
    root = request.build_absolute_uri("/").rstrip("/")
    return Shared(root + reverse("open_plans:plan", args=(plan.pk,)), root + _address(request, plan))


@require_safe
def picture(request: HttpRequest, pk: int, mark: str) -> HttpResponse:
    """The picture of an open plan; an old address leads to the new one."""
    plan = get_object_or_404(open_plans(), pk=pk)
    said = _said(request, plan)
    if mark != mark_of(said):
        return redirect(_address(request, plan))
    return drawn(f"share-plan:{pk}", said)


def _address(request: HttpRequest, plan: Campaign) -> str:
    return reverse("open_plans:picture", args=(plan.pk, mark_of(_said(request, plan))))


def _said(request: HttpRequest, plan: Campaign) -> Said:
    return plan.title, CommuneSettings.for_request(request).full_name, pgettext("resident", "Plan")
