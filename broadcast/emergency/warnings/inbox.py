"""Warnings received: each kept once, shown to the people on duty, accepted or dismissed by one of them."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from broadcast.emergency import asking
from broadcast.emergency.drafting import DRAFT, Wanted, draft
from broadcast.emergency.warnings import cap
from broadcast.emergency.warnings.composing import headline_of, kind_of, words_of
from broadcast.models import CapMessage, CapState, Emergency, Station
from broadcast.refusals import Refused
from broadcast.states import EmergencyState
from cms.models import User


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where a message came from: a file's name or an address, and who brought it ("" for a feed)."""

    source: str
    by: str = ""


def receive(station: Station, content: bytes, arrival: Arrival, now: datetime) -> tuple[CapMessage, bool]:
    """Keep a message and tell the people on duty; (the row, whether it is new). Raises cap.Unreadable."""
    return keep(station, cap.read(content), content.decode(errors="replace"), arrival, now)


def keep(
    station: Station, alert: cap.Alert, content: str, arrival: Arrival, now: datetime
) -> tuple[CapMessage, bool]:
    """As `receive`, of a message already read; the same (sender, identifier, sent) is one message."""
    if not alert.for_people:
        raise cap.Unreadable(
            "not_for_people", "alert", f"{alert.message_type} with status {alert.status} tells people nothing"
        )
    expires = max((info.expires for info in alert.infos if info.expires), default=None)
    with transaction.atomic():
        message, made = CapMessage.objects.get_or_create(
            station=station,
            sender=alert.sender,
            identifier=alert.identifier,
            sent=alert.sent,
            defaults={
                "message_type": alert.message_type,
                "status": alert.status,
                "headline": headline_of(alert),
                "expires": expires,
                "references": [_triple(one.sender, one.identifier, one.sent) for one in alert.references],
                "content": content,
                "source": arrival.source[:500],
                "received_at": now,
                "received_by": arrival.by[:150],
            },
        )
        if made:
            asking.tell_of_warning(message, told(message))
    return message, made


def told(message: CapMessage) -> str:
    """What the people on duty are told of it."""
    about = {"sender": message.sender, "headline": message.headline}
    on_air = next((one for one in concerned(message) if one.state == EmergencyState.ON_AIR), None)
    if on_air is not None and message.message_type == cap.MessageType.CANCEL:
        return _("%(sender)s CANCELS “%(headline)s”, which is on air. Please decide whether to stop.") % about
    if on_air is not None:
        return _("%(sender)s has changed “%(headline)s”, which is on air. Please compare at once.") % about
    if message.status != cap.Status.ACTUAL:
        return _("%(sender)s sent an exercise: “%(headline)s”. It can become a drill only.") % about
    return _("%(sender)s warns: “%(headline)s”. Please decide whether it is to be announced.") % about


def concerned(message: CapMessage) -> list[Emergency]:
    """Emergencies made of the messages this one refers to, those on air first."""
    earlier = Q(pk__in=[])
    for sender, identifier, sent in message.references:
        earlier |= Q(sender=sender, identifier=identifier, sent=datetime.fromisoformat(sent))
    messages = CapMessage.objects.filter(earlier, station=message.station_id)
    found = Emergency.objects.filter(message__in=messages).order_by("-drafted_at")
    return sorted(found, key=lambda one: one.state != EmergencyState.ON_AIR)


def alert_of(message: CapMessage) -> cap.Alert:
    return cap.read(message.content.encode())


def accept(message: CapMessage, by: User, now: datetime) -> Emergency:
    """Make a draft of it, once: an exercise or a test becomes a drill. Raises Refused."""
    _may(by)
    with transaction.atomic():
        current = _locked(message)
        if current.state == CapState.ACCEPTED and (there := current.emergencies.first()):
            return there
        _expect_new(current)
        if current.expires is not None and current.expires <= now:
            raise Refused("expired", _("This warning is no longer in force. Dismiss it, saying so."))
        alert = alert_of(current)
        wanted = Wanted(
            kind=kind_of(alert),
            title=current.headline[:150],
            text=words_of(alert, current.station.zone_info),
            drill=alert.exercise,
            message=current,
        )
        emergency = draft(current.station, uuid.uuid4(), wanted, by, now)
        _decide(current, CapState.ACCEPTED, by, now)
    return emergency


def dismiss(message: CapMessage, by: User, reason: str, now: datetime) -> CapMessage:
    """Say that it is not announced, and why. Raises Refused."""
    _may(by)
    if not reason.strip():
        raise Refused("no_reason", _("Please say why it is not announced."))
    with transaction.atomic():
        current = _locked(message)
        if current.state == CapState.DISMISSED:
            return current
        _expect_new(current)
        _decide(current, CapState.DISMISSED, by, now, reason.strip()[:300])
    return current


def _decide(message: CapMessage, state: CapState, by: User, now: datetime, reason: str = "") -> None:
    message.state, message.decided_by, message.decided_at = state, by.signature[:150], now
    message.reason = reason
    message.save(update_fields=["state", "decided_by", "decided_at", "reason"])


def _locked(message: CapMessage) -> CapMessage:
    CapMessage.objects.select_for_update().get(pk=message.pk)
    return CapMessage.objects.select_related("station").get(pk=message.pk)


def _expect_new(message: CapMessage) -> None:
    if message.state != CapState.NEW:
        raise Refused(
            f"is_{message.state}",
            _("%(who)s decided already: %(state)s.")
            % {"who": message.decided_by, "state": message.get_state_display()},
        )


def _may(by: User) -> None:
    if not by.is_active or not by.has_perm(DRAFT):
        raise Refused("not_allowed", _("This account may not write emergencies."))


def _triple(sender: str, identifier: str, sent: datetime) -> list[str]:
    return [sender, identifier, sent.isoformat()]
