"""From the frozen lines of a bulletin to its mastered file, stage by stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from broadcast.building import reasons, stopping
from broadcast.building.faults import BuildRefused
from broadcast.building.finishing import Product
from broadcast.building.leases import Claim
from broadcast.building.lines import heard
from broadcast.building.readings import Readings, balance, gathered
from broadcast.building.stages import Stage, Watch
from broadcast.building.tunes import TUNES
from broadcast.building.voices import told
from broadcast.drafting.proposals import limit_of
from broadcast.models import Bulletin, BulletinItem, ItemKind
from media.audio import Chapter, Mark, Tags, Target, assemble, master, peaks
from media.speech.engines import EngineName
from media.speech.reading import estimated_seconds
from media.speech.synthesis import Spoken, synthesise

BUCKETS = 600
OVERRUN = 1.1  # planned lengths are estimates: this much over the limit is told, more is refused
HOPELESS = 1.5  # an estimate this far over the limit is not worth reading aloud


class Progress(Protocol):
    def __call__(self, done: float, total: float = 1.0, /) -> None: ...


@dataclass(frozen=True, slots=True)
class Steps:
    """Where a build is: noted in its row, told to whoever watches, stopped when the process ends."""

    claim: Claim
    watch: Watch

    def enter(self, stage: Stage) -> Progress:
        """Begin a stage; the function returned takes progress as (done, all) and keeps the lease."""
        stopping.heed()
        self.claim.enter(stage)
        self.watch(stage, 0.0)

        def progress(done: float, total: float = 1.0) -> None:
            stopping.heed()
            self.claim.keep()
            self.watch(stage, min(1.0, done / total) if total else 1.0)

        return progress


def produce(claim: Claim, folder: Path, watch: Watch) -> Product:
    """Speak, assemble and master a claimed bulletin in `folder`, as far as giving it its name.

    Raises BuildRefused, LeaseLost, BuildStopped, and whatever engines, ffmpeg and the disk raise.
    """
    bulletin = claim.bulletin
    steps = Steps(claim, watch)
    items = list(bulletin.items.select_related("clip").order_by("position"))
    limit = limit_of(bulletin.slot.programme, bulletin.slot.programme.station)
    readings = gathered(items, folder)
    refuse_hopeless(items, readings, limit)
    spoken = speak(bulletin, items, readings, steps.enter(Stage.SPEAKING))
    refuse_too_long(spoken.seconds + readings.seconds, limit)

    progress = steps.enter(Stage.ASSEMBLING)
    wav = folder / "assembled.wav"
    marks, seconds = assemble(chapters(items, spoken, readings, folder), wav, on_progress=progress)
    refuse_too_long(seconds, limit)
    wav = balance(readings, items, marks, wav, target(bulletin))

    progress = steps.enter(Stage.MASTERING)
    mp3 = folder / "mastered.mp3"
    mastered = master(
        wav,
        mp3,
        target=target(bulletin),
        tags=tags(bulletin),
        marks=heard_marks(items, marks),
        on_progress=progress,
    )
    for item, mark in zip(items, marks, strict=True):
        item.starts_at, item.ends_at = round(mark.start, 3), round(mark.end, 3)
    waveform = [round(float(value), 3) for value in peaks(mp3, BUCKETS)]

    steps.enter(Stage.PLACING)
    notices = [
        *told(spoken.fell_back, spoken.engine),
        *readings.notices,
        *length_notices(mastered.seconds, limit),
    ]
    return Product(mp3, mastered, waveform, items, str(spoken.engine), notices)


def refuse_hopeless(items: Sequence[BulletinItem], readings: Readings, limit: float) -> None:
    """Refuse a rundown with nothing to hear, or so long that reading it aloud would be for nothing."""
    if not any(item.kind == ItemKind.ITEM and item.spoken.strip() for item in items):
        raise BuildRefused(reasons.nothing_to_say(), "no item has words")
    estimate = readings.seconds + sum(estimated_seconds(words) for words in to_synthesise(items, readings))
    if estimate > limit * HOPELESS:
        raise BuildRefused(
            reasons.too_long(estimate, limit), f"estimated {estimate:.0f} s, limit {limit:.0f} s"
        )


def refuse_too_long(seconds: float, limit: float) -> None:
    if seconds > limit * OVERRUN:
        raise BuildRefused(reasons.too_long(seconds, limit), f"{seconds:.0f} s, limit {limit:.0f} s")


def length_notices(seconds: float, limit: float) -> list[str]:
    return [reasons.longer_than_planned(seconds, limit)] if seconds > limit else []


def to_synthesise(items: Sequence[BulletinItem], readings: Readings) -> list[str]:
    """The words of each line that the voice reads; "" for those without words and those a person reads."""
    return ["" if item.pk in readings.sounds else item.spoken for item in items]


def speak(
    bulletin: Bulletin, items: Sequence[BulletinItem], readings: Readings, progress: Progress
) -> Spoken:
    """Every line's words in one voice, a passage for each line; passages of the other lines are empty."""
    voice = bulletin.slot.programme.station.voice
    return synthesise(
        to_synthesise(items, readings),
        order=[EngineName(name) for name in voice.engine_order],
        region=voice.region,
        speed=voice.speed,
        on_progress=progress,
    )


def chapters(
    items: Sequence[BulletinItem], spoken: Spoken, readings: Readings, folder: Path
) -> list[Chapter]:
    """A chapter for each line."""
    last = items[-1]
    return [
        Chapter(item.title, heard(item, passage, readings.sounds.get(item.pk), folder, last=item is last))
        for item, passage in zip(items, spoken.passages, strict=True)
    ]


def target(bulletin: Bulletin) -> Target:
    return Target(speech_band=bulletin.slot.programme.station.speech_band)


def tags(bulletin: Bulletin) -> Tags:
    """What players show; nothing in it depends on when or how often the bulletin is built."""
    programme = bulletin.slot.programme
    station = programme.station
    day = bulletin.slot.start.astimezone(station.zone_info).date()
    return Tags(title=bulletin.title, artist=station.name, album=programme.title, date=day.isoformat())


def heard_marks(items: Sequence[BulletinItem], marks: Sequence[Mark]) -> list[Mark]:
    """The marks listeners jump to: lines with a title."""
    return [mark for item, mark in zip(items, marks, strict=True) if item.title and item.kind not in TUNES]
