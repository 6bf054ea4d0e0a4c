"""The residents' pages of the station."""

from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from broadcast.models import Programme, Slot, Station
from broadcast.public import days, week
from broadcast.public.airings import Airing
from broadcast.public.publication import is_public, may_hear_ahead, recordings
from broadcast.public.shown import AIRINGS, next_turn
from broadcast.public.transcript import Part, as_text, chapters_json, parts
from broadcast.public.transcript import chapters as chapters_of
from broadcast.public.waveform import outline
from broadcast.stations import station_or_404
from cms.serving import good_until, public_view

PER_PAGE = 10


@public_view(shows={AIRINGS}, query={"trang"})
@require_safe
def schedule(request: HttpRequest) -> HttpResponse:
    """The timetable of the coming week, the programmes, and what was aired."""
    station, now = station_or_404(request), timezone.now()
    timetable = week.timetable(station, now)
    good_until(request, next_turn((one for day in timetable.days for one in day.airings), now))
    context = {
        "station": station,
        "timetable": timetable,
        "programmes": station.programmes.filter(active=True).order_by("title"),
        **_recordings(request, station, recordings(station)),
    }
    return render(request, "broadcast/public/schedule.html", context)


@public_view(shows={AIRINGS}, query={"trang"})
@require_safe
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """One programme: when it airs, what comes next, what it has aired."""
    station, now = station_or_404(request), timezone.now()
    shown = get_object_or_404(Programme.objects.prefetch_related("zones"), station=station, slug=slug)
    coming = week.upcoming(station, shown, now)
    good_until(request, next_turn(coming, now))
    local = [one.slot.start.astimezone(station.zone_info) for one in coming if one.tone != "cancelled"]
    context = {
        "station": station,
        "programme": shown,
        "times": days.usual_times(local),
        "coming": coming[:8],
        **_recordings(request, station, recordings(station).filter(programme=shown)),
    }
    return render(request, "broadcast/public/programme.html", context)


@public_view(shows={AIRINGS})
@require_safe
def recording(request: HttpRequest, slot_id: UUID) -> HttpResponse:
    """One bulletin: its sound and words once it is public; before that, when it will be or why it was not."""
    station, slot = _slot(request, slot_id)
    public = is_public(slot)
    heard = public or (
        slot.bulletin is not None and bool(slot.bulletin.file) and may_hear_ahead(request.user)
    )
    read = _parts(slot) if heard else []
    shown = _airing(station, slot)
    good_until(request, next_turn([shown], timezone.now()))
    context = {
        "station": station,
        "airing": shown,
        "slot": slot,
        "bulletin": slot.bulletin if heard else None,
        "preview": heard and not public,
        "parts": read,
        "chapters": chapters_of(read),
        "waveform": outline(slot.bulletin.waveform) if heard and slot.bulletin else "",
    }
    response = render(request, "broadcast/public/recording.html", context)
    if not public:  # staff hear ahead what others do not
        add_never_cache_headers(response)
    return response


@public_view(shows={AIRINGS})
@require_safe
def chapters(request: HttpRequest, slot_id: UUID) -> HttpResponse:
    """The chapters of a public recording, for podcast players."""
    slot = _public_slot(request, slot_id)
    title = slot.bulletin.title if slot.bulletin else ""
    content = chapters_json(_parts(slot), title)
    return JsonResponse(
        content, content_type="application/json+chapters", json_dumps_params={"ensure_ascii": False}
    )


@public_view(shows={AIRINGS})
@require_safe
def words(request: HttpRequest, slot_id: UUID) -> HttpResponse:
    """What a public recording says, as plain text."""
    slot = _public_slot(request, slot_id)
    text = as_text(_parts(slot), slot.bulletin.title if slot.bulletin else "")
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _slot(request: HttpRequest, slot_id: UUID) -> tuple[Station, Slot]:
    station = station_or_404(request)
    slots = Slot.objects.select_related("programme", "bulletin").prefetch_related("programme__zones")
    return station, get_object_or_404(slots, pk=slot_id, programme__station=station)


def _public_slot(request: HttpRequest, slot_id: UUID) -> Slot:
    slot = _slot(request, slot_id)[1]
    if not is_public(slot):
        raise Http404("not public")
    return slot


def _airing(station: Station, slot: Slot) -> Airing:
    return week.airings(station, [slot], timezone.now())[0]


def _parts(slot: Slot) -> list[Part]:
    return parts(slot.bulletin.items.order_by("position")) if slot.bulletin else []


def _recordings(request: HttpRequest, station: Station, rows: QuerySet[Slot]) -> dict[str, Any]:
    """One page of recordings in residents' words, and the page itself for the links around it."""
    page: Page[Slot] = Paginator(rows, PER_PAGE).get_page(request.GET.get("trang"))
    listed = week.airings(station, list(page.object_list), timezone.now())
    return {"page_obj": page, "recordings": listed}
