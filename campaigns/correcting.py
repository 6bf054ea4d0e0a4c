"""The admin's page on which a row of the ledger is corrected, and what became of a row."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from campaigns import corrections
from campaigns.access import needs
from campaigns.corrections import AlreadyCorrected, Restated
from campaigns.models import Activity, CampaignState, Channel, Deed, Evidence

CORRECT = "campaigns.correct_evidence"
INSPECT = "evidence:inspect"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing a correction says otherwise, as people read it."""

    label: str
    before: str
    after: str


class CorrectionForm(forms.Form):
    """What is right, filled in with what is written; or that it is to be taken back."""

    take_back = forms.BooleanField(label=gettext_lazy("It did not happen: take the row back"), required=False)
    words = forms.CharField(
        label=gettext_lazy("In words"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The whole sentence, as it is right. Reports repeat it."),
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)
    quantity = forms.DecimalField(
        label=gettext_lazy("Quantity"), max_digits=12, decimal_places=2, min_value=0, required=False
    )
    activity = forms.ModelChoiceField(
        Activity.objects.none(), label=gettext_lazy("Activity of the plan"), required=False
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("Channel"), choices=[("", "—"), *Channel.choices], required=False
    )
    happened_at = forms.DateTimeField(
        label=gettext_lazy("When it happened"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M:%S"),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why it is corrected"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        error_messages={"required": gettext_lazy("Write why it is corrected.")},
    )

    def __init__(self, data: Mapping[str, Any] | None, *, row: Evidence) -> None:
        standing = row.corrects if row.deed == Deed.CORRECTED and row.corrects else row
        names = ("words", "title", "quantity", "activity", "channel")
        initial = {name: getattr(standing, name) for name in names}
        if standing.quantity is not None:
            initial["quantity"] = f"{standing.quantity.normalize():f}"
        super().__init__(data, initial={**initial, "happened_at": timezone.localtime(row.happened_at)})
        self.row = row
        choices: Any = self.fields["activity"]
        choices.queryset = Activity.objects.filter(
            Q(campaign__state=CampaignState.RUNNING) | Q(pk=row.activity_id)
        ).select_related("campaign")
        choices.label_from_instance = lambda activity: f"{activity.campaign} — {activity}"
        if row.deed == Deed.CORRECTED:
            del self.fields["take_back"]

    def clean_happened_at(self) -> Any:
        """The form shows whole seconds: a time that nobody touched stays as exact as it was."""
        at = self.cleaned_data["happened_at"]
        if at == self.row.happened_at.replace(microsecond=0):
            return self.row.happened_at
        if at > timezone.now():
            raise forms.ValidationError(_("This has not happened yet."))
        return at

    def clean(self) -> None:
        if self.errors or self.takes_back or self.row.deed == Deed.CORRECTED:
            return
        if not differences(self.row, self.as_it_would_be()):
            raise forms.ValidationError(_("Nothing is different from what is written already."))

    @property
    def takes_back(self) -> bool:
        return bool(self.cleaned_data.get("take_back"))

    def values(self) -> Restated:
        given = self.cleaned_data
        return {
            "words": given["words"],
            "title": given["title"],
            "quantity": given["quantity"],
            "activity": given["activity"],
            "channel": given["channel"],
            "happened_at": given["happened_at"],
        }

    def as_it_would_be(self) -> Evidence:
        """Return the row that stands in the place of the present one, not written."""
        deed, values = corrections.deed_of(self.row), {**self.values()}
        if self.takes_back:
            deed, values = Deed.CORRECTED, {}
        said = {name: getattr(self.row, name) for name in ("title", "words", "activity", "channel")}
        more = {name: getattr(self.row, name) for name in ("happened_at", "quantity", "unit")}
        return Evidence(deed=deed, **{**said, **more, **values})

    def write(self, actor: str) -> Evidence:
        """Write it down; raises AlreadyCorrected."""
        why = self.cleaned_data["reason"]
        if self.takes_back:
            return corrections.withdraw(self.row, why=why, actor=actor)
        return corrections.correct(self.row, why=why, actor=actor, **self.values())


def differences(before: Evidence, after: Evidence) -> list[Difference]:
    """Return what two rows of one deed say differently, in the order people read it."""
    old, new = _facts(before), _facts(after)
    return [Difference(label, old[label], new[label]) for label in old if old[label] != new[label]]


def _facts(row: Evidence) -> dict[str, str]:
    quantity = "" if row.quantity is None else f"{localize(row.quantity.normalize())} {row.unit}".strip()
    return {
        capfirst(_("what happened")): row.get_deed_display(),
        capfirst(_("in words")): row.words,
        capfirst(_("title")): row.title,
        capfirst(_("quantity")): quantity,
        capfirst(_("activity")): str(row.activity or ""),
        capfirst(_("channel")): row.get_channel_display(),
        capfirst(_("when")): f"{timezone.localtime(row.happened_at):%H:%M:%S %d/%m/%Y}",
    }


def told(row: Evidence) -> list[dict[str, Any]]:
    """Return every row of the deed of `row`, oldest first, each with what it changed."""
    rows = corrections.rows_of_deed(row)
    later = [{"row": new, "changes": differences(old, new)} for old, new in pairwise(rows)]
    return [{"row": rows[0]}, *later]


@require_http_methods(["GET", "POST"])
@needs(CORRECT)
def correct(request: HttpRequest, pk: str) -> HttpResponse:
    """Fill in, look at before and after, write it down: a correction cannot be undone, only corrected."""
    row = get_object_or_404(Evidence.objects.select_related("activity", "corrects"), pk=pk)
    if Evidence.objects.filter(corrects=row).exists():
        return _too_late(request, row)
    if row.deed == Deed.MEASURED:  # its words follow from its number
        return redirect("campaigns_target_correct", row.pk)
    form = CorrectionForm(request.POST if request.method == "POST" else None, row=row)
    valid = form.is_valid()
    if valid and request.POST.get("step") == "write":
        try:
            written = form.write(_signature(request.user))
        except AlreadyCorrected:
            return _too_late(request, row)
        messages.success(request, _("The correction was written into the ledger."))
        return redirect(INSPECT, written.pk)
    looking = valid and request.POST.get("step") == "look"
    return render(
        request,
        "campaigns/admin/correct.html",
        {
            "row": row,
            "form": form,
            "looking": looking,
            "changes": differences(row, form.as_it_would_be()) if looking else [],
            "page_title": _("Correct the ledger"),
            "header_title": _("Correct the ledger"),
            "header_icon": "edit",
        },
    )


def _too_late(request: HttpRequest, row: Evidence) -> HttpResponse:
    messages.warning(request, _("This row was corrected already. Below is the newest; correct that one."))
    return redirect(INSPECT, corrections.rows_of_deed(row)[-1].pk)


def _signature(user: Any) -> str:
    return str(getattr(user, "signature", "") or user.get_username())
