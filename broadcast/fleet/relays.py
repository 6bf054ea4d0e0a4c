"""The source of relays: slots that play another station's stream instead of a bulletin."""

from collections.abc import Iterator
from datetime import timedelta

from broadcast.fleet.bulletins import STAYS, item_id
from broadcast.fleet.fallback import sound_of
from broadcast.fleet.sources import Part, Sound, Span
from broadcast.models import ProgrammeKind, Slot, Station, zone_ids
from broadcast.player.protocol import AfterInterruption, Item, Kind, Rank, Stream


def parts(station: Station, span: Span) -> Iterator[Part]:
    """One part for each relay a player can take from a stream; the others are switched over by hand."""
    slots = Slot.objects.filter(
        programme__station=station,
        programme__kind=ProgrammeKind.RELAY,
        start__gte=span.begins,
        start__lt=span.ends,
        state__in=STAYS,
    ).exclude(programme__stream_url="")
    grace = timedelta(minutes=station.grace_minutes)
    fallback = sound_of(station)  # the tune and a sentence, for when the stream fails
    for slot in slots.select_related("programme").prefetch_related("programme__zones"):
        zones = zone_ids(slot.programme.zones)
        yield Part(_item(slot, grace, fallback), (fallback,) if fallback else (), zones)


def _item(slot: Slot, grace: timedelta, fallback: Sound | None) -> Item:
    programme = slot.programme
    seconds = slot.seconds or programme.max_minutes * 60.0
    return Item(
        id=item_id(slot),
        kind=Kind.RELAY,
        rank=Rank(programme.priority),
        title=programme.title,
        starts_at=slot.start,
        latest_start=slot.start + min(grace, timedelta(seconds=seconds)),
        seconds=seconds,
        sha256=fallback.sha256 if fallback else "",
        after_interruption=AfterInterruption(programme.interruption),
        ends_at=slot.start + timedelta(seconds=seconds),
        stream=Stream(programme.stream_url, float(programme.stream_timeout)),
    )
