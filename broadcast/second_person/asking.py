"""A change of time within the lock: asked for by one person, confirmed or refused by another."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from broadcast.models import ChangeDeed, PendingChange, Programme, Slot, Station
from broadcast.refusals import Refused
from broadcast.second_person.effects import Touched
from broadcast.second_person.wording import lost, sentence
from broadcast.states import ChangeState, move
from cms.models import User
from cms.notifications.telling import tell

CONFIRM = "broadcast.confirm_change"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: `deed` with what was `sent`, to a programme, a slot, or neither (see ChangeDeed)."""

    station: Station
    deed: ChangeDeed
    title: str
    sent: QueryDict
    programme: Programme | None = None
    slot: Slot | None = None


def ask(wish: Wish, touched: list[Touched], by: User, now: datetime) -> PendingChange:
    """Keep it for a second person, and tell everybody who may confirm it. Raises Refused."""
    with transaction.atomic():
        Station.objects.select_for_update().get(pk=wish.station.pk)
        waiting = waiting_for(wish.station).filter(programme=wish.programme, slot=wish.slot)
        if waiting.filter(title=wish.title).exists():
            raise Refused(
                "waits", _("Another change of it is waiting to be confirmed; decide on that first.")
            )
        change = PendingChange.objects.create(
            station=wish.station,
            programme=wish.programme,
            slot=wish.slot,
            deed=wish.deed,
            title=wish.title,
            sent={name: values for name, values in wish.sent.lists() if name != "csrfmiddlewaretoken"},
            effects=[
                {"what": one.what.value, "title": one.title, "start": one.start.isoformat()}
                for one in touched
            ],
            first_at=touched[0].start,
            asked_by=by,
            asked_at=now,
        )
        tell(
            others(by),
            key=f"change:{change.pk}",
            words=_("%(who)s asks you to confirm a change of time: %(what)s")
            % {"who": by.signature, "what": " ".join(sentences(change))},
            link=address(change),
        )
    return change


def confirm(change: PendingChange, by: User, now: datetime, save: Callable[[QueryDict], None]) -> None:
    """Do what was asked for; `save` saves the form from what was sent and raises Refused. Raises Refused."""
    _may_decide(change, by)
    if change.first_at <= now:
        raise Refused("too_late", _("The time of this airing has come; the change can no longer be made."))
    with transaction.atomic():
        _decide(change, ChangeState.CONFIRMED, by, now)
        save(form_data(change))
        _tell_asker(change, _("%(who)s confirmed your change of time: %(what)s"), by)


def refuse(change: PendingChange, by: User, reason: str, now: datetime) -> None:
    """Say no, with the reason; whoever asked may take it back so as well. Raises Refused."""
    if change.asked_by_id != by.pk:
        _may_decide(change, by)
    with transaction.atomic():
        _decide(change, ChangeState.REFUSED, by, now, reason=reason)
        if change.asked_by_id != by.pk:
            said = _("%(who)s refused your change of time: %(what)s Reason: %(reason)s")
            _tell_asker(change, said, by)


def lapse(now: datetime) -> int:
    """Close what nobody decided before its first airing; the asker is told. Returns how many."""
    late = PendingChange.objects.filter(state=ChangeState.WAITING, first_at__lte=now)
    done = 0
    for change in late.select_related("asked_by", "station"):
        with transaction.atomic():
            if move(change, ChangeState.LAPSED, decided_at=now):
                _tell_asker(change, _("Nobody confirmed your change of time in time: %(what)s"), None)
                done += 1
    return done


def waiting_for(station: Station) -> QuerySet[PendingChange]:
    rows = PendingChange.objects.filter(station=station, state=ChangeState.WAITING)
    return rows.select_related("asked_by", "station", "slot__programme", "slot__bulletin")


def others(asking: User) -> list[User]:
    """Who may confirm what a person asks for."""
    people = User.objects.with_perm(CONFIRM, backend="django.contrib.auth.backends.ModelBackend")
    return list(people.exclude(pk=asking.pk).order_by("pk"))


def may_decide(change: PendingChange, by: User) -> bool:
    return change.state == ChangeState.WAITING and by.pk != change.asked_by_id and by.has_perm(CONFIRM)


def form_data(change: PendingChange) -> QueryDict:
    """What the browser sent, as a form takes it."""
    data = QueryDict(mutable=True)
    for name, values in change.sent.items():
        data.setlist(name, values)
    return data


def sentences(change: PendingChange) -> list[str]:
    """What it does, in words; of a slot that is cancelled also what will not be heard, and why."""
    zone = change.station.zone_info
    done = [
        sentence(one["what"], one["title"], datetime.fromisoformat(one["start"]).astimezone(zone))
        for one in change.effects
    ]
    if change.slot is None:
        return done
    reason = _("Reason given: %(reason)s") % {"reason": change.sent["reason"][0]}
    return [*done, *(lost(change.slot) if change.deed == ChangeDeed.CANCEL else []), reason]


def address(change: PendingChange) -> str:
    return reverse("broadcast_change", args=[change.pk])


def _may_decide(change: PendingChange, by: User) -> None:
    if by.pk == change.asked_by_id:
        raise Refused(
            "same_person", _("You asked for this change yourself; somebody else has to confirm it.")
        )
    if not by.has_perm(CONFIRM):
        raise Refused("not_allowed", _("You may not decide on changes of time."))


def _decide(change: PendingChange, to: str, by: User, now: datetime, reason: str = "") -> None:
    waits = change.state == ChangeState.WAITING
    if not waits or not move(change, to, decided_by=by, decided_at=now, reason=reason):
        raise Refused("decided", _("This change has been decided on already."))


def _tell_asker(change: PendingChange, said: str, by: User | None) -> None:
    words = {
        "who": by.signature if by else "",
        "what": " ".join(sentences(change)),
        "reason": change.reason,
    }
    tell(
        [change.asked_by], key=f"change:{change.pk}:{change.state}", words=said % words, link=address(change)
    )
