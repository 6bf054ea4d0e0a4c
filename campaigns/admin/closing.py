"""The page on which a leader closes a plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from campaigns.admin.access import person, the_plan
from campaigns.admin.forms import ClosingForm
from campaigns.admin.plan import trail
from campaigns.admin.plans import home_of
from campaigns.approval.closing import close, unfinished
from campaigns.approval.rights import CLOSE, Refused
from campaigns.models import CampaignState


def closing(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is not done, and close the plan with a few words; there is no way back."""
    plan = the_plan(request, pk, CLOSE)
    if plan.state != CampaignState.RUNNING:
        messages.error(request, _("Only a running plan is closed."))
        return redirect("campaigns_plan", plan.pk)
    left = unfinished(plan, timezone.localdate())
    form = ClosingForm(request.POST or None, plan=plan, left=left)
    if request.method == "POST" and form.is_valid():
        try:
            following = close(plan, by=person(request), **form.cleaned_data)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("campaigns_plan", plan.pk)
        messages.success(request, _("The plan is closed."))
        return redirect(home_of(following or plan))
    context = {
        "plan": plan,
        "left": left,
        "form": form,
        "header_title": _("Close the plan"),
        "breadcrumbs_items": trail(plan, _("Close the plan")),
    }
    return render(request, "campaigns/admin/closing.html", context, status=400 if form.is_bound else 200)
