"""What the law wants heard on days in a row, and how the station's timetable stands with it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from broadcast.candidates import Pins
from broadcast.drafting.hearing import GIVEN_UP
from broadcast.drafting.material import Material, Piece
from broadcast.drafting.proposals import local_day, slot_plan
from broadcast.drafting.slots import OPEN
from broadcast.drafting.speech import reader_of
from broadcast.in_a_row import Row
from broadcast.models import Bulletin, BulletinItem, ItemKind, Slot, Station
from broadcast.public.days import weekday
from broadcast.rundown import possible_days
from broadcast.script import sentence
from cms.airing import AirableItem, airable_items
from cms.notices.airings import aired_days_of

SHOWN_DAYS = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """An item that is to be heard on days in a row, its row, and the whole of it in words."""

    item: AirableItem
    row: Row
    words: str
    link: str

    @property
    def days(self) -> list[date]:
        """The days it was aired, in order."""
        return sorted(self.row.aired)

    @property
    def short(self) -> bool:
        """Whether the timetable as it stands cannot fulfil it."""
        return not self.row.complete and self.row.missing > 0


def asked(station: Station, now: datetime, source: str = "") -> list[Asked]:
    """Return what the law wants heard in a row on a station, the short first; with `source` that item."""
    items = [
        item for item in airable_items(station.site) if item.consecutive_days and source in ("", item.source)
    ]
    if not items:
        return []
    rows = _rows(station, items, now)
    today = now.astimezone(station.zone_info).date()
    found = [
        Asked(item, rows[item.source], in_words(rows[item.source], today), _link(item)) for item in items
    ]
    return sorted(found, key=lambda one: (one.row.complete, -one.row.missing, one.item.published_at))


def _rows(station: Station, items: Sequence[AirableItem], now: datetime) -> dict[str, Row]:
    sources = [item.source for item in items]
    aired = aired_days_of(sources)
    ahead = list(
        Slot.objects.filter(programme__station=station, state__in=OPEN, start__gt=now).select_related(
            "programme__station"
        )
    )
    planned = _planned(station, ahead, sources)
    possible = _possible(station, items, [slot for slot in ahead if slot.locks_at > now])
    return {
        item.source: Row(
            wanted=item.consecutive_days,
            aired=aired[item.source],
            planned=frozenset(planned[item.source]),
            open_days=frozenset(possible[item.source] - planned[item.source]),
        )
        for item in items
    }


def _planned(station: Station, ahead: Sequence[Slot], sources: Sequence[str]) -> dict[str, set[date]]:
    """The days each item stands in the newest bulletin of a slot ahead."""
    days = {slot.pk: local_day(slot, station) for slot in ahead}
    newest: dict[UUID, int] = {}
    versions = Bulletin.objects.filter(slot__in=list(days)).exclude(state__in=GIVEN_UP)
    for slot, pk in versions.order_by("version").values_list("slot_id", "pk"):
        newest[slot] = pk
    items = BulletinItem.objects.filter(
        bulletin__in=newest.values(), kind=ItemKind.ITEM, source__in=sources
    ).values_list("source", "bulletin__slot_id")
    found: dict[str, set[date]] = defaultdict(set)
    for source, slot in items:
        found[source].add(days[slot])
    return found


def _possible(station: Station, items: Sequence[AirableItem], slots: Sequence[Slot]) -> dict[str, set[date]]:
    """The days with a slot that is not locked yet and has room for the item."""
    reader = reader_of(station)
    pieces = {
        item.source: Piece(item, reader.read(item.text), reader.read(sentence(item.headline or item.title)))
        for item in items
    }
    material = Material(station, reader, pieces, {})
    plans = [slot_plan(material, slot, Pins()) for slot in slots]
    return possible_days(plans, [piece.candidate for piece in pieces.values()])


def in_words(row: Row, today: date) -> str:
    """Say how far the row has come and, before it happens, what it will fall short of and what to do."""
    heard = _("Aired %(done)d of %(wanted)d days on end.") % {"done": row.done, "wanted": row.wanted}
    if row.complete:
        return heard
    if row.secured:
        return (
            f"{heard} {_('The bulletins planned make up the rest: %(days)s.') % {'days': _days(row.planned)}}"
        )
    if not row.missing:
        best = row.best
        span = {"first": _day(best[0]), "last": _day(best[1])} if best else {"first": "", "last": ""}
        return f"{heard} {_('The timetable has slots enough, from %(first)s to %(last)s.') % span}"
    return " ".join([heard, _ahead_in_words(row), _to_add(row, today)])


def _ahead_in_words(row: Row) -> str:
    if not row.ahead:
        return _("The timetable has no slot left: %(missing)d days are missing.") % {"missing": row.missing}
    return _(
        "The timetable has %(slots)d days left (%(days)s), too few on end: %(missing)d days are missing."
    ) % {
        "slots": len(row.ahead),
        "days": _days(row.ahead),
        "missing": row.missing,
    }


def _to_add(row: Row, today: date) -> str:
    return _("Please add airings on: %(days)s.") % {"days": _days(row.days_to_add(today))}


def _days(days: Sequence[date] | frozenset[date]) -> str:
    """The first few days as people say them."""
    listed = sorted(days)
    told = ", ".join(_day(day) for day in listed[:SHOWN_DAYS])
    return f"{told}…" if len(listed) > SHOWN_DAYS else told


def _day(day: date) -> str:
    return f"{weekday(day)} {day:%d/%m}"


def _link(item: AirableItem) -> str:
    return reverse("wagtailadmin_pages:edit", args=(item.source.rpartition(":")[2],))
