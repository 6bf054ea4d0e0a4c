"""A slot cancelled by hand, with the reason residents and the play log read, or put back."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from broadcast.admin.access import CHANGE_SLOT
from broadcast.admin.changes import waits_words
from broadcast.admin.confirming import Question, confirm, posted
from broadcast.admin.forms.decisions import ReasonForm
from broadcast.models import ChangeDeed, Slot
from broadcast.second_person import asking
from broadcast.second_person.effects import is_locked
from broadcast.second_person.slots import do_or_ask
from broadcast.second_person.wording import lost
from cms.access import needs, person


@needs(CHANGE_SLOT)
def cancel(request: HttpRequest, slot_id: UUID) -> HttpResponse:
    slot = _found(slot_id)
    silence = _("Nothing will be played at this time. Residents see the slot as cancelled, with the reason.")
    question = Question(
        title=_("Cancel this slot"),
        subject=str(slot),
        explanation=" ".join([silence, *lost(slot), *_needs_two(slot)]),
        button=_("Cancel the slot"),
        done="",
        form=ReasonForm(posted(request)),
        back=_page(slot),
        do=lambda form: _do(request, slot, ChangeDeed.CANCEL, form, _("The slot is cancelled.")),
        serious=True,
    )
    return confirm(request, question)


@needs(CHANGE_SLOT)
def restore(request: HttpRequest, slot_id: UUID) -> HttpResponse:
    slot = _found(slot_id)
    back = _("The slot is on the timetable again, with the bulletin it had if that is still approved.")
    question = Question(
        title=_("Put this slot back"),
        subject=str(slot),
        explanation=" ".join([back, *_needs_two(slot)]),
        button=_("Put the slot back"),
        done="",
        form=ReasonForm(posted(request)),
        back=_page(slot),
        do=lambda form: _do(request, slot, ChangeDeed.RESTORE, form, _("The slot is put back.")),
    )
    return confirm(request, question)


def _do(request: HttpRequest, slot: Slot, deed: ChangeDeed, form: forms.Form, done: str) -> str:
    change = do_or_ask(slot, deed, person(request), form.cleaned_data["reason"], timezone.now())
    if change is None:
        messages.success(request, done)
        return _page(slot)
    messages.warning(request, waits_words())
    return asking.address(change)


def _needs_two(slot: Slot) -> list[str]:
    if not is_locked(slot, timezone.now()):
        return []
    return [_("This slot is locked already: a second person has to confirm it before anything changes.")]


def _found(slot_id: UUID) -> Slot:
    return get_object_or_404(Slot.objects.select_related("programme__station", "bulletin"), pk=slot_id)


def _page(slot: Slot) -> str:
    return reverse("broadcast_slot", args=[slot.pk])
