"""Emergency -> its mastered sound, by whoever holds the lease of its row; queue and clock wake somebody."""

import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from broadcast.building import placing, scratch
from broadcast.building.faults import diagnose
from broadcast.drafting.speech import reader_of
from broadcast.emergency import announcing, book
from broadcast.emergency.speaking import speak
from broadcast.emergency.wording import DRILL_WORDS
from broadcast.models import Emergency, EmergencyDeed
from broadcast.states import EmergencyState
from media.audio import (
    Chapter,
    Clip,
    Mastered,
    Part,
    Pcm,
    Silence,
    Tags,
    Target,
    assemble,
    master,
    write_jingle,
)
from media.speech.synthesis import Passage, Pause

log = structlog.get_logger(__name__)
LEASE = timedelta(seconds=30)
REST = timedelta(seconds=10)  # after a failure
HURRY, TIME_ENOUGH = 2.0, 8.0  # seconds the station's voice is waited for: on air, before approval
WANTED = (EmergencyState.WAITING, EmergencyState.ON_AIR)
THE_STATION = "Loa Xã"


def hand_out(pk: UUID) -> None:
    """Have a worker make the sound at once, on the queue that holds nothing else."""
    from broadcast.tasks import sound_emergency

    sound_emergency.enqueue(str(pk))


def unsounded(now: datetime) -> QuerySet[Emergency]:
    """Emergencies that are to be heard, have no sound, and that nobody works on or that rest no longer."""
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    return Emergency.objects.filter(free, state__in=WANTED, sha256="")


def sound(pk: UUID) -> bool:
    """Make the sound, if it is still wanted and nobody else makes it; True when it was made here.

    Whatever goes wrong is written in the row, and the clock tries again.
    """
    lease, now = secrets.token_hex(8), timezone.now()
    if not unsounded(now).filter(pk=pk).update(lease=lease, leased_until=now + LEASE):
        return False
    emergency = Emergency.objects.select_related("station__voice").get(pk=pk)
    with structlog.contextvars.bound_contextvars(emergency=str(pk), lease=lease):
        try:
            with scratch.workbench(f"emergency-{pk}-{lease}") as folder:
                return _finish(emergency, lease, *_make(emergency, folder))
        except Exception as error:
            _write_down(emergency, lease, error)
            return False


def _make(emergency: Emergency, folder: Path) -> tuple[Path, Mastered, str]:
    """The mastered file, its figures, the engine that read ("" where only a recording is heard)."""
    wav, mp3, tone = folder / "whole.wav", folder / "whole.mp3", folder / "tone.wav"
    write_jingle("drill" if emergency.drill else "emergency", tone)
    words, engine = _passages(emergency)
    chapters = [Chapter("", [Clip(tone), Silence(0.5)])]
    for passage in words:
        chapters.append(Chapter("", [*passage, Silence(0.6)]))
    assemble(chapters, wav)
    station = emergency.station
    day = emergency.drafted_at.astimezone(station.zone_info).date()
    tags = Tags(title=emergency.title, artist=station.name, album="", date=day.isoformat())
    target = Target(speech_band=station.speech_band)
    mastered = master(wav, mp3, target=target, tags=tags, timeout_s=60, steady=True)
    return mp3, mastered, engine


def _passages(emergency: Emergency) -> tuple[list[list[Part]], str]:
    """What is heard after the tone: of a drill, the words that say so come first and last."""
    texts = [] if emergency.recording else [_as_said(emergency)]
    if emergency.drill:
        texts = [DRILL_WORDS, *texts, DRILL_WORDS]
    engine, passages = "", []
    if texts:
        spoken = speak(texts, emergency.station.voice, lambda: _patience(emergency))
        engine, passages = str(spoken.engine), [list(_parts(passage)) for passage in spoken.passages]
    if emergency.recording:
        passages.insert(len(passages) // 2, [Clip(Path(emergency.recording.path))])
    return passages, engine


def _as_said(emergency: Emergency) -> str:
    return reader_of(emergency.station).read(emergency.text).text


def _patience(emergency: Emergency) -> float:
    on_air = Emergency.objects.filter(pk=emergency.pk).exclude(state=EmergencyState.WAITING).exists()
    return HURRY if on_air else TIME_ENOUGH


def _parts(passage: Passage) -> Iterator[Part]:
    for part in passage:
        if isinstance(part, Pause):
            yield Silence(part.seconds)
        else:
            loaded = part.load()
            yield Pcm(loaded.data, loaded.rate)


def _finish(emergency: Emergency, lease: str, mp3: Path, mastered: Mastered, engine: str) -> bool:
    """File and figures together, or neither; nothing where it was stopped or refused meanwhile."""
    name = f"emergencies/{emergency.pk}.mp3"
    placing.flush(mp3)
    now = timezone.now()
    with transaction.atomic():
        held = Emergency.objects.filter(pk=emergency.pk, lease=lease, state__in=WANTED, sha256="")
        figures = {
            "file": name,
            "sha256": mastered.sha256,
            "size": mastered.bytes,
            "seconds": mastered.seconds,
            "engine": engine,
            "voiced_at": now,
            "failure": "",
            "lease": "",
            "leased_until": None,
        }
        if not held.update(**figures):
            log.info("the sound of an emergency was no longer wanted")
            return False
        placing.place(mp3, name)
        emergency.refresh_from_db()
        book.note(emergency, EmergencyDeed.VOICED, THE_STATION, now, note=engine)
        announcing.announce_on_commit(emergency)
    return True


def _write_down(emergency: Emergency, lease: str, error: Exception) -> None:
    fault = diagnose(error)
    log.error("an emergency has no sound", detail=fault.detail, exc_info=None if fault.expected else error)
    now = timezone.now()
    held = Emergency.objects.filter(pk=emergency.pk, lease=lease)
    if held.update(failure=fault.reason, lease="", leased_until=now + REST):
        book.note(emergency, EmergencyDeed.NOT_VOICED, THE_STATION, now, note=fault.reason, once=lease)
