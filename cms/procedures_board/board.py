"""What hangs at each place, what has to be done there, and ticking it off with evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.evidence import record
from campaigns.models import Channel, Deed
from cms.models import User
from cms.notices.disclosure import PlaceKind
from cms.notices.models import Place
from cms.procedures.models import ProcedureChange, ProcedurePage
from cms.procedures_board.duty import Duty, Share, duty, share
from cms.procedures_board.models import ProcedurePosting


class NotPosted(ValueError):
    """Something cannot be ticked off; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Line:
    """One procedure at one place; `hangs` is the sheet that hangs there."""

    page: ProcedurePage
    in_force: bool
    version: int
    duty: Duty
    hangs: ProcedurePosting | None


@dataclass(frozen=True, slots=True)
class PlaceBoard:
    """The procedures at one place; `required` where the law wants every one of them there."""

    place: Place
    lines: list[Line]

    @property
    def required(self) -> bool:
        return self.place.kind == PlaceKind.OFFICE.value

    @property
    def share(self) -> Share:
        return share((line.in_force, line.duty) for line in self.lines)

    @property
    def to_do(self) -> list[Line]:
        order = list(Duty)
        return sorted(
            (line for line in self.lines if line.duty is not Duty.NOTHING),
            key=lambda line: order.index(line.duty),
        )


def boards() -> list[PlaceBoard]:
    """Return every place in use, the offices first, with its procedures."""
    places = sorted(Place.objects.filter(active=True), key=lambda one: one.kind != PlaceKind.OFFICE.value)
    return [PlaceBoard(place, lines) for place, lines in _lines(places)]


def board_of(place: Place) -> PlaceBoard:
    """Return one place with its procedures."""
    [(_same, lines)] = _lines([place])
    return PlaceBoard(place, lines)


def _lines(places: list[Place]) -> list[tuple[Place, list[Line]]]:
    pages = list(
        ProcedurePage.objects.live().select_related("field").order_by("field__order", "field__name", "title")
    )
    in_force = set(ProcedurePage.objects.live().in_force().values_list("pk", flat=True))
    versions = dict(ProcedureChange.objects.order_by().values_list("page").annotate(Max("pk")))
    hang = {(one.page_id, one.place_id): one for one in ProcedurePosting.objects.filter(taken_down_on=None)}
    return [
        (
            place,
            [
                _line(page, page.pk in in_force, versions.get(page.pk, 0), hang.get((page.pk, place.pk)))
                for page in pages
            ],
        )
        for place in places
    ]


def _line(page: ProcedurePage, in_force: bool, version: int, hangs: ProcedurePosting | None) -> Line:
    todo = duty(in_force=in_force, announced=version, hangs=hangs.version if hangs else None)
    return Line(page, in_force, version, todo, hangs)


@transaction.atomic
def tick_off(place: Place, keys: Iterable[int], day: date, *, by: User) -> int:
    """Note that what was to be done with these procedures at `place` was done on `day`; return how many.

    What hangs already as it should is left alone. Raises NotPosted for a day that cannot be.
    """
    if day > timezone.localdate():
        raise NotPosted(_("The day of posting lies in the future."))
    wanted = set(keys)
    done = [line for line in board_of(place).to_do if line.page.pk in wanted]
    for line in done:
        _check_order(line, day)
        _carry_out(line, place, day, by)
    return len(done)


def _check_order(line: Line, day: date) -> None:
    if line.hangs and day < line.hangs.posted_on:
        raise NotPosted(
            _("“%(title)s” was posted on %(day)s; it cannot have been replaced or taken down before.")
            % {"title": line.page.title, "day": line.hangs.posted_on.strftime("%d/%m/%Y")}
        )


def _carry_out(line: Line, place: Place, day: date, by: User) -> None:
    if line.hangs:
        sheet = line.hangs
        sheet.taken_down_on, sheet.taken_down_by = day, by.signature
        sheet.save(update_fields=["taken_down_on", "taken_down_by"])
    if line.duty is Duty.TAKE_DOWN:
        _tell(line, place, day, by, Deed.TAKEN_DOWN)
        return
    ProcedurePosting.objects.create(
        page=line.page, place=place, version=line.version, posted_on=day, posted_by=by.signature
    )
    _tell(line, place, day, by, Deed.POSTED)


def _tell(line: Line, place: Place, day: date, by: User, deed: Deed) -> None:
    words = (
        _("Posted the procedure “%(title)s” at %(place)s.")
        if deed is Deed.POSTED
        else _("Took down the repealed procedure “%(title)s” at %(place)s.")
    )
    record(
        key=f"{deed}:{line.page.source}:{place.pk}:{line.version}",
        deed=deed,
        channel=Channel.NOTICE_BOARD,
        title=line.page.title,
        words=words % {"title": line.page.title, "place": place.name},
        actor=by.signature,
        happened_at=timezone.make_aware(datetime.combine(day, time(12))),
        activity=line.page.activity,
        link=line.page.full_url or "",
        subject=line.page.source,
        detail={"place": place.name, "board": place.pk, "version": line.version},
    )
