"""The source of ordinary programmes: slots whose bulletin is approved and built."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

from broadcast.fleet.sources import Part, Sound, Span
from broadcast.models import Bulletin, Slot, Station, zone_ids
from broadcast.player.protocol import AfterInterruption, Item, Kind, Rank
from broadcast.states import BulletinState, SlotState

# A slot that was called off or closed as not aired leaves the manifests; one that was heard stays for a day.
STAYS = (SlotState.READY, SlotState.AIRING, SlotState.AWAITED, SlotState.AIRED, SlotState.PARTIAL)


def parts(station: Station, span: Span) -> Iterator[Part]:
    """One part for each slot that has something to play."""
    slots = Slot.objects.filter(
        programme__station=station,
        start__gte=span.begins,
        start__lt=span.ends,
        state__in=STAYS,
        bulletin__state=BulletinState.APPROVED,
    ).exclude(bulletin__file="")
    return _parts(station, slots.select_related("programme", "bulletin").prefetch_related("programme__zones"))


def _parts(station: Station, slots: Iterable[Slot]) -> Iterator[Part]:
    grace = timedelta(minutes=station.grace_minutes)
    for slot in slots:
        assert slot.bulletin is not None
        sound = sound_of(slot.bulletin)
        item = Item(
            id=item_id(slot),
            kind=Kind.BULLETIN,
            rank=Rank(slot.programme.priority),
            title=slot.bulletin.title,
            starts_at=slot.start,
            latest_start=slot.start + grace,
            seconds=sound.seconds,
            sha256=sound.sha256,
            after_interruption=AfterInterruption(slot.programme.interruption),
        )
        yield Part(item, (sound,), zone_ids(slot.programme.zones))


def sound_of(bulletin: Bulletin) -> Sound:
    """The file of a built bulletin."""
    path = Path(bulletin.file.path)
    return Sound(bulletin.sha256, path, bulletin.size, bulletin.seconds or 0.0)


def item_id(slot: Slot) -> str:
    """The name of a slot in manifests and in players' rows."""
    return f"slot:{slot.pk}"
