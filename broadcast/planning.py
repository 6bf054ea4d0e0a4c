"""The station's plan: slots 28 days ahead, bulletins drafted for the days before, frozen at their lock time.

A plan is made only when something changed or a day has passed; any number of clocks may ask for it.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from broadcast.drafting.hearing import history
from broadcast.drafting.material import Material, gather
from broadcast.drafting.proposals import Proposal, propose
from broadcast.drafting.revisions import Difference, differences, rebuild, replace_item
from broadcast.drafting.slots import AHEAD, horizon, make_slots
from broadcast.drafting.versions import FINISHED, pins_of, take_back, write
from broadcast.extra import airings as extra
from broadcast.models import Bulletin, BulletinItem, ItemKind, ProgrammeKind, Slot, Station
from broadcast.states import OPEN

__all__ = ["Difference", "Planned", "differences", "plan_station", "rebuild", "replace_item", "stale"]

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Planned:
    """What one pass over a station changed; `fresh`: nothing was to be done."""

    station: int
    fresh: bool = False
    created: int = 0
    cancelled: int = 0
    revived: int = 0
    kept: int = 0
    drafted: int = 0
    empty: int = 0


def stale(now: datetime) -> QuerySet[Station]:
    """The stations whose plan has to be made anew at `now`."""
    changed = Q(planned_at=None) | ~Q(planned_at=F("changed_at"))
    return Station.objects.filter(changed | Q(planned_until=None) | Q(planned_until__lt=now + AHEAD))


def plan_station(station: Station, now: datetime) -> Planned:
    """Bring the station's slots and bulletins in line with everything they follow from.

    Texts are read before the database is locked; what changes meanwhile makes the plan stale again.
    """
    seen = stale(now).select_related("site", "voice", "signature", "separator").filter(pk=station.pk).first()
    if seen is None:
        return Planned(station.pk, fresh=True)
    material = gather(seen, now)
    with transaction.atomic():
        if not list(stale(now).filter(pk=seen.pk).select_for_update().values_list("pk")):
            return Planned(station.pk, fresh=True)
        made = make_slots(seen, now)
        proposals, written = _draft(material, now)
        Station.objects.filter(pk=seen.pk).update(
            planned_at=seen.changed_at, planned_until=horizon(seen, now)
        )
    extra.settle(seen, now)
    planned = Planned(
        station.pk,
        created=made.created,
        cancelled=made.cancelled,
        revived=made.revived,
        kept=made.kept,
        drafted=written,
        empty=sum(not proposal.lines for proposal in proposals),
    )
    log.info(
        "station planned", station=seen.pk, created=made.created, cancelled=made.cancelled, drafted=written
    )
    return planned


def _draft(material: Material, now: datetime) -> tuple[list[Proposal], int]:
    """Propose and freeze the bulletins of the days ahead; returns the proposals and how many were written."""
    slots = _unlocked(material.station, now)
    versions = _versions(slots)
    pins = {slot.id: pins_of(next(iter(versions[slot.id]), None)) for slot in slots}
    heard = history(material, pins.keys(), now)
    proposals = propose(material, slots, heard, pins, _ahead(material, now))
    written = [write(p, versions[p.slot.id], _cause(versions[p.slot.id])) for p in proposals]
    _take_back_withdrawn(material, versions)
    return proposals, sum(bulletin is not None for bulletin in written)


def _unlocked(station: Station, now: datetime) -> list[Slot]:
    """The slots whose content still follows the plan: not locked yet, or without any content so far."""
    until = _draft_until(station, now)
    rows = _of_bulletins(station).filter(start__gt=now, start__lt=until)
    free = rows.filter(Q(locks_at__gt=now) | Q(versions=None))
    return list(free.select_related("programme__station").distinct().order_by("start", "pk"))


def _of_bulletins(station: Station) -> QuerySet[Slot]:
    """The open slots that play a bulletin; a relay needs none."""
    open_ = Slot.objects.filter(programme__station=station, state__in=OPEN)
    return open_.exclude(programme__kind=ProgrammeKind.RELAY)


def _ahead(material: Material, now: datetime) -> list[Slot]:
    """The open slots beyond those being drafted, where what is asked for within days may go on."""
    if not material.demanding:
        return []
    until = _draft_until(material.station, now)
    rows = _of_bulletins(material.station).filter(start__gte=until)
    return list(rows.select_related("programme__station").order_by("start", "pk"))


def _draft_until(station: Station, now: datetime) -> datetime:
    day = now.astimezone(station.zone_info).date() + timedelta(days=station.build_ahead_days + 1)
    return datetime.combine(day, time.min, tzinfo=station.zone_info)


def _versions(slots: list[Slot]) -> dict[UUID, list[Bulletin]]:
    found: dict[UUID, list[Bulletin]] = {slot.id: [] for slot in slots}
    rows = Bulletin.objects.filter(slot__in=slots).order_by("-version")
    for version in rows.select_related("slot__programme__station"):
        found[version.slot_id].append(version)
    return found


def _cause(versions: list[Bulletin]) -> str:
    if not versions:
        return _("Made by the clock from the timetable.")
    return _("An item, the dictionary, the voice or the programme changed before the lock time.")


def _take_back_withdrawn(material: Material, versions: dict[UUID, list[Bulletin]]) -> None:
    """A finished version with an item whose approval is gone is not aired while the slot is still open."""
    finished = {v.pk: v for slot in versions.values() for v in slot if v.state in FINISHED}
    items = BulletinItem.objects.filter(bulletin__in=finished, kind=ItemKind.ITEM)
    for pk, title in items.exclude(source__in=list(material.pieces)).values_list("bulletin_id", "title"):
        reason = _("“%(title)s” is no longer approved for the loudspeakers.") % {"title": title}
        take_back(finished[pk], reason)
