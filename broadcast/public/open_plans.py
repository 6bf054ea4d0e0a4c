"""Recordings that open plans lead to (cms.open_plans): those residents may hear anyway."""

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from broadcast.models import Slot
from broadcast.public.publication import recordings
from broadcast.public.shown import AIRINGS
from broadcast.stations import station_of
from cms.open_plans.pieces import Found, Piece

SLOT = Slot._meta.label_lower


def public_recordings(request: HttpRequest, subjects: list[str]) -> Found:
    """Find recordings by subjects such as "broadcast.slot:1f0c…"."""
    station = station_of(request)
    if station is None:
        return Found({}, {AIRINGS})
    keys = {UUID(subject.partition(":")[2]): subject for subject in subjects}
    slots = recordings(station).filter(pk__in=keys).prefetch_related(None)
    return Found({keys[slot.pk]: _piece(slot) for slot in slots}, {AIRINGS})


def _piece(slot: Slot) -> Piece:
    title = slot.bulletin.title if slot.bulletin else ""
    address = reverse("broadcast:recording", args=(slot.pk,))
    return Piece(title or slot.programme.title, address, _("bulletin to hear and read"))
