"""What the operator's page shows of a slot."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from broadcast import playout
from broadcast.models import Bulletin, Slot, Station
from broadcast.states import OPEN, BulletinState, SlotState

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Card:
    """A slot with what may be done with it now. `start` and `began` are local times of the station."""

    slot: Slot
    bulletin: Bulletin | None
    start: datetime
    began: datetime | None
    in_time: bool
    near: bool  # its moment is near enough to say that it will not be heard
    help: str

    @property
    def waits(self) -> bool:
        return self.slot.state in OPEN

    @property
    def relay(self) -> bool:
        """Another station is heard; there is no sound of ours to play."""
        return self.slot.programme.is_relay

    @property
    def stream(self) -> str:
        """Where a browser can hear the relayed station; "" where a receiver is switched over by hand."""
        return self.slot.programme.stream_url if self.relay else ""

    @property
    def length(self) -> float:
        """Seconds."""
        return playout.length_of(self.slot)

    @property
    def until(self) -> datetime | None:
        """When what is on air will have been heard to its end."""
        return self.began + timedelta(seconds=self.length) if self.began else None

    @property
    def can_start(self) -> bool:
        return self.slot.state == SlotState.READY and (self.audible or self.relay) and self.in_time

    @property
    def airing(self) -> bool:
        return self.slot.state == SlotState.AIRING

    @property
    def audible(self) -> bool:
        return bool(self.bulletin and self.bulletin.file)

    @property
    def notices(self) -> list[str]:
        """What to know of the sound before and while it is played."""
        return list(self.bulletin.notices) if self.bulletin and (self.waits or self.airing) else []


def day_bounds(station: Station, now: datetime) -> tuple[datetime, datetime]:
    """The station's local day that holds `now`, as two moments in UTC."""
    today = now.astimezone(station.zone_info).date()
    first, last = (
        datetime.combine(day, time.min, station.zone_info).astimezone(UTC) for day in (today, today + A_DAY)
    )
    return first, last


def slots_of(station: Station) -> QuerySet[Slot]:
    return Slot.objects.filter(programme__station=station).select_related("bulletin", "programme__station")


def todays_cards(station: Station, now: datetime) -> list[Card]:
    """Today's slots in order, before them any older one that nobody has closed."""
    first, last = day_bounds(station, now)
    today = Q(start__gte=first, start__lt=last)
    open_still = Q(start__lt=first, state=SlotState.AIRING)
    return [card(slot, now) for slot in slots_of(station).filter(today | open_still).order_by("start")]


def next_card(station: Station, now: datetime) -> Card | None:
    """The next slot that is still to be heard: one whose time has come first."""
    grace = now - timedelta(minutes=station.grace_minutes)
    waiting = slots_of(station).filter(state__in=OPEN, start__gte=grace)
    slot = waiting.order_by("start").first()
    return card(slot, now) if slot else None


def card(slot: Slot, now: datetime) -> Card:
    zone = slot.programme.station.zone_info
    began = slot.began_at.astimezone(zone) if slot.began_at else None
    first, last = playable(slot)
    return Card(
        slot=slot,
        bulletin=slot.bulletin,
        start=slot.start.astimezone(zone),
        began=began,
        in_time=first <= now <= last,
        near=now >= slot.start - playout.NOT_BEFORE,
        help=words(slot, now),
    )


def playable(slot: Slot) -> tuple[datetime, datetime]:
    """From when until when a slot may be put on air (playout.start refuses earlier and later)."""
    grace = timedelta(minutes=slot.programme.station.grace_minutes)
    return slot.start - playout.EARLY, slot.start + grace


def words(slot: Slot, now: datetime) -> str:
    """A sentence on what the state means for the operator, with the recorded reason where there is one."""
    if slot.state in {SlotState.MISSED, SlotState.PARTIAL, SlotState.CANCELLED} and slot.reason:
        return slot.reason
    if slot.state == SlotState.PLANNED:
        return _not_ready_yet(slot)
    if slot.state == SlotState.READY:
        return _ready(slot, now)
    return {
        SlotState.AIRING: _("When it has been heard to the end, press “Played to the end”."),
        SlotState.AWAITED: _("Its time is over; the players have not all said yet what was heard."),
        SlotState.AIRED: _("It has been heard and is in the play log."),
    }.get(SlotState(slot.state), "")


def _ready(slot: Slot, now: datetime) -> str:
    first, last = (at.astimezone(slot.programme.station.zone_info) for at in playable(slot))
    if slot.programme.is_relay:
        return _relay_ready(slot, first, last, now)
    if now < first:
        return _("The bulletin is ready. It may be played from %(time)s.") % {"time": f"{first:%H:%M}"}
    if now > last:
        return _("Its time is over; the station notes it as not played.")
    return _("The bulletin is ready. Press “Play” when the time has come.")


def _relay_ready(slot: Slot, first: datetime, last: datetime, now: datetime) -> str:
    if now > last:
        return _("Its time is over; the station notes it as not played.")
    words = {"time": f"{first:%H:%M}", "minutes": slot.programme.max_minutes}
    if now < first:
        return _("A relay of %(minutes)s minutes; it may be begun from %(time)s.") % words
    if slot.programme.stream_url:
        return _("Press “Play the relay”: this page plays the other station for %(minutes)s minutes.") % words
    by_hand = _(
        "This page cannot play it: switch the receiver over by hand (%(minutes)s minutes), then press "
        "“Relay begun”."
    )
    return by_hand % words


def _not_ready_yet(slot: Slot) -> str:
    newest = slot.newest
    states = {
        BulletinState.DRAFT: _("The bulletin is waiting to be built."),
        BulletinState.BUILDING: _("The bulletin is being built. This takes a few minutes."),
        BulletinState.BUILT: _("The bulletin is waiting for the leader's approval."),
        BulletinState.REJECTED: _("The leader did not approve the bulletin. Please tell the officer."),
        BulletinState.FAILED: _("The bulletin could not be built. Please tell the officer."),
    }
    if newest is None:
        return _("There is no bulletin for this slot yet.")
    if newest.taken_back:
        return _("The bulletin was withdrawn: %(why)s Please tell the officer.") % {"why": newest.rejection}
    return states.get(BulletinState(newest.state), "")
