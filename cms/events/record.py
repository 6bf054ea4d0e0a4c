"""What becomes of an event, told once: the only place that sets its state and its number of people."""

from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns import corrections
from campaigns.evidence import record as write_evidence
from campaigns.models import Channel, Deed
from cms.events.models import EventKind, EventPage, EventRecord
from cms.events.states import NEEDS_REASON, TRANSITIONS, EventState
from cms.models import AiringApproval, User
from cms.workflow import withdraw


class Refused(Exception):
    """The change asked for cannot be; str() is the Vietnamese sentence."""


def record_of(page: EventPage) -> EventRecord:
    """Return the record of a page, made where there is none yet."""
    found, _made = EventRecord.objects.get_or_create(page=page, defaults={"told": fingerprint(page)})
    return found


def fingerprint(page: EventPage) -> str:
    """Return what stays the same as long as calendars need not be told anything new."""
    told = (page.title, page.starts_at, page.ends_at, page.place)
    return sha256(repr(told).encode()).hexdigest()


@transaction.atomic
def move(
    page: EventPage,
    to: EventState,
    *,
    by: User,
    reason: str = "",
    attended: int | None = None,
    photo: Any = None,
) -> EventRecord:
    """Set what became of an event, by compare-and-set; raises Refused.

    Held needs the number of people and writes the ledger once; postponed and cancelled need a reason and
    take the invitation off the loudspeakers.
    """
    before = record_of(page)
    _require(before, to, reason, attended, page)
    changed = EventRecord.objects.filter(pk=before.pk, state=before.state).update(
        state=to,
        reason=reason.strip()[:300] if to in NEEDS_REASON else "",
        attended=attended if to == EventState.HELD else before.attended,
        photo=photo,
        sequence=before.sequence + 1,
        changed_at=timezone.now(),
        changed_by=by.signature,
    )
    if not changed:
        raise Refused(_("Somebody else has just changed this event. Please look again."))
    after = EventRecord.objects.get(pk=before.pk)
    after.save()  # tells whoever keeps pages that show it
    if to == EventState.HELD:
        _write_held(page, after, by)
    elif to in NEEDS_REASON:
        _silence(page, by, after.reason)
    return after


@transaction.atomic
def correct(page: EventPage, attended: int, reason: str, *, by: User) -> EventRecord:
    """Correct the number of people of an event that was held; the ledger gets a row that says so.

    Raises Refused without a reason and where it was not held.
    """
    record = EventRecord.objects.select_for_update().get(page=page)
    if record.state != EventState.HELD:
        raise Refused(_("Only the number of an event that was held is corrected."))
    if record.attended == attended:
        return record
    if not reason.strip():
        raise Refused(_("Write why the number is corrected."))
    record.attended, record.changed_by = attended, by.signature
    record.save()
    corrections.correct(
        corrections.newest(f"held:{page.source}"),
        why=reason,
        actor=by.signature,
        words=_held_in_words(page, attended),
        quantity=Decimal(attended),
        unit=_("people"),
    )
    return record


def follow_publication(page: EventPage) -> None:
    """Raise the sequence where calendars must be told something new; a new time ends a postponement."""
    record = record_of(page)
    told = fingerprint(page)
    if told == record.told:
        return
    record.told, record.sequence = told, record.sequence + 1
    if record.state == EventState.POSTPONED and page.starts_at and page.starts_at > timezone.now():
        record.state, record.reason = EventState.PLANNED, ""
    record.save()


def _require(before: EventRecord, to: EventState, reason: str, attended: int | None, page: EventPage) -> None:
    if to not in TRANSITIONS[EventState(before.state)]:
        raise Refused(
            _("This event is %(state)s already: that stays.") % {"state": before.get_state_display()}
        )
    if to in NEEDS_REASON and not reason.strip():
        raise Refused(_("Write the reason: residents will read it."))
    if to == EventState.HELD:
        if attended is None:
            raise Refused(_("Write how many people came."))
        if page.starts_at is None or page.starts_at > timezone.now():
            raise Refused(_("This event has not begun yet."))


def _channel(page: EventPage) -> Channel:
    return Channel.DIALOGUE if page.event_kind == EventKind.DIALOGUE else Channel.MEETING


def _write_held(page: EventPage, record: EventRecord, by: User) -> None:
    write_evidence(
        key=f"held:{page.source}",
        deed=Deed.HELD,
        channel=_channel(page),
        title=page.title,
        words=_held_in_words(page, record.attended or 0),
        actor=by.signature,
        happened_at=page.starts_at or timezone.now(),
        activity=page.activity,
        link=page.full_url or "",
        subject=page.source,
        quantity=Decimal(record.attended or 0),
        unit=_("people"),
        detail={"photo": record.photo_id, "registered": page.registered},
    )


def _held_in_words(page: EventPage, attended: int) -> str:
    return _("Held “%(title)s” at %(place)s with %(attended)d people.") % {
        "title": page.title,
        "place": page.place,
        "attended": attended,
    }


def _silence(page: EventPage, by: User, reason: str) -> None:
    """Take the invitation off the loudspeakers where it is on them."""
    on_air = AiringApproval.objects.filter(page=page, revision_id=page.live_revision_id, withdrawn_at=None)
    if on_air.exists():
        withdraw(page, by=by, reason=reason)
