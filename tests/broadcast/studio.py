"""A small station with slots and bulletins, for the tests of building."""

import hashlib
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.utils import timezone
from wagtail.models import Page, Site

from broadcast import approval
from broadcast.models import Bulletin, BulletinItem, ItemKind, Programme, Slot, Station
from broadcast.states import BulletinState
from media.audio import write_jingle
from media.models import AudioClip, VoiceProfile
from media.models.clips import ClipPurpose

WORDS = (
    "Ủy ban nhân dân xã thông báo lịch tiêm chủng cho trẻ em dưới năm tuổi. "
    "Bà con đưa trẻ đến trạm y tế vào sáng thứ Bảy, mang theo sổ theo dõi."
)
SCRIPT = (
    (ItemKind.SIGNATURE, "", ""),
    (ItemKind.IDENT, "Xướng danh", "Đây là Đài Truyền thanh xã Tân Hòa."),
    (ItemKind.HEADLINES, "Điểm tin", "Chương trình có hai nội dung chính."),
    (ItemKind.ITEM, "Tiêm chủng", WORDS),
    (ItemKind.SEPARATOR, "", ""),
    (ItemKind.ITEM, "Cắt điện", "Điện lực tạm ngừng cấp điện thôn Đông vào chiều thứ Năm."),
    (ItemKind.CLOSING, "Lời kết", "Chương trình đến đây là hết. Xin cảm ơn bà con đã lắng nghe."),
    (ItemKind.OUTRO, "", ""),
)
Script = tuple[tuple[str, str, str], ...]


def a_station(**fields: object) -> Station:
    root = Page.get_first_root_node()
    site = Site.objects.filter(is_default_site=True).first() or Site.objects.create(
        hostname="localhost", port=8000, root_page=root, is_default_site=True
    )
    voice, _ = VoiceProfile.objects.get_or_create(name="Giọng đài", defaults={"engine_order": ["espeak"]})
    chosen = {"name": "Đài Truyền thanh xã Tân Hòa", "ident": "Đây là đài.", "greeting": "Kính chào bà con."}
    chosen["closing"] = "Xin cảm ơn bà con."
    station, _ = Station.objects.update_or_create(site=site, defaults={"voice": voice, **chosen, **fields})
    return station


def a_programme(station: Station, **fields: object) -> Programme:
    chosen = {"title": "Tin hai buổi", "recurrence": "FREQ=WEEKLY;BYDAY=TU,FR", "starts_on": date(2026, 1, 1)}
    slug = fields.pop("slug", "tin-hai-buoi")
    programme, _ = Programme.objects.get_or_create(station=station, slug=slug, defaults=chosen | fields)
    return programme


def a_slot(programme: Programme, start: datetime | None = None) -> Slot:
    start = start or (timezone.now() + timedelta(days=2)).replace(second=0, microsecond=0)
    return Slot.objects.create(programme=programme, start=start, locks_at=start - timedelta(hours=12))


def a_bulletin(slot: Slot | None = None, script: Script = SCRIPT, **fields: object) -> Bulletin:
    slot = slot or a_slot(a_programme(a_station()))
    content = hashlib.sha256(repr(script).encode()).hexdigest()
    bulletin = Bulletin.objects.create(slot=slot, title="Tin hai buổi, thứ Ba", fingerprint=content, **fields)
    for position, (kind, title, words) in enumerate(script):
        BulletinItem.objects.create(
            bulletin=bulletin,
            position=position,
            kind=kind,
            title=title,
            text=words,
            spoken=words,
            approver="Lãnh đạo" if kind == ItemKind.ITEM else "",
        )
    return bulletin


def a_ready_slot(programme: Programme, start: datetime, sound: bytes, seconds: float) -> Slot:
    """A slot whose bulletin is built and approved; `sound` is its MP3."""
    slot = a_slot(programme, start)
    bulletin = a_bulletin(slot)
    path = Path(settings.MEDIA_ROOT) / "bulletins" / f"{slot.pk}-v1.mp3"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(sound)
    Bulletin.objects.filter(pk=bulletin.pk).update(
        state=BulletinState.BUILT,
        file=f"bulletins/{path.name}",
        sha256=hashlib.sha256(sound).hexdigest(),
        size=len(sound),
        seconds=seconds,
    )
    bulletin.refresh_from_db()
    approval.settle(bulletin)
    slot.refresh_from_db()
    return slot


def a_clip() -> AudioClip:
    """Three seconds an officer uploaded."""
    with tempfile.TemporaryDirectory() as folder:
        wav = Path(folder) / "tone.wav"
        write_jingle("test_tone", wav)
        with wav.open("rb") as opened:
            clip = AudioClip(title="Bản ghi", purpose=ClipPurpose.RECORDING, seconds=3.0, sha256="0" * 64)
            clip.file.save("tone.wav", File(opened))
    return clip
