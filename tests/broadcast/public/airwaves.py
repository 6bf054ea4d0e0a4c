"""A station with slots in every state, made row by row."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Site

from broadcast.models import Bulletin, BulletinItem, ItemKind, Programme, Slot, Station
from broadcast.states import BulletinState, SlotState
from media.models import VoiceProfile

NOW = datetime(2026, 11, 17, 3, 0, tzinfo=UTC)  # Tuesday 17/11/2026, 10:00 in Vietnam
SOUND = bytes(range(256)) * 40


def build_station(site: Site | None = None) -> Station:
    voice, _ = VoiceProfile.objects.get_or_create(name="Giọng của đài")
    return Station.objects.create(
        name="Đài Truyền thanh xã Tân Hòa",
        site=site or Site.objects.get(is_default_site=True),
        voice=voice,
        ident="Đây là Đài Truyền thanh xã Tân Hòa.",
        greeting="Kính chào bà con.",
        closing="Chào tạm biệt bà con.",
    )


def build_programme(station: Station, title: str = "Bản tin Tân Hòa", slug: str = "ban-tin") -> Programme:
    return Programme.objects.create(
        station=station,
        title=title,
        slug=slug,
        description="Tin, bài và thông báo của xã, hai lần một tuần.",
        recurrence="RRULE:FREQ=WEEKLY;BYDAY=TU,FR;BYHOUR=17;BYMINUTE=0",
        starts_on=date(2026, 1, 1),
    )


def make_slot(programme: Programme, start: datetime, state: str = SlotState.PLANNED, **fields: Any) -> Slot:
    return Slot.objects.create(
        programme=programme, start=start, locks_at=start - timedelta(hours=12), state=state, **fields
    )


def make_bulletin(
    slot: Slot,
    titles: list[str] | None = None,
    state: str = BulletinState.APPROVED,
    *,
    title: str = "",
    source: str = "",
    sound: bytes = b"",
) -> Bulletin:
    """A finished bulletin with its file on disk, set as what `slot` plays."""
    sound = sound or str(slot.pk).encode() + SOUND
    bulletin = Bulletin(
        slot=slot,
        state=state,
        title=title or f"Bản tin {slot.start:%d/%m/%Y}",
        fingerprint="f" * 64,
        engine="espeak",
        sha256=hashlib.sha256(sound).hexdigest(),
        size=len(sound),
        seconds=250.4,
        lufs=-16.0,
        true_peak=-1.6,
        waveform=[abs((n * 37 % 100) - 50) / 50 for n in range(400)],
    )
    bulletin.file.save(f"{slot.pk}-v1.mp3", ContentFile(sound), save=False)
    bulletin.save()
    BulletinItem.objects.bulk_create(_rundown(bulletin, titles or ["Nộp hồ sơ trực tuyến"], source))
    slot.bulletin = bulletin
    slot.save()
    return bulletin


def make_recording(programme: Programme, start: datetime, **fields: Any) -> Slot:
    """A slot that was aired, with its bulletin."""
    slot = make_slot(programme, start, SlotState.AIRED, began_at=start)
    make_bulletin(slot, **fields)
    return slot


def _rundown(bulletin: Bulletin, titles: list[str], source: str) -> list[BulletinItem]:
    kinds = [
        (ItemKind.SIGNATURE, "", ""),
        (ItemKind.IDENT, "", "Đây là Đài Truyền thanh xã Tân Hòa."),
        (ItemKind.GREETING, "", "Kính chào bà con."),
    ]
    for title in titles:
        kinds += [
            (ItemKind.SEPARATOR, "", ""),
            (ItemKind.ITEM, title, f"{title}.\n\nBà con làm theo ba bước."),
        ]
    kinds += [(ItemKind.CLOSING, "", "Chào tạm biệt bà con."), (ItemKind.OUTRO, "", "")]
    return [
        BulletinItem(
            bulletin=bulletin,
            position=position,
            kind=kind,
            title=title,
            text=text,
            source=source if kind == ItemKind.ITEM else "",
            starts_at=position * 25.0,
            ends_at=position * 25.0 + 24,
        )
        for position, (kind, title, text) in enumerate(kinds)
    ]
