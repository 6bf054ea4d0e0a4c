"""Writing an emergency, and sending it to the second person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from broadcast.emergency import asking, book, rules, sounding
from broadcast.models import CapMessage, Emergency, EmergencyDeed, Station, Zone
from broadcast.refusals import Refused
from broadcast.states import EmergencyState, move
from cms.models import User

DRAFT = "broadcast.draft_emergency"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to be heard. `zones`: none means all; `every_minutes` None: once."""

    kind: str
    title: str
    text: str
    drill: bool = False
    zones: Sequence[Zone] = ()
    every_minutes: int | None = None
    for_minutes: int | None = None
    recording: File | None = None  # type: ignore[type-arg]
    message: CapMessage | None = None


def draft(station: Station, pk: UUID, wanted: Wanted, by: User, now: datetime) -> Emergency:
    """Write it down as a draft, or write the draft of this id anew; raises Refused.

    The id comes with the form: sending the same form twice leaves one draft.
    """
    _may_draft(by)
    _refuse_mistakes(wanted)
    with transaction.atomic():
        emergency, made = Emergency.objects.get_or_create(
            pk=pk,
            defaults={
                **_said(wanted),
                "station": station,
                "author": by,
                "author_name": by.signature[:150],
                "drafted_at": now,
                "message": wanted.message,
            },
        )
        if not made:
            _write_anew(emergency, wanted, by, now)
        if emergency.state != EmergencyState.DRAFTED:
            return emergency
        emergency.zones.set(wanted.zones)
        if wanted.recording is not None:
            emergency.recording.save(f"{emergency.pk}-recording.wav", wanted.recording)
        if made:
            book.note(emergency, EmergencyDeed.DRAFTED, by.signature, now)
    return emergency


def _write_anew(emergency: Emergency, wanted: Wanted, by: User, now: datetime) -> None:
    """Whoever writes a draft anew becomes its author; what left the desk stays as it is."""
    said = _said(wanted)
    if all(getattr(emergency, name) == value for name, value in said.items()):
        return
    rows = Emergency.objects.filter(pk=emergency.pk, state=EmergencyState.DRAFTED)
    if rows.update(**said, author=by, author_name=by.signature[:150]):
        emergency.refresh_from_db()
        book.note(emergency, EmergencyDeed.CHANGED, by.signature, now, once=now.isoformat())
    else:
        emergency.refresh_from_db()


def _said(wanted: Wanted) -> dict[str, object]:
    return {
        "kind": wanted.kind,
        "title": wanted.title,
        "text": wanted.text,
        "drill": wanted.drill,
        "every_minutes": wanted.every_minutes,
        "for_minutes": wanted.for_minutes,
    }


def submit(emergency: Emergency, by: User, now: datetime) -> Emergency:
    """Send a draft to the second person and have its sound made meanwhile; doing it twice changes nothing."""
    _may_draft(by)
    expect_filled_in(emergency.text)
    with transaction.atomic():
        current = Emergency.objects.get(pk=emergency.pk)
        drafted = current.state == EmergencyState.DRAFTED
        if not drafted or not move(current, EmergencyState.WAITING, submitted_at=now):
            return Emergency.objects.get(pk=emergency.pk)
        book.note(current, EmergencyDeed.SUBMITTED, by.signature, now)
        asking.ask_approvers(current, by)
        transaction.on_commit(partial(sounding.hand_out, current.pk))
    return current


def expect_filled_in(text: str) -> None:
    """Raise Refused for words with blanks, naming them."""
    left = rules.blanks(text)
    if left:
        raise Refused("blanks", _("Please fill in first: %(blanks)s.") % {"blanks": ", ".join(left)})


def _may_draft(by: User) -> None:
    if not by.is_active or not by.has_perm(DRAFT):
        raise Refused("not_allowed", _("This account may not write emergencies."))


def _refuse_mistakes(wanted: Wanted) -> None:
    if not wanted.text.strip():
        raise Refused("no_words", _("Please write what is to be said."))
    if (wanted.every_minutes is None) != (wanted.for_minutes is None):
        raise Refused("half_a_repeat", _("Please choose both how often and for how long it is repeated."))
    if wanted.every_minutes is not None and wanted.for_minutes is not None:
        if not 2 <= wanted.every_minutes <= 240:
            raise Refused("every", _("It can be repeated every 2 to 240 minutes."))
        if not wanted.every_minutes <= wanted.for_minutes <= 24 * 60:
            raise Refused("for_how_long", _("It can be repeated for 24 hours at most."))
