"""The activities of a draft: written one by one, doubled, put in order, left out."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from campaigns.admin.access import NotADraft, hold_draft, person, the_plan
from campaigns.admin.forms import ActivityForm
from campaigns.approval.rights import WRITE, Refused
from campaigns.copying import activity_data, add_activity
from campaigns.models import Activity, Campaign, CampaignState


def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a new activity; the section and the lead of the last one are offered."""
    plan = the_plan(request, pk, WRITE)
    last = plan.activities.last()
    more = {"section": last.section, "lead": last.lead} if last else {}
    return _written(request, plan, Activity(campaign=plan, sort_order=_end(plan), **more))


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an activity of a draft."""
    activity = _the_activity(request, pk)
    return _written(request, activity.campaign, activity)


@require_POST
def act(request: HttpRequest, pk: int, deed: str) -> HttpResponse:
    """Do one deed: "nhan-doi", "len", "xuong", "xoa"."""
    activity = _the_activity(request, pk)
    plan = activity.campaign
    if deed not in _DEEDS:
        raise Http404
    try:
        with transaction.atomic():
            hold_draft(plan)
            _DEEDS[deed](activity)
            log(plan, "wagtail.edit", user=person(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse('campaigns_plan', args=(plan.pk,))}#hoat-dong")


def delete(activity: Activity) -> None:
    """Leave an activity out of a draft; raises Refused where something was done or is owed for it."""
    if activity.duties.exists() or activity.evidence.exists():
        raise Refused(_("There is evidence of it already, so it cannot be deleted."))
    activity.delete()


def double(activity: Activity) -> None:
    """Add the same again, after it; the double stands for no activity of an amended plan."""
    plan = activity.campaign
    twin = add_activity(plan, activity_data(activity))
    order = [one for one in plan.activities.all() if one != twin]
    order.insert(order.index(activity) + 1, twin)
    _number(order)


def put_up(activity: Activity) -> None:
    _shift(activity, -1)


def put_down(activity: Activity) -> None:
    _shift(activity, 1)


_DEEDS: dict[str, Callable[[Activity], None]] = {
    "nhan-doi": double,
    "len": put_up,
    "xuong": put_down,
    "xoa": delete,
}


def _shift(activity: Activity, by: int) -> None:
    order = list(activity.campaign.activities.all())
    place = order.index(activity)
    other = place + by
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
        _number(order)


def _number(order: list[Activity]) -> None:
    for place, one in enumerate(order):
        one.sort_order = place
    Activity.objects.bulk_update(order, ["sort_order"], batch_size=200)


def _end(plan: Campaign) -> int:
    last = plan.activities.last()
    return last.sort_order + 1 if last else 0


def _the_activity(request: HttpRequest, pk: int) -> Activity:
    activity = get_object_or_404(Activity.objects.select_related("campaign"), pk=pk)
    the_plan(request, activity.campaign_id, WRITE)
    return activity


def _written(request: HttpRequest, plan: Campaign, activity: Activity) -> HttpResponse:
    if plan.state != CampaignState.DRAFT:
        messages.error(request, str(NotADraft()))
        return redirect("campaigns_plan", plan.pk)
    form = ActivityForm(request.POST or None, instance=activity, for_user=request.user)
    if request.method == "POST" and form.is_valid():
        return _kept(request, plan, form)
    return render(
        request,
        "campaigns/admin/activity.html",
        _context(plan, activity, form),
        status=400 if form.is_bound else 200,
    )


def _kept(request: HttpRequest, plan: Campaign, form: ActivityForm) -> HttpResponse:
    try:
        with transaction.atomic():
            hold_draft(plan)
            form.save()
            log(plan, "wagtail.edit", user=person(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("campaigns_plan", plan.pk)
    messages.success(request, _("Saved."))
    if "one-more" in request.POST:
        return redirect("campaigns_activity_add", plan.pk)
    # Who came from the list of what is missing goes back to it, whose last line may be gone by now.
    part = "" if request.GET.get("ve") == "con-thieu" else "#hoat-dong"
    return redirect(f"{reverse('campaigns_plan', args=(plan.pk,))}{part}")


def _context(plan: Campaign, activity: Activity, form: ActivityForm) -> dict[str, Any]:
    title = _("Edit the activity") if activity.pk else _("Add an activity")
    sections = plan.activities.exclude(section="").order_by().values_list("section", flat=True)
    return {
        "plan": plan,
        "activity": activity,
        "form": form,
        "sections": sorted(set(sections)),
        "header_title": title,
        "breadcrumbs_items": [
            {"url": reverse("campaign:index"), "label": _("Campaigns")},
            {"url": reverse("campaigns_plan", args=(plan.pk,)), "label": plan.title},
            {"url": "", "label": title},
        ],
    }
