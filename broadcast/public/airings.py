"""A slot as residents see it: when, in which words and colour, why not; pure but for the rows it is given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from broadcast.models import ExceptionKind, ProgrammeException, Slot
from broadcast.public import days
from broadcast.public.publication import is_public
from broadcast.states import BulletinState, SlotState

AHEAD = ("ahead", pgettext_lazy("resident", "to be aired"))
WAITING = ("waiting", pgettext_lazy("resident", "about to be aired"))
WORDS = {
    SlotState.AIRING: ("live", pgettext_lazy("resident", "on air now")),
    SlotState.AWAITED: ("waiting", pgettext_lazy("resident", "waiting to be confirmed")),
    SlotState.AIRED: ("done", pgettext_lazy("resident", "aired")),
    SlotState.PARTIAL: ("partial", pgettext_lazy("resident", "aired in part")),
    SlotState.MISSED: ("missed", pgettext_lazy("resident", "could not be aired")),
    SlotState.CANCELLED: ("cancelled", pgettext_lazy("resident", "not on air this time")),
}
EXPLAINED = frozenset({SlotState.PARTIAL, SlotState.MISSED, SlotState.CANCELLED})


@dataclass(frozen=True, slots=True)
class Airing:
    """One line of the residents' timetable; `day` and `at` are the station's local time."""

    slot: Slot
    day: date
    at: time
    tone: str
    words: str
    reason: str
    notice: str
    length: str
    titles: list[str]
    zones: list[str]
    recorded: bool

    @property
    def weekday(self) -> str:
        return days.weekday(self.day)


def airing(
    slot: Slot, zone: ZoneInfo, now: datetime, exceptions: Iterable[ProgrammeException] = ()
) -> Airing:
    """Put `slot` in residents' words, at the aware time `now`; `exceptions` are those of its programme."""
    local = slot.start.astimezone(zone)
    tone, words = WORDS.get(SlotState(slot.state)) or (WAITING if slot.start <= now else AHEAD)
    that_day = [exception for exception in exceptions if exception.day == local.date()]
    return Airing(
        slot=slot,
        day=local.date(),
        at=local.time(),
        tone=tone,
        words=str(words),
        reason=_reason(slot, that_day),
        notice=_notice(slot, local.time(), that_day),
        length=_length(slot),
        titles=_titles(slot),
        zones=[place.name for place in slot.programme.zones.all()],
        recorded=is_public(slot),
    )


def _reason(slot: Slot, that_day: list[ProgrammeException]) -> str:
    """Why it was not heard, or not whole: always said, even when nobody wrote it down."""
    if slot.state not in EXPLAINED:
        return ""
    kinds = {ExceptionKind.CANCEL, ExceptionKind.MOVE}
    written = slot.reason or next((one.reason for one in that_day if one.kind in kinds), "")
    return written or _("The reason has not been written down yet.")


def _notice(slot: Slot, at: time, that_day: list[ProgrammeException]) -> str:
    """That it airs at another time than usual, or besides the usual ones, and why."""
    if slot.state == SlotState.CANCELLED:
        return ""
    for one in that_day:
        if one.at == at and one.kind == ExceptionKind.MOVE:
            return _("Moved to this time: %(reason)s") % {"reason": one.reason}
        if one.at == at and one.kind == ExceptionKind.ADD:
            return _("Extra airing: %(reason)s") % {"reason": one.reason}
    return ""


def _length(slot: Slot) -> str:
    """How long it lasts or lasted; nothing for what was not heard."""
    if slot.state in {SlotState.MISSED, SlotState.CANCELLED}:
        return ""
    known = slot.bulletin.seconds if slot.bulletin and slot.bulletin.seconds else slot.seconds
    return days.length(known)


def _titles(slot: Slot) -> list[str]:
    """What it plays or played, once a leader has approved it."""
    never = {SlotState.MISSED, SlotState.CANCELLED}
    if slot.state in never or slot.bulletin is None or slot.bulletin.state != BulletinState.APPROVED:
        return []
    return [item.title for item in slot.bulletin.items.all() if item.title]
