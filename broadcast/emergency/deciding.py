"""Who says that an emergency is heard, is not, or is to stop. Deeds may be repeated: the first one counts."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from broadcast.emergency import announcing, book, rules, sounding
from broadcast.emergency.drafting import DRAFT
from broadcast.emergency.wording import OBJECTIONS
from broadcast.models import Emergency, EmergencyApproval, EmergencyDeed, EmergencyRules
from broadcast.refusals import Refused
from broadcast.states import EmergencyState, move
from cms.models import User

APPROVE = "broadcast.approve_emergency"
OPEN = (EmergencyState.DRAFTED, EmergencyState.WAITING)


def approve(emergency: Emergency, by: User, now: datetime) -> Emergency:
    """Put it on air; raises Refused with the reason where `by` may not, or it was decided otherwise.

    Of two approvers at once one moves it; the other finds it on air and changes nothing.
    """
    with transaction.atomic():
        current = _now(emergency)
        if current.state == EmergencyState.ON_AIR:
            return current
        _expect(current, EmergencyState.WAITING)
        code = objection_to(current, by, now)
        if code is not None:
            raise Refused(code, str(OBJECTIONS[code]))
        until = now + rules.span(current.for_minutes)
        signature = by.signature[:150]
        if not move(current, EmergencyState.ON_AIR, approved_by=signature, approved_at=now, until=until):
            return _decided_meanwhile(emergency)
        book.note(current, EmergencyDeed.APPROVED, by.signature, now)
        announcing.announce_on_commit(current)
        if not current.audible:
            transaction.on_commit(lambda: sounding.hand_out(current.pk))
    return current


def objection_to(emergency: Emergency, by: User, now: datetime) -> str | None:
    """Why `by` may not put it on air now: a code of wording.OBJECTIONS, or None."""
    station = emergency.station
    made = EmergencyRules.objects.filter(station=station).first()
    return rules.objection(
        rules.Approval(
            allowed=by.is_active and by.has_perm(APPROVE),
            named=made is not None and made.approvers.filter(pk=by.pk).exists(),
            author=emergency.author_id == by.pk,
            alone=made is not None and made.approval == EmergencyApproval.NAMED,
            quiet=rules.heard_in_quiet_hours(
                now.astimezone(station.zone_info).replace(tzinfo=None),
                rules.span(emergency.for_minutes),
                station.quiet_from,
                station.quiet_until,
            ),
            drill=emergency.drill,
        )
    )


def refuse(emergency: Emergency, by: User, reason: str, now: datetime) -> Emergency:
    """Say no, with the reason; whoever wrote it may take it back the same way. Raises Refused."""
    _may_decide(emergency, by)
    if not reason.strip():
        raise Refused("no_reason", _("Please say why it is not to be heard."))
    with transaction.atomic():
        current = _now(emergency)
        if current.state == EmergencyState.REFUSED:
            return current
        _expect(current, *OPEN)
        if not move(current, EmergencyState.REFUSED, **_over(by, reason, now)):
            return _decided_meanwhile(emergency)
        book.note(current, EmergencyDeed.REFUSED, by.signature, now, note=reason.strip())
    return current


def stop(emergency: Emergency, by: User, now: datetime, reason: str = "") -> Emergency:
    """Stop what is on air, at once and without asking anybody; it leaves the players' manifests."""
    if not by.is_active or not (by.has_perm(DRAFT) or by.has_perm(APPROVE)):
        raise Refused("not_allowed", _("This account may not stop emergencies."))
    with transaction.atomic():
        current = _now(emergency)
        if current.state in (EmergencyState.STOPPED, EmergencyState.ENDED):
            return current
        _expect(current, EmergencyState.ON_AIR)
        if not move(current, EmergencyState.STOPPED, **_over(by, reason, now)):
            return _decided_meanwhile(emergency)
        book.note(current, EmergencyDeed.STOPPED, by.signature, now, note=reason.strip())
        announcing.announce_on_commit(current)
    return current


def _over(by: User, reason: str, now: datetime) -> dict[str, Any]:
    return {"over_by": by.signature[:150], "over_at": now, "reason": reason.strip()[:300]}


def _may_decide(emergency: Emergency, by: User) -> None:
    if by.is_active and (by.has_perm(APPROVE) or emergency.author_id == by.pk):
        return
    raise Refused("not_allowed", str(OBJECTIONS["not_allowed"]))


def _now(emergency: Emergency) -> Emergency:
    """The row as it is now, held until the transaction ends."""
    Emergency.objects.select_for_update().get(pk=emergency.pk)
    return Emergency.objects.select_related("station__voice").get(pk=emergency.pk)


def _decided_meanwhile(emergency: Emergency) -> Emergency:
    current = Emergency.objects.get(pk=emergency.pk)
    raise Refused(
        f"is_{current.state}",
        _("Somebody else decided a moment ago: it is %(state)s.") % {"state": current.get_state_display()},
    )


def _expect(emergency: Emergency, *states: EmergencyState) -> None:
    if emergency.state not in states:
        words = {
            EmergencyState.DRAFTED: _("It was not sent for approval yet."),
            EmergencyState.WAITING: _("It is not on air yet; it waits for approval."),
            EmergencyState.ON_AIR: _("It is on air already. Press “Stop” to end it."),
            EmergencyState.STOPPED: _("It was stopped. Write a new one to be heard again."),
            EmergencyState.ENDED: _("It has ended. Write a new one to be heard again."),
            EmergencyState.REFUSED: _("It was refused: %(why)s"),
            EmergencyState.EXPIRED: _("It waited too long and has expired. Write a new one."),
        }
        sentence = words[EmergencyState(emergency.state)] % {"why": emergency.reason}
        raise Refused(f"is_{emergency.state}", sentence)
