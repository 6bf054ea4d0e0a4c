"""What people decide about a bulletin: approve it, refuse it, have it made again."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from broadcast import approval, planning
from broadcast.admin.access import APPROVE, CHANGE_BULLETIN
from broadcast.admin.confirming import Question, confirm, posted
from broadcast.admin.forms.decisions import ReasonForm, SureForm
from broadcast.models import Bulletin
from broadcast.tasks import enqueue_builds
from cms.access import needs, person


def _bulletin(pk: int) -> Bulletin:
    return get_object_or_404(Bulletin.objects.select_related("slot__programme__station"), pk=pk)


def page_of(bulletin: Bulletin) -> str:
    return reverse("broadcast_bulletin", args=[bulletin.pk])


@needs(APPROVE)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    bulletin, by = _bulletin(pk), person(request)

    def do(form: forms.Form) -> str:
        return page_of(approval.approve(bulletin, by, timezone.now()))

    return confirm(
        request,
        _about(
            bulletin,
            title=_("Approve for airing"),
            explanation=_(
                "It will be played on the loudspeakers at its time. Please hear it to the end first."
            ),
            button=_("Approve"),
            done=_("The bulletin is approved and will be played."),
            form=SureForm(posted(request)),
            do=do,
        ),
    )


@needs(APPROVE)
def reject(request: HttpRequest, pk: int) -> HttpResponse:
    bulletin, by = _bulletin(pk), person(request)

    def do(form: forms.Form) -> str:
        return page_of(approval.reject(bulletin, by, form.cleaned_data["reason"], timezone.now()))

    return confirm(
        request,
        _about(
            bulletin,
            title=_("Do not approve"),
            explanation=_("It will not be played. The officer sees the reason and can have it made again."),
            button=_("Do not approve"),
            done=_("The bulletin is refused; it will not be played."),
            form=ReasonForm(posted(request)),
            do=do,
            serious=True,
        ),
    )


@needs(CHANGE_BULLETIN)
def rebuild(request: HttpRequest, pk: int) -> HttpResponse:
    bulletin, by = _bulletin(pk), person(request)

    def do(form: forms.Form) -> str:
        made = planning.rebuild(bulletin.slot, by, timezone.now())
        enqueue_builds(timezone.now())
        return page_of(made)

    return confirm(
        request,
        _about(
            bulletin,
            title=_("Make the bulletin again"),
            explanation=_(
                "A new version is made from what is approved now and read out anew. "
                "The version there is stays until the new one is finished and approved."
            ),
            button=_("Make it again"),
            done=_("A new version is being made."),
            form=SureForm(posted(request)),
            do=do,
        ),
    )


def _about(bulletin: Bulletin, **asked: Any) -> Question:
    return Question(subject=bulletin.title, back=page_of(bulletin), **asked)
