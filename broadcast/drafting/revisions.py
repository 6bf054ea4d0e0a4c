"""What people change in a bulletin by hand: a new version each time, also when it is locked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from broadcast.candidates import Choice, Pins
from broadcast.drafting.hearing import history
from broadcast.drafting.material import Material, gather
from broadcast.drafting.proposals import (
    FrozenLine,
    Proposal,
    fingerprint,
    frame_of,
    freeze,
    limit_of,
    propose,
    told_of,
)
from broadcast.drafting.versions import add, pins_of
from broadcast.freshness import bump, hold_station_of
from broadcast.models import Bulletin, BulletinItem, Slot, Station, Voice
from broadcast.refusals import Refused
from broadcast.rundown import Rundown
from broadcast.script import Part, script
from broadcast.states import OPEN
from broadcast.wording import choice
from cms.models import User
from media.models import AudioClip

CHANGE = "broadcast.change_bulletin"
FOLLOWING = (Part.ITEM, Part.HEADLINES, Part.SEPARATOR)


@dataclass(frozen=True, slots=True)
class Difference:
    """What has changed since the bulletin was frozen: a code, the item's title, the whole sentence."""

    code: str
    title: str
    sentence: str
    source: str = ""


def differences(slot: Slot, now: datetime) -> list[Difference]:
    """What the slot's newest version would hold otherwise if it were made at `now`; [] when nothing."""
    newest = slot.newest
    if newest is None or slot.state not in OPEN:
        return []
    fresh = _proposal(_material(slot, now), slot, pins_of(newest), now)
    if fresh.fingerprint == newest.fingerprint:
        return []
    frozen = [frozen_line(item) for item in newest.items.all()]
    found = _compared(_items(frozen), _items(fresh.lines))
    return found or [_difference("surroundings", "", "")]


def rebuild(slot: Slot, by: User, now: datetime) -> Bulletin:
    """A new version from what is approved now, locked or not; raises Refused with nothing to read."""
    _may_change(slot, by)
    fresh = _proposal(_material(slot, now), slot, pins_of(slot.newest), now)
    if not fresh.lines:
        raise Refused("empty", _("There is no approved item to read in this slot, so nothing was changed."))
    return _add(fresh, None, _("%(who)s asked for it to be made again.") % {"who": by.signature})


def replace_item(slot: Slot, item: str, by: User, now: datetime, with_: str | None = None) -> Bulletin:
    """Take the item with source `item` out, or put the airable item `with_` in its place; a new version.

    The other items of a locked bulletin stay word for word. Later versions keep the decision.
    Raises Refused, changing nothing.
    """
    newest = slot.newest
    _may_change(slot, by)
    if newest is None:
        raise Refused("no_bulletin", _("This slot has no bulletin yet, so there is nothing to change."))
    material = _material(slot, now)
    pins = _pinned(pins_of(newest), item, with_, by.signature)
    frozen = [frozen_line(line) for line in newest.items.all()]
    _may_swap(material, _items(frozen), item, with_)
    if slot.locks_at <= now:
        fresh = _edited(material, slot, newest, frozen, item, with_, pins)
    else:
        fresh = _planned_again(material, slot, pins, with_, now)
    return _add(fresh, pins, _in_words(material, _items(frozen), item, with_, by))


def frozen_line(item: BulletinItem) -> FrozenLine:
    return FrozenLine(
        kind=item.kind,
        title=item.title,
        text=item.text,
        spoken=item.spoken,
        source=item.source,
        revision=item.revision,
        activity_id=item.activity_id,
        clip_id=item.clip_id,
        clip_sha256=item.clip_sha256,
        voice=item.voice,
        priority=item.priority,
        author=item.author,
        approver=item.approver,
    )


def _may_swap(material: Material, items: Mapping[str, FrozenLine], old: str, new: str | None) -> None:
    if old not in items:
        raise Refused("not_in", _("This item is not in the newest version of the bulletin any more."))
    if new is None and len(items) == 1:
        raise Refused("last_item", _("This is the only item of the bulletin. Put another in its place."))
    if new in items:
        raise Refused("already_in", _("This item is in the bulletin already."))
    if new is not None and (new not in material.pieces or not material.pieces[new].spoken.seconds):
        raise Refused("not_airable", _("This item is not approved for the loudspeakers."))


def _planned_again(material: Material, slot: Slot, pins: Pins, new: str | None, now: datetime) -> Proposal:
    """The rundown as planning makes it with the decision, so that the next plan changes nothing."""
    fresh = _proposal(material, slot, pins, now)
    if new is not None and new not in fresh.rundown.sources:
        made = next(made for made in fresh.rundown.choices if made.source == new)
        raise Refused(made.code, choice(made))
    if not fresh.lines:
        raise Refused("empty", _("There is no approved item to read in this slot, so nothing was changed."))
    return fresh


