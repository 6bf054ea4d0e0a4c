"""One duty: what is owed, what was done of it, and waiving it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from campaigns.duties.counting import FELL_SHORT, FULFILS
from campaigns.duties.local_days import local_day
from campaigns.duties.reading import Counted, account
from campaigns.models import CampaignState, Duty, Evidence
from campaigns.seeing.access import SEE, WAIVE, needs
from campaigns.seeing.mine import is_of
from campaigns.seeing.reminded import reminded
from campaigns.seeing.waiving import owe_again, waive
from campaigns.seeing.words import SIGNS


def duty(request: HttpRequest, pk: int) -> HttpResponse:
    """A duty with the deeds it takes; for whoever sees plans or belongs to a unit that does it."""
    found = get_object_or_404(Duty.objects.select_related("activity__campaign", "owner"), pk=pk)
    if not (request.user.has_perm(SEE) or is_of(request.user, found.activity)):
        raise PermissionDenied
    stand = account([found.activity.campaign], timezone.localdate())
    one = next(one for one in stand.counted if one.duty.pk == pk)
    context = {
        "one": one,
        "sign": SIGNS[one.standing.state],
        "deeds": _deeds(one),
        "reminded": reminded(found),
        "may_waive": request.user.has_perm(WAIVE) and found.activity.campaign.state == CampaignState.RUNNING,
        "header_title": str(found.activity),
        "breadcrumbs_items": [{"url": "", "label": _("Duty")}],
    }
    return render(request, "campaigns/seeing/duty.html", context)


@require_POST
@needs(WAIVE)
def waiver(request: HttpRequest, pk: int) -> HttpResponse:
    """Waive a duty, with the reason that was written, or take that back where nothing was."""
    found = get_object_or_404(Duty, pk=pk)
    why = request.POST.get("ly-do", "").strip()
    if found.waived_at:
        said = _("The duty is owed again.") if owe_again(found) else _("The plan is closed: nothing changed.")
    elif not why:
        messages.error(request, _("Write why it is not owed any more."))
        return redirect("campaigns_duty", pk)
    else:
        person: Any = request.user
        by = getattr(person, "signature", person.get_username())
        waived = waive(found, by=by, why=why[:2000], at=timezone.now())
        said = _("The duty is not owed any more.") if waived else _("The plan is closed: nothing changed.")
    messages.success(request, said)
    return redirect("campaigns_duty", pk)


def _deeds(one: Counted) -> list[Evidence]:
    """The rows of the ledger a duty takes, newest first."""
    rows = Evidence.objects.effective().filter(activity=one.duty.activity, deed__in=FULFILS | FELL_SHORT)
    if one.duty.channel:
        rows = rows.filter(channel=one.duty.channel)
    days = {day for tally in one.deeds for day in tally.days}
    return list(rows.annotate(day=local_day("happened_at")).filter(day__in=days).order_by("-happened_at"))
