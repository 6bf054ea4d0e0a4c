"""The sentence of each step, and the answer above them all."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from broadcast.logbook import duration
from broadcast.models import ExceptionKind, Outcome, PlayLogEntry, Slot, Trigger
from broadcast.player import protocol
from broadcast.player_reasons import in_words
from broadcast.states import BulletinState, SlotState
from broadcast.why import around_wording
from broadcast.why.around_wording import with_reason
from broadcast.why.events import Event, Step
from broadcast.wording import airtimes

Said = Mapping[str, Any]


def sentence(event: Event) -> str:
    """What happened, in a sentence or two."""
    return SENTENCES[event.step](event.said)


def _timetable(said: Said) -> str:
    words = {"programme": said["programme"], "times": airtimes(said["recurrence"])}
    return _("The programme “%(programme)s” is on the timetable: %(times)s.") % words


def _exception(said: Said) -> str:
    sentences = {
        ExceptionKind.CANCEL: _("An exception of that day takes the programme off the air."),
        ExceptionKind.MOVE: _("An exception of that day moves the airing to %(time)s."),
        ExceptionKind.ADD: _("An exception of that day adds an airing at %(time)s."),
    }
    at = said["time"]
    told = sentences[ExceptionKind(said["kind"])] % {"time": f"{at:%H:%M}" if at else ""}
    return with_reason(told, said["reason"])


def _changed(said: Said) -> str:
    if said["made"]:
        return _("%(who)s put the programme on the timetable.") % said
    return _("%(who)s changed the programme.") % said


def _made(said: Said) -> str:
    words = _("Version %(version)d of the bulletin was put together.") % said
    items = "; ".join(f"“{title}”" for title in said["titles"])
    listed = _("Items: %(titles)s.") % {"titles": items} if items else ""
    return " ".join(filter(None, [words, said["cause"], listed]))


def _failed(said: Said) -> str:
    tries = ngettext(
        "Version %(version)d could not be built after %(n)d attempt.",
        "Version %(version)d could not be built after %(n)d attempts.",
        said["attempts"],
    ) % {"version": said["version"], "n": said["attempts"]}
    return f"{tries} {said['why']}"


def _built(said: Said) -> str:
    return _("Version %(version)d was built; it lasts %(length)s.") % {
        "version": said["version"],
        "length": duration(said["seconds"]),
    }


def _refused(said: Said) -> str:
    return with_reason(_("%(who)s refused version %(version)d.") % said, said["why"])


def _withdrawn(said: Said) -> str:
    return with_reason(_("Version %(version)d was withdrawn by the plan.") % said, said["why"])


def _told(said: Said) -> str:
    return _("%(who)s was told: “%(words)s”") % said


def _cancelled(said: Said) -> str:
    words = _("%(who)s cancelled the slot.") % said if said["who"] else _("The slot was cancelled.")
    return with_reason(words, said["why"])


def _report(said: Said) -> str:
    words = {
        protocol.Outcome.AIRED: _("The player “%(player)s” played it whole (%(heard)s)."),
        protocol.Outcome.PARTIAL: _("The player “%(player)s” played it in part (%(heard)s)."),
        protocol.Outcome.MISSED: _("The player “%(player)s” did not play it."),
    }[said["outcome"]] % {"player": said["player"], "heard": duration(said["seconds"])}
    late = said["late_ms"]
    off = _("It began %(ms)d ms off its time.") % {"ms": late} if late is not None else ""
    came = _("It reported this at %(at)s.") % {"at": f"{said['received_at']:%H:%M:%S %d/%m/%Y}"}
    why = in_words(said["reason"], said["detail"])
    return " ".join(filter(None, [words, off, why, said["overheard"], came]))


def _closed(said: Said) -> str:
    words = {
        Outcome.AIRED: _("The play book says: heard whole (%(who)s), %(zones)s."),
        Outcome.PARTIAL: _("The play book says: heard in part (%(who)s), %(zones)s."),
        Outcome.MISSED: _("The play book says: not heard (%(who)s), %(zones)s."),
        Outcome.CANCELLED: _("The play book says: cancelled (%(who)s), %(zones)s."),
    }[said["outcome"]]
    return with_reason(words % said, said["why"])


def _evidence(said: Said) -> str:
    return _("Row %(position)d of the evidence ledger: %(words)s") % said


SENTENCES: dict[Step, Callable[[Said], str]] = {
    Step.TIMETABLE: _timetable,
    Step.EXCEPTION: _exception,
    Step.CHANGED: _changed,
    Step.MADE: _made,
    Step.FAILED: _failed,
    Step.BUILT: _built,
    Step.NOTICE: lambda said: str(said["words"]),
    Step.APPROVED: lambda said: _("%(who)s approved version %(version)d.") % said,
    Step.APPROVED_WITH_ITEMS: lambda said: (
        _("Version %(version)d was approved with its items, which %(who)s had approved.") % said
    ),
    Step.REFUSED: _refused,
    Step.WITHDRAWN: _withdrawn,
    Step.LOCKED: lambda said: _("The bulletin was locked: nothing enters by itself any more."),
    Step.LOCKS: lambda said: _("The bulletin will be locked: until then it follows the plan."),
    Step.TOLD: _told,
    Step.CANCELLED: _cancelled,
    Step.BEGUN: lambda said: _("The slot went on air."),
    Step.REPORT: _report,
    Step.CLOSED: _closed,
    Step.EVIDENCE: _evidence,
    **around_wording.SENTENCES,
}


def answer(slot: Slot, entry: PlayLogEntry | None, now: datetime) -> str:
    """The one sentence people came for: whether the slot was, or will be, heard, and why not."""
    if entry is not None:
        return _ended(entry)
    if slot.state == SlotState.CANCELLED:
        why = within(slot.reason)
        return (
            _("It will not be heard because it was cancelled: %(why)s") % {"why": why}
            if why
            else (_("It will not be heard because it was cancelled."))
        )
    if slot.state == SlotState.AIRING:
        return _("This slot is on air now.")
    if slot.state == SlotState.AWAITED:
        return _("The time of this slot is over; not every player has said yet what it played.")
    if slot.start <= now:
        return _("The time of this slot has come; how it ended is not written down yet.")
    if slot.state == SlotState.READY and slot.programme.is_relay:
        return _("This slot is ready: another station is relayed.")
    if slot.state == SlotState.READY:
        return _("This slot is ready: its bulletin is built and approved.")
    return _("This slot is not ready yet. %(lacking)s") % {"lacking": lacking(slot)}


def _ended(entry: PlayLogEntry) -> str:
    outcome, why = Outcome(entry.outcome), within(entry.reason, named=entry.trigger == Trigger.PLAYER)
    if outcome == Outcome.AIRED:
        return _("Heard whole. To know: %(why)s") % {"why": entry.reason} if why else _("Heard whole.")
    if not why:
        return {
            Outcome.PARTIAL: _("Heard only in part; nobody wrote down why."),
            Outcome.MISSED: _("Not heard; nobody wrote down why."),
            Outcome.CANCELLED: _("Not heard because it was cancelled before its time."),
        }[outcome]
    return {
        Outcome.PARTIAL: _("Heard only in part because %(why)s"),
        Outcome.MISSED: _("Not heard because %(why)s"),
        Outcome.CANCELLED: _("Not heard because it was cancelled: %(why)s"),
    }[outcome] % {"why": why}


def within(reason: str, *, named: bool = False) -> str:
    """A reason as the rest of a sentence: begun small, ended with a stop. `named`: it begins with a name."""
    words = reason.strip()
    if not words:
        return ""
    first, _space, rest = words.partition(" ")
    proper = named or first[1:] != first[1:].lower() or rest[:1].isupper()
    begun = words if proper else words[0].lower() + words[1:]
    return begun if begun[-1] in ".!?…" else f"{begun}."


def lacking(slot: Slot) -> str:
    """What a slot that is not ready waits for."""
    newest = slot.newest
    if newest is None:
        return slot.reason or _("No bulletin was made for it yet.")
    return {
        BulletinState.DRAFT: _("Its bulletin is waiting to be built."),
        BulletinState.BUILDING: _("Its bulletin is being built."),
        BulletinState.BUILT: _("Its bulletin waits for a leader's approval."),
        BulletinState.APPROVED: _("Its bulletin is approved and is being put in place."),
        BulletinState.REJECTED: with_reason(
            _("Its bulletin was withdrawn.") if newest.taken_back else _("Its bulletin was refused."),
            newest.rejection,
        ),
        BulletinState.FAILED: with_reason(_("Its bulletin could not be built."), newest.failure),
    }[BulletinState(newest.state)]
