"""The source of emergencies for the players' manifests: what is on air, and early the sound of what waits."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from broadcast.emergency import rules
from broadcast.emergency.hearing import name_of
from broadcast.fleet.sources import Part, Sound, Span
from broadcast.models import Emergency, EmergencyRules, Station, zone_ids
from broadcast.player.protocol import AfterInterruption, Item, Kind, Rank
from broadcast.states import EmergencyState

# What was stopped leaves the manifests, and players fall silent; what ended by itself stays for a day.
CARRIED = (EmergencyState.WAITING, EmergencyState.ON_AIR, EmergencyState.ENDED)


def parts(station: Station, span: Span) -> Iterator[Part]:
    """One part for each that has its sound; of one that waits for approval the sound alone."""
    rows = Emergency.objects.filter(station=station, state__in=CARRIED).exclude(sha256="")
    volume = volume_of(station)
    recent = rows.exclude(state=EmergencyState.ENDED, over_at__lt=span.begins)
    for emergency in recent.order_by("drafted_at", "pk").prefetch_related("zones"):
        zones = zone_ids(emergency.zones)
        yield Part(item_of(emergency, volume), (sound_of(emergency),), zones)


def volume_of(station: Station) -> int:
    """In percent, whatever zones and players are set to."""
    own = EmergencyRules.objects.filter(station=station).values_list("volume", flat=True).first()
    return 100 if own is None else own


def item_of(emergency: Emergency, volume: int = 100) -> Item | None:
    """What is to be heard of it, and when; None until it is approved."""
    starts_at, until = emergency.air_from, emergency.until
    if starts_at is None or until is None:
        return None
    seconds = emergency.seconds or 0.0
    every = emergency.every_minutes
    return Item(
        id=name_of(emergency),
        kind=Kind.EMERGENCY,
        rank=Rank.EMERGENCY,
        title=emergency.title,
        starts_at=starts_at,
        latest_start=max(until, starts_at + timedelta(seconds=60)),
        seconds=seconds,
        sha256=emergency.sha256,
        after_interruption=AfterInterruption.RESTART,
        volume=volume,
        drill=emergency.drill,
        every_seconds=rules.between(every, seconds) if every else None,
        until=until if every else None,
    )


def sound_of(emergency: Emergency) -> Sound:
    return Sound(
        emergency.sha256, Path(emergency.file.path), emergency.size, emergency.seconds or 0.0, urgent=True
    )
