"""The page on which an officer says, from a phone if need be, what became of an event."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from cms.events.models import EventPage, EventRecord
from cms.events.record import Refused, correct, move, record_of
from cms.events.states import EventState, may_follow
from cms.models import User
from cms.uploads.attached import CAMERA, AttachedFiles

MOST_PEOPLE = 1_000_000


class StandingForm(AttachedFiles, forms.Form):
    """What became of the event; a reason, or a number of people and a photo, go with it."""

    pictures = ("photo",)

    state = forms.ChoiceField(label=gettext_lazy("What became of it"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Reason, where it is postponed or cancelled"), max_length=300, required=False
    )
    attended = forms.IntegerField(
        label=gettext_lazy("How many people came"), min_value=0, max_value=MOST_PEOPLE, required=False
    )
    photo = forms.FileField(label=gettext_lazy("Photo"), required=False, widget=forms.FileInput(attrs=CAMERA))

    def __init__(self, *args: Any, before: str, user: User, title: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.title = user, title
        states = may_follow(before)
        self.fields["state"].choices = [(state.value, state.label) for state in states]  # type: ignore[attr-defined]
        if EventState.HELD in states:
            self.initial["state"] = EventState.HELD.value

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        self.take_files(cleaned)
        return cleaned


class NumberForm(forms.Form):
    """The number of people, corrected."""

    attended = forms.IntegerField(
        label=gettext_lazy("How many people came"), min_value=0, max_value=MOST_PEOPLE
    )
    reason = forms.CharField(label=gettext_lazy("Why the number is corrected"), max_length=300)


@require_http_methods(["GET", "POST"])
def standing(request: HttpRequest, page_id: int) -> HttpResponse:
    """Say what became of an event; of one that was held, correct the number of people."""
    page = get_object_or_404(EventPage, pk=page_id)
    if not request.user.has_perm("events.change_eventrecord") or not page.live:
        raise PermissionDenied
    record = record_of(page)
    form = _form(request, page, record)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            _set(request, page, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Written down. Residents see it at once."))
            return redirect("events_standing", page.pk)
    return render(request, "cms/events/admin/standing.html", {"page": page, "record": record, "form": form})


def _form(request: HttpRequest, page: EventPage, record: EventRecord) -> forms.Form | None:
    user: Any = request.user
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    if record.state == EventState.HELD:
        return NumberForm(data, initial={"attended": record.attended})
    if not may_follow(record.state):
        return None
    return StandingForm(data, files, before=record.state, user=user, title=page.title)


@transaction.atomic
def _set(request: HttpRequest, page: EventPage, form: Any) -> None:
    """Write down what was said; raises Refused, and then no photo is kept either."""
    person: Any = request.user
    if isinstance(form, NumberForm):
        correct(page, form.cleaned_data["attended"], form.cleaned_data["reason"], by=person)
        return
    chosen = form.cleaned_data
    move(
        page,
        EventState(chosen["state"]),
        by=person,
        reason=chosen["reason"],
        attended=chosen["attended"],
        photo=form.kept("photo"),
    )
