"""What each slot would read if it were frozen now: the rundown, its lines as written and as spoken."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from broadcast.candidates import Heard, Pins, Rundown, SlotPlan
from broadcast.drafting.material import Material
from broadcast.models import Programme, Slot, Station, Voice
from broadcast.rundown import plan
from broadcast.script import HEADLINES, Frame, Line, Part, Told, ending, opening, script
from cms.airing import AirableItem

A_MINUTE = 60
A_DAY = date(2026, 11, 24)


@dataclass(frozen=True, slots=True)
class FrozenLine:
    """A line as a bulletin keeps it; see BulletinItem."""

    kind: str
    title: str = ""
    text: str = ""
    spoken: str = ""
    source: str = ""
    revision: int | None = None
    activity_id: int | None = None
    clip_id: int | None = None
    clip_sha256: str = ""
    voice: str = Voice.SYNTHETIC
    priority: int | None = None
    author: str = ""
    approver: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a slot would read; `lines` is () when there is nothing to read."""

    slot: Slot
    rundown: Rundown
    lines: tuple[FrozenLine, ...]
    fingerprint: str


def propose(
    material: Material,
    slots: Sequence[Slot],
    history: Iterable[Heard],
    pins: Mapping[UUID, Pins],
    ahead: Sequence[Slot] = (),
) -> list[Proposal]:
    """A proposal for each slot, in time order; `pins` by slot id, `ahead` open slots planned another day."""
    by_id = {slot.id: slot for slot in slots}
    plans = [slot_plan(material, slot, pins.get(slot.id, Pins())) for slot in slots]
    candidates = [piece.candidate for piece in material.pieces.values()]
    later = [slot_plan(material, slot, Pins()) for slot in ahead] if material.demanding else []
    rundowns = plan(plans, candidates, history, material.quotas, later)
    return [proposal(material, by_id[rundown.slot], rundown) for rundown in rundowns]


def proposal(material: Material, slot: Slot, rundown: Rundown) -> Proposal:
    told = [material.pieces[source].told for source in rundown.sources]
    lines = tuple(freeze(material, line) for line in script(frame_of(slot, material.station), told))
    return Proposal(slot, rundown, lines, fingerprint(material.station, lines))


def slot_plan(material: Material, slot: Slot, pins: Pins) -> SlotPlan:
    programme, frame = slot.programme, frame_of(slot, material.station)
    words = [*opening(replace(frame, day=A_DAY)), *ending(frame)]  # every date is about as long to say
    return SlotPlan(
        id=slot.id,
        start=slot.start,
        day=frame.day,
        limit=limit_of(programme, material.station),
        max_items=programme.max_items,
        fixed=material.tunes + sum(material.reader.read(line.text).seconds for line in words),
        separator=material.separator if programme.with_separators else 0.0,
        with_headlines=programme.with_headlines,
        headlines=material.reader.read(HEADLINES).seconds,
        pins=pins,
    )


def limit_of(programme: Programme, station: Station) -> float:
    """The longest bulletin in seconds: the programme's limit or the station's, whichever is shorter."""
    return min(programme.max_minutes, station.max_minutes) * A_MINUTE


def frame_of(slot: Slot, station: Station) -> Frame:
    programme = slot.programme
    return Frame(
        programme=programme.title,
        day=local_day(slot, station),
        ident=station.ident,
        greeting=station.greeting,
        closing=station.closing,
        with_greeting=programme.with_greeting,
        with_headlines=programme.with_headlines,
        with_separators=programme.with_separators,
    )


def local_day(slot: Slot, station: Station) -> date:
    return slot.start.astimezone(station.zone_info).date()


def freeze(material: Material, line: Line) -> FrozenLine:
    """A line of the script with its spoken words and, for an item, where it came from."""
    spoken = material.reader.read(line.text).text if line.text else ""
    if line.part is not Part.ITEM:
        return FrozenLine(
            line.part, line.title, line.text, spoken, clip_id=_clip(material.station, line.part)
        )
    item = material.pieces[line.source].item
    recorded = item.recorded
    return FrozenLine(
        kind=line.part,
        title=item.title,
        text=line.text,
        spoken=spoken,
        source=item.source,
        revision=item.revision,
        activity_id=item.activity_id,
        clip_id=recorded.clip if recorded else None,
        clip_sha256=recorded.sha256 if recorded else "",
        voice=_voice(item),
        priority=item.priority,
        author=item.author,
        approver=item.approver,
    )


def _voice(item: AirableItem) -> Voice:
    if item.recorded:
        return Voice.RECORDED
    return Voice.OUTDATED if item.outdated_recording else Voice.SYNTHETIC


def _clip(station: Station, part: Part) -> int | None:
    if part in (Part.SIGNATURE, Part.OUTRO):
        return station.signature_id
    return station.separator_id if part is Part.SEPARATOR else None


def fingerprint(station: Station, lines: Sequence[FrozenLine]) -> str:
    """sha256 over everything that is heard or written in the transcript, and over how it is to sound."""
    voice = station.voice
    tunes = [clip.sha256 if clip else "" for clip in (station.signature, station.separator)]
    sound = [voice.region, voice.speed, voice.engine_order, station.speech_band, tunes]
    heard = [
        (line.kind, line.title, line.text, line.spoken, line.source, *filter(None, [line.clip_sha256]))
        for line in lines
    ]
    return hashlib.sha256(json.dumps([sound, heard], ensure_ascii=False).encode()).hexdigest()


def headline_of(lines: Sequence[FrozenLine], index: int, item: FrozenLine) -> str:
    """The headline the n-th item was announced with, or its title where it had none."""
    announced = next((line.text.split("\n")[1:] for line in lines if line.kind == Part.HEADLINES), [])
    return announced[index] if index < len(announced) else item.title


def told_of(lines: Sequence[FrozenLine]) -> list[Told]:
    """The items of a frozen bulletin as the script takes them."""
    items = [line for line in lines if line.kind == Part.ITEM]
    return [
        Told(line.source, line.title, headline_of(lines, index, line), line.text)
        for index, line in enumerate(items)
    ]
