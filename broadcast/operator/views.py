from pathlib import Path
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from broadcast.fleet.fallback import sound_of
from broadcast.models import Bulletin
from broadcast.operator.access import LISTEN, OPERATE, Answer, needs
from broadcast.operator.cards import next_card, todays_cards
from broadcast.operator.forms import ReasonForm
from broadcast.operator.streams import POLICY
from broadcast.stations import station_for_staff
from media.ranges import serve_file


@needs(OPERATE)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Today's slots; what a deed was refused for is shown once, as a message."""
    return show_board(request)


def show_board(request: HttpRequest, refused: tuple[UUID, str, ReasonForm] | None = None) -> HttpResponse:
    """The board; `refused` (slot, which form, the form) is a reason that was not accepted, to be mended."""
    now = timezone.now()
    station = station_for_staff(request)
    if station is None:
        return render(request, "broadcast/operator/no_station.html")
    slot, kind, form = refused or (None, "", None)
    context = {
        "station": station,
        "now": now.astimezone(station.zone_info),
        "cards": todays_cards(station, now),
        "next": next_card(station, now),
        "reasons": ReasonForm(auto_id=False),
        "refused_slot": slot,
        "refused_kind": kind,
        "refused_form": form,
    }
    response = render(request, "broadcast/operator/board.html", context, status=422 if refused else 200)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Security-Policy"] = POLICY
    return response


@needs(*LISTEN)
def audio(request: HttpRequest, bulletin_id: int) -> Answer:
    """The file of a bulletin that may not be public yet, in byte ranges."""
    bulletin = get_object_or_404(Bulletin, pk=bulletin_id)
    if not bulletin.file:
        raise Http404
    return serve_file(request, Path(bulletin.file.path), "audio/mpeg", bulletin.sha256, immutable=False)


@needs(*LISTEN)
def fallback(request: HttpRequest) -> Answer:
    """What the station plays where another's stream cannot be heard; nothing (204) until it is made."""
    station = station_for_staff(request)
    sound = sound_of(station) if station else None
    if sound is None:
        return HttpResponse(status=204)
    return serve_file(request, sound.path, "audio/mpeg", sound.sha256, immutable=False)
