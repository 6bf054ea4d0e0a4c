"""What the operator's buttons do. Each is one POST, may be sent twice, and answers with the board."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from broadcast import playout
from broadcast.models import Outcome, PlayLogEntry, Slot
from broadcast.operator.access import OPERATE, needs
from broadcast.operator.forms import ReasonForm
from broadcast.operator.views import show_board
from broadcast.refusals import Refused
from broadcast.states import SlotState
from broadcast.templatetags.broadcast_words import as_length
from cms.access import person
from cms.models import User


@needs(OPERATE)
@require_POST
def start(request: HttpRequest, slot_id: UUID) -> HttpResponse:
    return _do(request, slot_id, lambda slot: playout.start(slot, person(request), timezone.now()))


@needs(OPERATE)
@require_POST
def finish(request: HttpRequest, slot_id: UUID) -> HttpResponse:
    """It was heard to its end: the operator, or the page that played it, says so."""
    by, now = person(request), timezone.now()

    def do(slot: Slot) -> PlayLogEntry:
        _expect_long_enough(slot, by, now)
        return playout.finish(slot, by, now)

    return _do(request, slot_id, do, _("Noted: played to the end."))


def _expect_long_enough(slot: Slot, by: User, now: datetime) -> None:
    """A slip of the finger is not an airing: refuse while less time has passed than the bulletin takes."""
    if slot.state != SlotState.AIRING:
        return
    gone, length = playout.resume(slot, by, now).seconds, playout.length_of(slot)
    if gone < playout.WHOLE * length:
        raise Refused(
            "too_short",
            _(
                "It has been on air for %(gone)s, and the bulletin takes %(length)s. "
                "If it broke off, press “It stopped part-way” and say why."
            )
            % {"gone": as_length(gone), "length": as_length(length)},
        )


@needs(OPERATE)
@require_POST
def stop(request: HttpRequest, slot_id: UUID) -> HttpResponse:
    """It broke off; the time since it began is what was heard."""
    form = ReasonForm(request.POST, auto_id=False)
    if not form.is_valid():
        return show_board(request, (slot_id, "stopped", form))
    return _do(
        request,
        slot_id,
        lambda slot: playout.finish(slot, person(request), timezone.now(), reason=form.reason),
        _("Noted, with the reason."),
    )


@needs(OPERATE)
@require_POST
def refuse(request: HttpRequest, slot_id: UUID) -> HttpResponse:
    form = ReasonForm(request.POST, auto_id=False)
    if not form.is_valid():
        return show_board(request, (slot_id, "not_aired", form))
    return _do(
        request,
        slot_id,
        lambda slot: playout.not_aired(slot, person(request), form.reason, timezone.now()),
        _("Noted: not played, with the reason."),
    )


def _do(request: HttpRequest, slot_id: UUID, deed: Callable[[Slot], Any], done: str = "") -> HttpResponse:
    """Do it to the slot and go back to the board, which says what was done or why it was not."""
    slot = get_object_or_404(Slot.objects.select_related("programme__station", "bulletin"), pk=slot_id)
    try:
        result = deed(slot)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        if done:
            messages.success(request, _told(result, done))
    return redirect("broadcast:operator")


def _told(result: Any, done: str) -> str:
    """What was noted; a bulletin that broke off only at its very end counts as heard."""
    if isinstance(result, PlayLogEntry) and result.outcome == Outcome.AIRED:
        return _("Noted: played to the end.")
    return done
