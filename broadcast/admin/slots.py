"""A slot cancelled by hand, with the reason residents and the play log read."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from broadcast import cancelling
from broadcast.admin.access import CHANGE_SLOT
from broadcast.admin.confirming import Question, confirm, posted
from broadcast.admin.forms.decisions import ReasonForm
from broadcast.models import Slot
from cms.access import needs, person


@needs(CHANGE_SLOT)
def cancel(request: HttpRequest, slot_id: UUID) -> HttpResponse:
    slot = get_object_or_404(Slot.objects.select_related("programme__station", "bulletin"), pk=slot_id)
    page, by = reverse("broadcast_slot", args=[slot.pk]), person(request)

    def do(form: forms.Form) -> str:
        cancelling.cancel(slot, by, form.cleaned_data["reason"], timezone.now())
        return page

    question = Question(
        title=_("Cancel this slot"),
        subject=str(slot),
        explanation=_(
            "Nothing will be played at this time. Residents see the slot as cancelled, with the reason."
        ),
        button=_("Cancel the slot"),
        done=_("The slot is cancelled."),
        form=ReasonForm(posted(request)),
        back=page,
        do=do,
        serious=True,
    )
    return confirm(request, question)
