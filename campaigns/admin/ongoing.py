"""How often there must be evidence of what goes on all the time, said for a whole draft at once."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from campaigns.admin.access import hold_draft, person, the_plan
from campaigns.admin.forms import EveryDaysForm
from campaigns.approval.rights import WRITE, Refused
from campaigns.models import Activity, Campaign
from campaigns.timing import Kind


def unruled(plan: Campaign) -> list[Activity]:
    """Return the ongoing activities of a plan that do not say how often there must be evidence."""
    activities = plan.activities.filter(dropped_on=None, every_days=None, uncounted=False)
    return [one for one in activities.select_related("campaign") if one.when.kind is Kind.ONGOING]


@require_POST
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the same number of days into all of them; what says its own number keeps it."""
    plan = the_plan(request, pk, WRITE)
    form = EveryDaysForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write a number of days from 1 to 366. Nothing was changed."))
        return redirect("campaigns_plan", plan.pk)
    days = form.cleaned_data["every_days"]
    try:
        with transaction.atomic():
            hold_draft(plan)
            found = unruled(plan)
            Activity.objects.filter(pk__in=[one.pk for one in found]).update(every_days=days)
            log(plan, "wagtail.edit", user=person(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        said = ngettext(
            "%(n)d ongoing activity must now have evidence at least every %(days)d days.",
            "%(n)d ongoing activities must now have evidence at least every %(days)d days.",
            len(found),
        )
        messages.success(request, said % {"n": len(found), "days": days})
    return redirect("campaigns_plan", plan.pk)
