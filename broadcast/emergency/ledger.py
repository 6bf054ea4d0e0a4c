"""What became of an emergency, written once into the ledger: when every player has told, or after a day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from broadcast.emergency import book
from broadcast.emergency.hearing import HEARD, players_for, reports_on
from broadcast.emergency.sounding import THE_STATION
from broadcast.emergency.wording import called, zones_of
from broadcast.logbook import duration
from broadcast.models import Emergency, EmergencyDeed
from broadcast.states import EmergencyState
from campaigns import evidence
from campaigns.models import Channel, Deed

OVER = (EmergencyState.STOPPED, EmergencyState.ENDED)
PATIENCE = timedelta(hours=24)  # for the rows of players that are away


@dataclass(frozen=True, slots=True)
class Account:
    """`players`: how many should have played it, `heard` how many did.

    `told`: how many have said anything; `here`: times on the operator's machine; `airings`, `seconds` of all.
    """

    players: int
    told: int
    heard: int
    here: int
    airings: int
    seconds: float

    @property
    def deed(self) -> Deed:
        if self.players and self.heard == self.players:
            return Deed.AIRED
        if self.heard:
            return Deed.PARTLY_AIRED
        if self.here:
            return Deed.PARTLY_AIRED if self.players else Deed.AIRED
        return Deed.MISSED


def account(emergency: Emergency) -> Account:
    reports = reports_on(emergency)
    heard = reports.filter(outcome__in=HEARD)
    sums = heard.aggregate(airings=Count("pk"), seconds=Sum("seconds"))
    expected = set(players_for(emergency).values_list("pk", flat=True))
    told = set(reports.values_list("player", flat=True))
    have = set(heard.values_list("player", flat=True))
    return Account(
        players=len(expected | have),
        told=len(told),
        heard=len(have),
        here=emergency.deeds.filter(deed=EmergencyDeed.HEARD_HERE).count(),
        airings=sums["airings"],
        seconds=sums["seconds"] or 0.0,
    )


def settle(emergency: Emergency, now: datetime) -> bool:
    """Write down what is over and known; True when this call did."""
    if emergency.over_at is None:
        return False
    known = account(emergency)
    if known.told < known.players and now < emergency.over_at + PATIENCE:
        return False
    with transaction.atomic():
        open_one = Emergency.objects.filter(pk=emergency.pk, settled_at=None)
        if not open_one.update(settled_at=now):
            return False
        words = in_words(emergency, known)
        book.note(emergency, EmergencyDeed.SETTLED, THE_STATION, now, note=words)
        _record(emergency, known, words)
    return True


def _record(emergency: Emergency, known: Account, words: str) -> None:
    """A drill is a drill in the ledger too: held, never aired."""
    length = emergency.seconds or 0.0
    once_everywhere = known.seconds / known.heard if known.heard else length * known.here
    evidence.record(
        key=f"broadcast.emergency:{emergency.pk}",
        deed=Deed.HELD if emergency.drill else known.deed,
        channel=Channel.RADIO,
        title=called(emergency),
        words=words,
        actor=emergency.approved_by,
        happened_at=emergency.air_from or emergency.approved_at or emergency.drafted_at,
        link=reverse("broadcast:emergency_dossier", args=[emergency.pk]),
        subject=f"broadcast.emergency:{emergency.pk}",
        quantity=None if emergency.drill else Decimal(str(round(once_everywhere / 60, 2))),
        unit="" if emergency.drill else _("minutes"),
        detail={
            "priority": "drill" if emergency.drill else "emergency",
            "drill": emergency.drill,
            "kind": emergency.kind,
            "words": emergency.text,
            "zones": zones_of(emergency),
            "sha256": emergency.sha256,
            "players": known.players,
            "heard": known.heard,
            "airings": known.airings,
            "here": known.here,
        },
    )


def in_words(emergency: Emergency, known: Account) -> str:
    """The whole sentence of the ledger."""
    zone = emergency.station.zone_info
    begun = (emergency.air_from or emergency.approved_at or emergency.drafted_at).astimezone(zone)
    over = (emergency.over_at or begun).astimezone(zone)
    words = {
        "station": emergency.station.name,
        "what": called(emergency),
        "from": f"{begun:%H:%M %d/%m/%Y}",
        "to": f"{over:%H:%M %d/%m/%Y}",
        "zones": zones_of(emergency),
        "heard": known.heard,
        "players": known.players,
        "airings": known.airings,
        "length": duration(emergency.seconds or 0),
        "here": known.here,
    }
    parts = [
        _("%(station)s: %(what)s, from %(from)s to %(to)s, zones: %(zones)s, %(length)s long.") % words,
        _("Heard on %(heard)s of %(players)s players, %(airings)s airings in all.") % words,
    ]
    if known.here:
        parts.append(_("Played %(here)s times on the operator's machine.") % words)
    if emergency.state == EmergencyState.STOPPED:
        parts.append(_("Stopped by %(who)s.") % {"who": emergency.over_by})
    return " ".join(parts)


def on_air_in(begins: datetime, ends: datetime) -> tuple[int, int]:
    """How many emergencies and how many drills went on air in [begins, ends)."""
    counted = Emergency.objects.filter(approved_at__gte=begins, approved_at__lt=ends).aggregate(
        emergencies=Count("pk", filter=Q(drill=False)), drills=Count("pk", filter=Q(drill=True))
    )
    return counted["emergencies"], counted["drills"]
