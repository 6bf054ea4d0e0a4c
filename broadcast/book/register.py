"""A month of the book as an official document: sums by zone, and every row in an appendix. Pure."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from broadcast.book.airings import Airing, Sums
from broadcast.book.month import Month, next_month
from campaigns.reporting.form import (
    Appendix,
    Block,
    Column,
    Heading,
    OfficialDocument,
    Paragraph,
    Signature,
    Sum,
    Table,
)
from campaigns.reporting.official import Letterhead

HASH_SHOWN = 16


def document_of(month: Month, head: Letterhead, today: date) -> OfficialDocument:
    """Return the book ready to be set; number and day are written by hand when it is signed."""
    said = {"station": month.station.name, "month": f"{month.first:%m/%Y}"}
    return OfficialDocument(
        issuing_body=head.issuing_body,
        parent_body=head.parent_body,
        symbol=head.symbol,
        place=head.place,
        day=today,
        day_by_hand=True,
        kind=_("Report"),
        abstract=_("Broadcasts of %(station)s in the month %(month)s, with its play book") % said,
        addressed_to=head.addressed_to,
        blocks=tuple(_blocks(month, today)),
        appendices=(
            Appendix(
                _("Play book of the month %(month)s") % said, tuple(_rows_or_none(month)), landscape=True
            ),
        ),
        closing=_("This is the play book of the month %(month)s.") % said,
        signature=Signature(head.signer_title, head.signer_name, head.authority),
        recipients=head.recipients,
    )


def _blocks(month: Month, today: date) -> Iterator[Block]:
    yield Heading(_("In short"))
    yield Paragraph(in_short(month.whole))
    if next_month(month.first) > today:
        yield Paragraph(
            _("The month is not over: the book is counted to %(day)s.") % {"day": f"{today:%d/%m/%Y}"}
        )
    yield Heading(_("By zone"))
    yield zone_table(month.by_zone)
    if month.whole.reasons:
        yield Heading(_("Why airings were not heard whole"))
        yield reason_table(month.whole)
    if month.alarms:
        yield Heading(_("Emergencies and drills"))
        yield alarm_table(month)


def in_short(whole: Sums) -> str:
    """The month in a sentence."""
    if not whole.due:
        return _("No airing was due in this month.")
    sentence = _(
        "Of %(due)d airings that were due, %(aired)d were heard whole (%(share)s%%), %(partial)d in part, "
        "%(missed)d not at all; %(cancelled)d were cancelled ahead. %(hours)s hours were heard."
    )
    return sentence % {
        "due": whole.due,
        "aired": whole.aired,
        "share": number(whole.share or 0.0),
        "partial": whole.partial,
        "missed": whole.missed,
        "cancelled": whole.cancelled,
        "hours": number(whole.hours, 2),
    }


def number(value: float, places: int = 1) -> str:
    """A number with the Vietnamese comma."""
    return f"{value:.{places}f}".replace(".", ",")


def zone_table(found: list[Sums]) -> Table:
    return Table(
        (
            Column(pgettext("table", "Zone"), 3),
            Column(pgettext("table", "Due"), 1, "right"),
            Column(pgettext("table", "Heard whole"), 1, "right"),
            Column(pgettext("table", "In part"), 1, "right"),
            Column(pgettext("table", "Not heard"), 1, "right"),
            Column(pgettext("table", "Cancelled"), 1, "right"),
            Column(_("Hours heard"), 1, "right", 2),
            Column(_("Share (%)"), 1, "right", 1),
        ),
        tuple(
            (
                one.zone,
                one.due,
                one.aired,
                one.partial,
                one.missed,
                one.cancelled,
                round(one.hours, 4),
                None if one.share is None else round(one.share, 4),
            )
            for one in found
        ),
        caption=_("Airings by zone"),
    )


def reason_table(whole: Sums) -> Table:
    return Table(
        (Column(_("Reason"), 5), Column(pgettext("table", "Airings"), 1, "right")),
        tuple((reason or _("No reason was written."), times) for reason, times in whole.reasons),
        (_("Total"), Sum.OF_COLUMN),
        _("Airings not heard whole, by reason"),
    )


def alarm_table(month: Month) -> Table:
    return Table(
        (Column(pgettext("table", "Day"), 0.8, "center"), Column(_("What"), 2.5), Column(_("Facts"), 4)),
        tuple((f"{one.start:%d/%m}", one.called, f"{capfirst(one.facts)}.") for one in month.alarms),
        caption=_("Emergencies and drills on air in the month"),
    )


def _rows_or_none(month: Month) -> Iterator[Block]:
    if not month.airings:
        yield Paragraph(_("The book has no row in this month."))
        return
    yield _rows(month)
    yield Paragraph(
        _("The check code is the beginning of the SHA-256 of the sound file; the station keeps all of it.")
    )


def _rows(month: Month) -> Table:
    return Table(
        (
            Column(_("No."), 0.7, "center"),
            Column(pgettext("table", "Day"), 0.8, "center"),
            Column(pgettext("table", "Planned at"), 0.8, "center"),
            Column(pgettext("table", "Heard from – to"), 1.35, "center"),
            Column(_("Programme, bulletin"), 3),
            Column(pgettext("table", "Zones"), 2),
            Column(pgettext("table", "Outcome, reason"), 2.6),
            Column(_("Played by"), 1.5),
            Column(_("Off by (ms)"), 0.85, "right"),
            Column(_("Check code"), 1.3),
        ),
        tuple(_row(number, one) for number, one in enumerate(month.airings, 1)),
    )


def _row(number: int, one: Airing) -> tuple[str | int | None, ...]:
    return (
        str(number),
        f"{one.planned:%d/%m}",
        f"{one.planned:%H:%M}",
        _span(one.began, one.ended),
        one.title if one.title.startswith(one.programme) else f"{one.programme}. {one.title}".strip(". "),
        one.where,
        ". ".join(filter(None, [capfirst(str(one.outcome.label)), one.reason])),
        one.started_by,
        one.start_error_ms,
        one.sha256[:HASH_SHOWN],
    )


def _span(began: datetime | None, ended: datetime | None) -> str:
    return " – ".join(f"{at:%H:%M:%S}" for at in (began, ended) if at)