def _edited(
    material: Material,
    slot: Slot,
    newest: Bulletin,
    frozen: list[FrozenLine],
    old: str,
    new: str | None,
    pins: Pins,
) -> Proposal:
    """The locked lines with one item out or swapped; headlines and separators follow, the rest stays."""
    entries = [entry for entry in told_of(frozen) if entry.source != old or new]
    entries = [material.pieces[new].told if new and e.source == old else e for e in entries]
    items, others = _items(frozen), {line.kind: line for line in frozen if line.kind not in FOLLOWING}
    lines = tuple(
        items.get(line.source) or others.get(line.part) or freeze(material, line)
        for line in script(frame_of(slot, material.station), entries)
    )
    seconds = material.tunes + sum(_seconds(material, line) for line in lines if line.text)
    if new is not None and seconds > limit_of(slot.programme, material.station):
        raise Refused("too_long", _("With this item the bulletin would last too long. Choose a shorter one."))
    rundown = Rundown(slot.id, tuple(e.source for e in entries), _choices(newest, pins), seconds)
    return Proposal(slot, rundown, lines, fingerprint(material.station, lines))


def _seconds(material: Material, line: FrozenLine) -> float:
    if line.voice == Voice.RECORDED and line.clip_id:
        return AudioClip.objects.values_list("seconds", flat=True).get(pk=line.clip_id)
    return material.reader.read(line.text).seconds


def _choices(newest: Bulletin, pins: Pins) -> tuple[Choice, ...]:
    """The reasons of the version before, with what was decided by hand in their place."""
    rows = [Choice(r["source"], r["title"], r["in"], r["code"], r["params"]) for r in newest.choices]
    return tuple(_by_hand(row, pins) for row in rows)


def _by_hand(row: Choice, pins: Pins) -> Choice:
    if who := pins.added.get(row.source):
        return replace(row, chosen=True, code="by_hand", params={"who": who})
    if who := pins.dropped.get(row.source):
        return replace(row, chosen=False, code="dropped_by_hand", params={"who": who})
    return row


def _in_words(
    material: Material, items: Mapping[str, FrozenLine], old: str, new: str | None, by: User
) -> str:
    words = {"who": by.signature, "old": items[old].title}
    if new is None:
        return _("%(who)s took “%(old)s” out.") % words
    return _("%(who)s put “%(new)s” in place of “%(old)s”.") % {
        **words,
        "new": material.pieces[new].item.title,
    }


def _pinned(pins: Pins, old: str, new: str | None, who: str) -> Pins:
    """The decisions so far with this one; putting an item back in undoes taking it out."""
    dropped = {**pins.dropped, old: who}
    added = {source: by for source, by in pins.added.items() if source != old}
    if new is not None:
        dropped.pop(new, None)
        added[new] = who
    return replace(pins, dropped=dropped, added=added)


def _material(slot: Slot, now: datetime) -> Material:
    station = Station.objects.select_related("site", "voice", "signature", "separator").get(
        pk=slot.programme.station_id
    )
    return gather(station, now)


def _proposal(material: Material, slot: Slot, pins: Pins, now: datetime) -> Proposal:
    """As the plan would fill this slot: those before it as they are, those after it still unplanned."""
    later = Slot.objects.filter(
        programme__station=material.station, start__gt=slot.start, locks_at__gt=now, state__in=OPEN
    )
    planned = [slot.id, *later.values_list("pk", flat=True)]
    return propose(material, [slot], history(material, planned, now), {slot.id: pins})[0]


def _may_change(slot: Slot, by: User) -> None:
    if not by.is_active or not by.has_perm(CHANGE):
        raise Refused("not_allowed", _("You may not change bulletins. Please ask the culture officer."))
    if slot.state not in OPEN:
        raise Refused("begun", _("This slot is on air or over; its bulletin can no longer be changed."))


def _add(fresh: Proposal, pins: Pins | None, cause: str) -> Bulletin:
    with transaction.atomic():
        hold_station_of(fresh.slot.pk)
        slot = Slot.objects.select_for_update().get(pk=fresh.slot.pk)
        if slot.state not in OPEN:
            raise Refused("begun", _("This slot is on air or over; its bulletin can no longer be changed."))
        bulletin = add(fresh, list(slot.versions.order_by("-version")), cause, pins)
        bump(fresh.slot.programme.station_id)
    return bulletin


def _items(lines: Iterable[FrozenLine]) -> dict[str, FrozenLine]:
    return {line.source: line for line in lines if line.kind == Part.ITEM}


def _compared(before: dict[str, FrozenLine], after: dict[str, FrozenLine]) -> list[Difference]:
    found = [
        _difference("gone", line.title, source) for source, line in before.items() if source not in after
    ]
    for source, line in after.items():
        old = before.get(source)
        if old is None:
            found.append(_difference("new", line.title, source))
        elif (old.text, old.title) != (line.text, line.title):
            found.append(_difference("text", line.title, source))
        elif old.clip_sha256 != line.clip_sha256:
            found.append(_difference("voice", line.title, source))
        elif old.spoken != line.spoken:
            found.append(_difference("reading", line.title, source))
    return found


def _difference(code: str, title: str, source: str) -> Difference:
    sentence = {
        "gone": _("“%(title)s” would not be in it any more."),
        "new": _("“%(title)s” would be new in it."),
        "text": _("“%(title)s” was changed and approved again."),
        "reading": _("“%(title)s” would be read in other words: the dictionary or the voice changed."),
        "voice": _("“%(title)s” would be heard otherwise: its recording was made, taken anew or left out."),
        "surroundings": _("The ident, the greeting, the order, the voice or the tunes changed."),
    }[code]
    return Difference(code, title, sentence % {"title": title}, source)
