"""Everything the bulletin page shows, gathered from the rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from broadcast import planning
from broadcast.admin.marking import Marked, marked
from broadcast.cancelling import restorable
from broadcast.models import Bulletin, BulletinItem, ItemKind, Slot
from broadcast.public.waveform import outline
from broadcast.states import OPEN, BulletinState
from media.models import Pronunciation
from media.speech.reading import Reading, Region, read

UNFINISHED = {BulletinState.DRAFT, BulletinState.BUILDING}
WAVEFORM_BARS = 240


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the rundown with both its texts; `words` False for tunes and separators."""

    item: BulletinItem
    texts: Marked
    words: bool
    can_change: bool


def lines(bulletin: Bulletin, can_change: bool) -> list[Line]:
    """The rundown in order, each text marked against how the station reads it today."""
    reader = reader_for(bulletin)
    return [
        Line(
            item,
            marked(item.text, item.spoken, reader),
            bool(item.text),
            can_change and item.kind == ItemKind.ITEM,
        )
        for item in bulletin.items.select_related("activity").order_by("position")
    ]


def reader_for(bulletin: Bulletin) -> Callable[[str], Reading]:
    region = Region(bulletin.slot.programme.station.voice.region)
    lexicon = Pronunciation.objects.lexicon()
    return lambda text: read(text, region=region, lexicon=lexicon)


def wave(bulletin: Bulletin) -> str:
    """The loudness over time as an SVG path, "" before there is a file."""
    return outline(bulletin.waveform, bars=WAVEFORM_BARS)


def editable(bulletin: Bulletin) -> bool:
    """Whether its slot is still to be heard and no newer version has taken its place."""
    slot = bulletin.slot
    newest = slot.newest
    return slot.state in OPEN and newest is not None and newest.pk == bulletin.pk


def deeds(bulletin: Bulletin, user: Any) -> dict[str, bool]:
    """Which buttons the page offers to `user`; the deeds themselves check again."""
    may_change = editable(bulletin) and user.has_perm("broadcast.change_bulletin")
    may_decide = bulletin.slot.state in OPEN and user.has_perm("broadcast.approve_bulletin")
    return {
        "rebuild": may_change and bulletin.state not in UNFINISHED,
        "change": may_change,
        "approve": may_decide and bulletin.state == BulletinState.BUILT,
        "reject": may_decide and bulletin.state in {BulletinState.BUILT, BulletinState.APPROVED},
        "cancel": may_cancel(bulletin.slot, user),
        "restore": may_restore(bulletin.slot, user),
    }


def may_cancel(slot: Slot, user: Any) -> bool:
    return slot.state in OPEN and user.has_perm("broadcast.change_slot")


def may_restore(slot: Slot, user: Any) -> bool:
    return restorable(slot) and slot.start > timezone.now() and user.has_perm("broadcast.change_slot")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item is in the bulletin or not, in words."""

    title: str
    chosen: bool
    words: str


def choices(bulletin: Bulletin) -> list[Reason]:
    return [Reason(row["title"], row["in"], row["why"]) for row in bulletin.choices]


def differences(bulletin: Bulletin, now: datetime) -> list[str]:
    """What would be otherwise if the bulletin were made now; nothing for a version that was replaced."""
    if not editable(bulletin):
        return []
    return [found.sentence for found in planning.differences(bulletin.slot, now)]
