"""How a slot ended, written once: a row of the play log and the evidence for every activity it served."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from broadcast.models import BulletinItem, ItemKind, Outcome, PlayLogEntry, Slot, Trigger
from campaigns import evidence
from campaigns.models import Activity, Channel, Deed

DEEDS = {Outcome.AIRED: Deed.AIRED, Outcome.PARTIAL: Deed.PARTLY_AIRED, Outcome.MISSED: Deed.MISSED}


@dataclass(frozen=True, slots=True)
class Ending:
    """How a slot ended: `at` aware, `seconds` what was heard of it (None: nobody knows)."""

    outcome: Outcome
    at: datetime
    trigger: Trigger
    operator: str = ""
    reason: str = ""
    seconds: float | None = None


def write(slot: Slot, ending: Ending) -> PlayLogEntry:
    """The one final row of a slot, and its evidence; writing it again returns the row that is there.

    Call it in the transaction that moved the slot.
    """
    programme, bulletin = slot.programme, slot.bulletin
    entry, created = PlayLogEntry.objects.get_or_create(
        key=f"slot:{slot.pk}",
        defaults={
            "slot": slot,
            "programme": programme.title,
            "title": bulletin.title if bulletin else "",
            "zones": zones_of(slot),
            "planned_start": slot.start,
            "planned_seconds": slot.seconds,
            "actual_start": slot.began_at,
            "actual_end": ending.at if slot.began_at else None,
            "outcome": ending.outcome,
            "reason": ending.reason,
            "trigger": ending.trigger,
            "operator": ending.operator[:150],
            "sha256": bulletin.sha256 if bulletin else "",
        },
    )
    if created and ending.outcome in DEEDS:
        _record(slot, ending, entry)
    return entry


def zones_of(slot: Slot) -> str:
    """The loudspeaker zones of a slot in words; none chosen means all of them."""
    names = list(slot.programme.zones.values_list("name", flat=True))
    return ", ".join(names) if names else _("all zones")


def _record(slot: Slot, ending: Ending, entry: PlayLogEntry) -> None:
    items = list(slot.bulletin.items.filter(kind=ItemKind.ITEM)) if slot.bulletin else []
    by_activity: dict[int | None, list[BulletinItem]] = {slot.programme.activity_id: list(items)}
    for item in items:
        if item.activity_id != slot.programme.activity_id:
            by_activity.setdefault(item.activity_id, []).append(item)
    if len(by_activity) > 1:
        by_activity.pop(None, None)
    activities = Activity.objects.in_bulk([pk for pk in by_activity if pk is not None])
    for pk, served in by_activity.items():
        _record_one(slot, ending, entry, activities.get(pk) if pk else None, served)


def _record_one(
    slot: Slot, ending: Ending, entry: PlayLogEntry, activity: Activity | None, items: list[BulletinItem]
) -> None:
    deed = _deed(ending, items)
    minutes = Decimal(str(round((ending.seconds or 0) / 60, 2)))
    evidence.record(
        key=f"broadcast.slot:{slot.pk}:{activity.pk if activity else 0}",
        deed=deed,
        channel=Channel.RADIO,
        title=entry.title or entry.programme,
        words=in_words(slot, ending, deed, [item.title for item in items]),
        actor=ending.operator or _("the station's clock"),
        happened_at=slot.began_at or slot.start,
        activity=activity,
        link=reverse("broadcast:recording", args=[slot.pk]) if slot.bulletin else "",
        subject=f"broadcast.slot:{slot.pk}",
        quantity=minutes if deed != Deed.MISSED else None,
        unit=_("minutes") if deed != Deed.MISSED else "",
        detail={
            "sha256": entry.sha256,
            "zones": entry.zones,
            "reason": entry.reason,
            "items": [{"source": i.source, "title": i.title, "revision": i.revision} for i in items],
        },
    )


def _deed(ending: Ending, items: list[BulletinItem]) -> Deed:
    """What became of these items: those that had ended when a bulletin broke off were aired."""
    deed = DEEDS[ending.outcome]
    if deed != Deed.PARTLY_AIRED or ending.seconds is None or not items:
        return deed
    if all(item.ends_at is not None and item.ends_at <= ending.seconds for item in items):
        return Deed.AIRED
    if all(item.starts_at is not None and item.starts_at >= ending.seconds for item in items):
        return Deed.MISSED
    return deed


def in_words(slot: Slot, ending: Ending, deed: Deed, titles: list[str]) -> str:
    """The whole sentence of the ledger."""
    programme = slot.programme
    at = (slot.began_at or slot.start).astimezone(programme.station.zone_info)
    words = {
        "station": programme.station.name,
        "programme": programme.title,
        "at": f"{at:%H:%M %d/%m/%Y}",
        "heard": duration(ending.seconds or 0),
        "whole": duration(slot.seconds or 0),
        "zones": zones_of(slot),
        "titles": "; ".join(f"“{title}”" for title in titles),
        "reason": ending.reason,
    }
    unknown = _("%(station)s aired “%(programme)s” at %(at)s in part, zones: %(zones)s.")
    sentence = {
        Deed.AIRED: _("%(station)s aired “%(programme)s” at %(at)s for %(heard)s, zones: %(zones)s."),
        Deed.PARTLY_AIRED: unknown
        if ending.seconds is None
        else _(
            "%(station)s aired “%(programme)s” at %(at)s in part, %(heard)s of %(whole)s, zones: %(zones)s."
        ),
        Deed.MISSED: _("%(station)s did not air “%(programme)s” of %(at)s, zones: %(zones)s."),
    }[deed]
    parts = [sentence % words]
    if titles:
        parts.append(_("Items: %(titles)s.") % words)
    if ending.reason:
        parts.append(_("Reason: %(reason)s") % words)
    return " ".join(parts)


def duration(seconds: float) -> str:
    """A length in words: 12 minutes 5 seconds."""
    whole = round(seconds)
    return _("%(minutes)d minutes %(seconds)d seconds") % {"minutes": whole // 60, "seconds": whole % 60}
