"""One plan as a document: read, submitted, decided about."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from campaigns.admin.access import ADD, SEE, person, the_plan
from campaigns.admin.forms import EveryDaysForm, NumberForm, ReasonForm, StartForm
from campaigns.admin.offers import offers
from campaigns.admin.ongoing import unruled
from campaigns.admin.panels import RESIDENTS_SEE
from campaigns.admin.plans import home_of
from campaigns.admin.shown import lists_of, sections_of
from campaigns.approval.amending import amend
from campaigns.approval.closing import copy_to_next_year
from campaigns.approval.comparing import differences
from campaigns.approval.completeness import advice, as_amended, gaps
from campaigns.approval.deciding import approve, send_back, submit, take_back
from campaigns.approval.numbering import write_number
from campaigns.approval.openness import let_residents_see
from campaigns.approval.rights import APPROVE, WRITE, NotIndependent, NotReady, Refused
from campaigns.approval.wording import in_words
from campaigns.copying import as_data
from campaigns.models import Campaign, CampaignState, PlanVersion

WRITTEN = (CampaignState.DRAFT, CampaignState.WAITING)


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole plan with what it lacks and what can be done with it."""
    return render(request, "campaigns/admin/plan.html", _context(request, the_plan(request, pk), {}))


@require_POST
def act(request: HttpRequest, pk: int, deed: str) -> HttpResponse:
    """Do one deed: "trinh", "rut-lai", "duyet", "tra-lai", "sua-doi", "chep", "ghi-so", "cong-khai",
    "thoi-cong-khai"."""
    if deed not in _DEEDS:
        raise Http404
    do, permission = _DEEDS[deed]
    plan = the_plan(request, pk, permission)
    try:
        return do(request, plan)
    except NotReady:
        messages.error(request, _("The plan was not submitted. It lacks what is listed below."))
        return _again(request, plan, {})
    except NotIndependent as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _back(plan)


def _submit(request: HttpRequest, plan: Campaign) -> HttpResponse:
    submit(plan, by=person(request))
    messages.success(request, _("Submitted. A leader finds it on the home page of the admin."))
    return _back(plan)


def _take_back(request: HttpRequest, plan: Campaign) -> HttpResponse:
    take_back(plan, by=person(request))
    messages.success(request, _("Taken back. You can go on writing."))
    return _back(plan)


def _approve(request: HttpRequest, plan: Campaign) -> HttpResponse:
    read, since = _moment(request.POST.get("read", "")), None
    if plan.amends is None:
        form = StartForm(request.POST, plan=plan)
        if not form.is_valid():
            return _again(request, plan, {"start_form": form})
        since = form.cleaned_data["counted_from"]
    running = approve(plan, by=person(request), read=read, counted_from=since)
    said = (
        _("The amendment is approved and taken over into the plan.")
        if plan.amends
        else _("The plan is approved and runs; what it owes is on its board.")
    )
    messages.success(request, said)
    return redirect(home_of(running))


def _moment(sent: str) -> datetime:
    """When what was read was submitted; without it nothing is approved."""
    found = parse_datetime(sent)
    if found is None or found.tzinfo is None:
        raise Refused(_("Please read the plan again, then decide."))
    return found


def _send_back(request: HttpRequest, plan: Campaign) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _again(request, plan, {"reason_form": form})
    send_back(plan, by=person(request), reason=form.cleaned_data["reason"])
    messages.success(request, _("Sent back to its author with your reason."))
    return _back(plan)


def _amend(request: HttpRequest, plan: Campaign) -> HttpResponse:
    amendment = amend(plan, by=person(request))
    messages.success(
        request,
        _("This is a draft of the amendment. The plan runs on unchanged until a leader approves it."),
    )
    return _back(amendment)


def _copy(request: HttpRequest, plan: Campaign) -> HttpResponse:
    copy = copy_to_next_year(plan, by=person(request))
    messages.success(
        request, _("A draft for the next year is made, with its days moved. Please look it over.")
    )
    return _back(copy)


def _write_number(request: HttpRequest, plan: Campaign) -> HttpResponse:
    version = offers(plan, person(request)).unnumbered
    form = NumberForm(request.POST, instance=version)
    if version is None or not form.is_valid():
        return _again(request, plan, {"number_form": form})
    said = form.cleaned_data
    write_number(version, said["symbol"], said["issued_on"], by=person(request))
    messages.success(request, _("Number and date are written."))
    return _back(plan)


def _open(request: HttpRequest, plan: Campaign) -> HttpResponse:
    let_residents_see(plan, True, by=person(request))
    messages.success(request, _("Residents see the plan and its progress from now on."))
    return _back(plan)


def _hide(request: HttpRequest, plan: Campaign) -> HttpResponse:
    let_residents_see(plan, False, by=person(request))
    messages.success(request, _("Residents do not see the plan any more. Everything in it is kept."))
    return _back(plan)


_DEEDS: dict[str, tuple[Callable[[HttpRequest, Campaign], HttpResponse], str]] = {
    "trinh": (_submit, WRITE),
    "rut-lai": (_take_back, WRITE),
    "duyet": (_approve, APPROVE),
    "tra-lai": (_send_back, APPROVE),
    "sua-doi": (_amend, WRITE),
    "chep": (_copy, ADD),
    "ghi-so": (_write_number, WRITE),
    "cong-khai": (_open, APPROVE),
    "thoi-cong-khai": (_hide, SEE),
}


def _back(plan: Campaign) -> HttpResponse:
    return redirect("campaigns_plan", plan.pk)


def _again(request: HttpRequest, plan: Campaign, shown: dict[str, Any]) -> HttpResponse:
    plan.refresh_from_db()
    return render(request, "campaigns/admin/plan.html", _context(request, plan, shown), status=400)


def _context(request: HttpRequest, plan: Campaign, shown: dict[str, Any]) -> dict[str, Any]:
    offered = offers(plan, person(request))
    written = plan.state in WRITTEN
    forms_offered: dict[str, forms.BaseForm | None] = {
        "start_form": StartForm(plan=plan) if offered.approve and plan.amends is None else None,
        "reason_form": ReasonForm() if offered.send_back else None,
        "ongoing_form": EveryDaysForm() if offered.write and unruled(plan) else None,
        "number_form": NumberForm(instance=offered.unnumbered) if offered.unnumbered else None,
    }
    return {
        "plan": plan,
        "residents_see": RESIDENTS_SEE,
        "offers": offered,
        "lists": lists_of(plan),
        "sections": sections_of(plan),
        "gaps": gaps(plan) if plan.state == CampaignState.DRAFT else [],
        "advice": advice(plan) if written else [],
        "changes": in_words(changes_of(plan)) if plan.amends and written else None,
        "versions": PlanVersion.objects.filter(campaign=plan),
        "header_title": plan.title,
        "breadcrumbs_items": trail(plan),
        **forms_offered,
        **shown,
    }


def changes_of(amendment: Campaign) -> list[Any]:
    """Return how an amendment differs from the plan it amends."""
    return differences(as_data(amendment.amends), as_amended(amendment)) if amendment.amends else []


def trail(plan: Campaign, *further: str) -> list[dict[str, str]]:
    """Return the breadcrumbs to a page of a plan."""
    steps = [
        (reverse("campaign:index"), _("Campaigns")),
        (reverse("campaigns_plan", args=(plan.pk,)), plan.title),
    ]
    here = [*steps, *((("", words)) for words in further)]
    return [{"url": url, "label": label} for url, label in here]


__all__ = ["SEE", "act", "show"]
