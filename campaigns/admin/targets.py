"""The page on which it is written down what the targets of a plan came to, and corrected."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from campaigns.access import needs
from campaigns.admin.access import SEE, the_plan
from campaigns.admin.plan import trail
from campaigns.admin.target_forms import ReadingCorrectionForm, ReadingForm
from campaigns.corrections import AlreadyCorrected, withdraw
from campaigns.duties.reading import IN_FORCE
from campaigns.models import Campaign, Evidence
from campaigns.targets.offers import Offer, offered
from campaigns.targets.readings import Reading, Stood, read, restate, standing_targets, target_read

READ = "campaigns.add_evidence"


@dataclass(frozen=True, slots=True)
class Line:
    """A target as it stands, with the form for a new reading and the value that is offered for it."""

    stood: Stood
    form: ReadingForm
    offer: Offer | None

    @property
    def offered(self) -> str:
        return self.stood.target.measured(self.offer.value) if self.offer else ""

    @property
    def offer_form(self) -> ReadingForm | None:
        """The offered value ready to be sent, unless it is what was read last."""
        if self.offer is None:
            return None
        last = self.stood.latest
        if last and (last.value, last.day) == (self.offer.value, self.offer.day):
            return None
        said = {"value": self.offer.value, "day": self.offer.day, "source": self.offer.source}
        return ReadingForm(initial=said, target=self.stood.target)


def targets(request: HttpRequest, pk: int) -> HttpResponse:
    """The targets of a plan in force with all their readings; a new reading is sent here."""
    plan = _in_force(the_plan(request, pk, SEE))
    sent = None
    if request.method == "POST":
        if not request.user.has_perm(READ):
            raise PermissionDenied
        sent = _sent(request, plan)
        if sent.is_valid():
            row = read(sent.target, by=_signature(request), **sent.said())
            messages.success(request, _("Noted in the ledger: %(words)s") % {"words": row.words})
            return redirect(f"{reverse('campaigns_targets', args=(plan.pk,))}#{sent.anchor}")
    context = {
        "plan": plan,
        "lines": _lines(plan, sent),
        "may_read": request.user.has_perm(READ),
        "header_title": _("Targets"),
        "breadcrumbs_items": trail(plan, _("Targets")),
    }
    return render(request, "campaigns/admin/targets.html", context, status=400 if sent else 200)


@needs(READ)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Put another reading in the place of one, or take it back; either is a new row with its reason."""
    row = get_object_or_404(Evidence, pk=pk)
    target = target_read(row)
    if target is None:
        raise Http404
    plan = _in_force(the_plan(request, target.campaign_id, SEE))
    form = ReadingCorrectionForm(
        request.POST if request.method == "POST" else None, target=target, reading=Reading(row)
    )
    if request.method == "POST" and form.is_valid():
        try:
            _write_correction(request, row, form)
        except AlreadyCorrected:
            messages.warning(request, _("Somebody else has corrected this figure just now; it stands below."))
        else:
            messages.success(request, _("The correction was written into the ledger."))
        return redirect("campaigns_targets", plan.pk)
    context = {
        "plan": plan,
        "target": target,
        "reading": Reading(row),
        "form": form,
        "header_title": _("Correct a figure"),
        "breadcrumbs_items": trail(plan, _("Targets"), _("Correct a figure")),
    }
    return render(
        request, "campaigns/admin/target_correct.html", context, status=400 if form.is_bound else 200
    )


def _write_correction(request: HttpRequest, row: Evidence, form: ReadingCorrectionForm) -> None:
    why, by = form.cleaned_data["reason"], _signature(request)
    if form.cleaned_data["take_back"]:
        withdraw(row, why=why, actor=by)
    else:
        said = form.said()
        restate(row, form.target, said["value"], said["day"], said["source"], why=why, by=by)


def _in_force(plan: Campaign) -> Campaign:
    """Targets are read once a plan runs, and after it was closed: figures of a year come in after it."""
    if plan.state not in IN_FORCE:
        raise Http404
    return plan


def _sent(request: HttpRequest, plan: Campaign) -> ReadingForm:
    target = get_object_or_404(plan.targets, pk=_number(request.POST.get("target", "")))
    return ReadingForm(request.POST, target=target)


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else 0


def _lines(plan: Campaign, sent: ReadingForm | None) -> list[Line]:
    today = timezone.localdate()
    standing = standing_targets([plan], today)
    offers = offered(plan, [one.target for one in standing], today)
    return [
        Line(
            one,
            sent if sent and sent.target == one.target else ReadingForm(target=one.target),
            offers.get(one.target.key),
        )
        for one in standing
    ]


def _signature(request: HttpRequest) -> str:
    person: Any = request.user
    return str(getattr(person, "signature", person.get_username()))
