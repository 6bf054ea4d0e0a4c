"""“Why was it (not) heard?”: the whole story of a slot on one page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from broadcast.admin.access import SEE
from broadcast.models import PlayLogEntry, Slot
from broadcast.why.gathering import events_of
from broadcast.why.wording import answer, sentence
from cms.access import needs


@needs(SEE)
@require_safe
def why(request: HttpRequest, slot_id: UUID) -> HttpResponse:
    slot = get_object_or_404(Slot.objects.select_related("programme__station", "bulletin"), pk=slot_id)
    now, zone = timezone.now(), slot.programme.station.zone_info
    entry = PlayLogEntry.objects.filter(slot=slot).order_by("-recorded_at", "-pk").first()
    steps = [
        {
            "at": event.at.astimezone(zone).replace(tzinfo=None) if event.at else None,
            "ahead": event.at is not None and event.at > now,
            "tone": event.tone,
            "words": sentence(event),
        }
        for event in events_of(slot, now)
    ]
    context = {
        "slot": slot,
        "station": slot.programme.station,
        "start": slot.start.astimezone(zone).replace(tzinfo=None),
        "entry": entry,
        "answer": answer(slot, entry, now),
        "steps": steps,
    }
    return TemplateResponse(request, "broadcast/admin/why.html", context)
