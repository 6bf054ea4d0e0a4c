from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from broadcast.admin import dossier
from broadcast.admin.access import CHANGE_BULLETIN, HEAR
from broadcast.admin.calendar import calendar_link
from broadcast.building.stages import Stage
from broadcast.models import Bulletin, Slot
from broadcast.second_person.asking import waiting_for
from broadcast.states import BulletinState
from cms.access import needs
from media.models.voices import EngineChoice


@needs(HEAR)
def slot(request: HttpRequest, slot_id: UUID) -> HttpResponse:
    """A slot of the calendar: its bulletin (the one it plays, else the newest), else why none is there."""
    found = get_object_or_404(Slot.objects.select_related("programme__station", "bulletin"), pk=slot_id)
    shown = found.bulletin or found.newest
    if shown is not None:
        return bulletin(request, shown.pk)
    return render(request, "broadcast/admin/slot.html", _frame(found, request))


@needs(HEAR)
def bulletin(request: HttpRequest, pk: int) -> HttpResponse:
    """One version of a bulletin: what is heard when, in which words, and how it came about."""
    rows = Bulletin.objects.select_related("slot__programme__station__voice", "slot__bulletin")
    shown = get_object_or_404(rows, pk=pk)
    deeds = dossier.deeds(shown, request.user)
    context = {
        **_frame(shown.slot, request),
        "bulletin": shown,
        "lines": dossier.lines(shown, deeds["change"]),
        "wave": dossier.wave(shown),
        "wave_width": 2 * dossier.WAVEFORM_BARS,
        "choices": dossier.choices(shown),
        "versions": shown.slot.versions.order_by("-version"),
        "differences": dossier.differences(shown, timezone.now()),
        "engine": engine_words(shown.engine),
        "deeds": deeds,
        "unfinished": shown.state in dossier.UNFINISHED,
        "stage": stage_words(shown),
    }
    return render(request, "broadcast/admin/bulletin.html", context)


@needs(HEAR)
def status(request: HttpRequest, pk: int) -> JsonResponse:
    """How far the build has come, for the page that waits for it."""
    shown = get_object_or_404(Bulletin, pk=pk)
    response = JsonResponse({"state": shown.state, "words": stage_words(shown)})
    response.headers["Cache-Control"] = "no-store"
    return response


def engine_words(engine: str) -> str:
    return str(EngineChoice(engine).label) if engine in EngineChoice.values else engine


def stage_words(bulletin: Bulletin) -> str:
    if bulletin.state == BulletinState.BUILDING and bulletin.stage in Stage.values:
        return _("Being built: %(stage)s.") % {"stage": Stage(bulletin.stage).label}
    return {
        BulletinState.DRAFT: _("Waiting to be built; this begins by itself."),
        BulletinState.BUILDING: _("Being built."),
    }.get(BulletinState(bulletin.state), bulletin.state_words)


def _frame(found: Slot, request: HttpRequest) -> dict[str, object]:
    """What every page about a slot shows around its own matter."""
    start = found.start.astimezone(found.programme.station.zone_info).replace(tzinfo=None)  # for templates
    title = f"{found.programme.title}, {start:%H:%M %d/%m/%Y}"
    return {
        "slot": found,
        "station": found.programme.station,
        "start": start,
        "can_cancel": dossier.may_cancel(found, request.user),
        "can_restore": dossier.may_restore(found, request.user),
        "waiting_changes": list(waiting_for(found.programme.station).filter(slot=found)),
        "can_change": request.user.has_perm(CHANGE_BULLETIN),
        "header_title": title,
        "breadcrumbs_items": [
            {"url": reverse("broadcast_calendar"), "label": _("Calendar of slots")},
            {
                "url": calendar_link("tuan", start.date()),
                "label": _("Week of %(day)s") % {"day": f"{start:%d/%m/%Y}"},
            },
            {"url": "", "label": title},
        ],
    }
