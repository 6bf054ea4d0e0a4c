"""A report as an official document: its words in the form of Nghị định 30/2020/NĐ-CP. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from campaigns.reporting.content import Aim, Count, ReportContent, Sheet
from campaigns.reporting.form import (
    Appendix,
    Block,
    Bullet,
    Column,
    Heading,
    OfficialDocument,
    Paragraph,
    Signature,
    Sum,
    Table,
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who reports, to whom, and who signs; the fields of ReportSettings as they were when it was signed."""

    issuing_body: str
    parent_body: str
    place: str
    symbol: str
    addressed_to: tuple[str, ...]
    authority: tuple[str, ...]
    signer_title: str
    signer_name: str
    recipients: tuple[str, ...]

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> "Letterhead":
        """Read it from the fields of ReportSettings, lists a line each."""
        return cls(
            issuing_body=said["issuing_body"] or "Ủy ban nhân dân xã",
            parent_body=said["parent_body"],
            place=said["place"] or "Địa danh",
            symbol=said["symbol"],
            addressed_to=_lines(said["addressed_to"]),
            authority=tuple(filter(None, [said["authority"], said["second_authority"]])),
            signer_title=said["signer_title"],
            signer_name=said["signer_name"],
            recipients=_recipients(said),
        )


AS_ABOVE = "Như trên"
FIELDS = (
    "issuing_body",
    "parent_body",
    "place",
    "symbol",
    "addressed_to",
    "authority",
    "second_authority",
    "signer_title",
    "signer_name",
    "recipients",
)


def document_of(
    content: ReportContent, head: Letterhead, *, number: int | None, dated: date | None, by_hand: bool
) -> OfficialDocument:
    """Return the report ready to be set; without number or day, room is left to write them by hand."""
    return OfficialDocument(
        issuing_body=head.issuing_body,
        parent_body=head.parent_body,
        symbol=head.symbol,
        place=head.place,
        number=number,
        day=dated or content.as_of,
        day_by_hand=by_hand,
        kind=_("Report"),
        abstract=content.title,
        addressed_to=head.addressed_to,
        blocks=tuple(_blocks(content)),
        appendices=tuple(_appendices(content)),
        closing=_closing(content),
        signature=Signature(head.signer_title, head.signer_name, head.authority),
        recipients=head.recipients,
    )


def _closing(content: ReportContent) -> str:
    """The days the report is about, and to which day was counted where they are not over."""
    days = {
        "first": f"{content.stretch.first:%d/%m/%Y}",
        "last": f"{content.stretch.last:%d/%m/%Y}",
        "day": f"{content.as_of:%d/%m/%Y}",
    }
    if content.as_of < content.stretch.last:
        return _("This is the report on the work from %(first)s to %(last)s, counted to %(day)s.") % days
    return _("This is the report on the work from %(first)s to %(last)s.") % days


def _blocks(content: ReportContent) -> Iterator[Block]:
    for part in content.parts:
        yield Heading(part.heading)
        yield from _written(part.text)
        if part.key == "results":
            yield from _numbers(content)


def _written(text: str) -> Iterator[Block]:
    for line in filter(None, (line.strip() for line in text.splitlines())):
        yield Bullet(line[1:].strip()) if line[0] in "-•" and line[1:].strip() else Paragraph(line)


def _numbers(content: ReportContent) -> Iterator[Block]:
    yield _figures(content)
    if content.aims:
        yield _aims(content.aims)
    if content.channels:
        yield _table_of(_("Channel"), content.channels, _("By channel, against the plans"))
    if content.units:
        yield _table_of(pgettext("table", "Unit"), content.units, _("By unit, against the plans"))
    if content.villages:
        yield Table(
            (
                Column(_("Village or place"), 3),
                Column(_("Leaflets (sheets)"), 1, "right"),
                Column(_("Posters, banners"), 1, "right"),
            ),
            tuple((one.place, one.number, one.hung) for one in content.villages),
            (_("Total"), Sum.OF_COLUMN, Sum.OF_COLUMN),
            _("Printed matter given out, by village"),
        )


def _figures(content: ReportContent) -> Table:
    return Table(
        (
            Column(_("No."), 0.8, "center"),
            Column(_("What"), 4),
            Column(_("Measure"), 1.2, "center"),
            Column(_("This period"), 1.4, "right"),
            Column(_("Same period of the year before"), 1.6, "right"),
        ),
        tuple(
            (str(at), one.label, one.unit, one.number, one.before)
            for at, one in enumerate(content.figures, 1)
        ),
        caption=_("Numbers of the period, counted from the ledger"),
    )


def _aims(aims: Sequence[Aim]) -> Table:
    numbers = [number for one in aims for number in (one.wanted, one.reached) if number is not None]
    places = max(_places(number) for number in numbers)
    return Table(
        (
            Column(_("No."), 1, "center"),
            Column(_("Target"), 3.2),
            Column(_("Measure"), 1, "center"),
            Column(pgettext("target", "Wanted"), 1.1, "right", places),
            Column(pgettext("target", "Reached"), 1.1, "right", places),
            Column(_("As of"), 2.1, "center"),
            Column(_("Standing"), 1.5),
        ),
        tuple(
            (str(at), one.text, one.unit, one.wanted, one.reached, one.as_of, one.standing)
            for at, one in enumerate(aims, 1)
        ),
        caption=_("Targets of the plans"),
    )


def _places(number: Decimal) -> int:
    """How many decimals a number needs."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _table_of(head: str, counts: Sequence[Count], caption: str) -> Table:
    return Table(
        (
            Column(head, 3),
            Column(pgettext("table", "Planned"), 1, "right"),
            Column(pgettext("table", "Done"), 1, "right"),
            Column(_("Share (%)"), 1, "right", 1),
            Column(_("Late duties"), 1, "right"),
        ),
        tuple((one.name, one.wanted, one.done, one.share, one.late) for one in counts),
        (_("Total"), Sum.OF_COLUMN, Sum.OF_COLUMN, None, Sum.OF_COLUMN),
        caption,
    )


def _appendices(content: ReportContent) -> Iterator[Appendix]:
    if content.lines:
        yield Appendix(_("The work of the plans in the period"), (_activities(content),), landscape=True)
    for sheet in content.sheets:
        yield Appendix(sheet.title, (_attached(sheet),), landscape=len(sheet.heads) > 4)


def _activities(content: ReportContent) -> Table:
    return Table(
        (
            Column(_("No."), 0.8, "center"),
            Column(_("Activity"), 4),
            Column(_("Lead"), 1.6),
            Column(_("Timing"), 1.4),
            Column(_("Channels"), 1.6),
            Column(pgettext("table", "Planned"), 0.8, "right"),
            Column(pgettext("table", "Done"), 0.8, "right"),
            Column(_("Standing"), 1.4),
        ),
        tuple(
            (
                str(at),
                one.title,
                one.lead,
                one.timing,
                one.channels,
                one.wanted,
                one.done,
                one.standing,
            )
            for at, one in enumerate(content.lines, 1)
        ),
        ("", _("Total"), None, None, None, Sum.OF_COLUMN, Sum.OF_COLUMN, None),
    )


def _attached(sheet: Sheet) -> Table:
    return Table(tuple(Column(head) for head in sheet.heads), sheet.rows)


def _recipients(said: Mapping[str, Any]) -> tuple[str, ...]:
    """The lines as written; "as above" only where somebody stands above."""
    above = bool(_lines(said["addressed_to"]))
    lines = tuple(line for line in _lines(said["recipients"]) if above or line.strip(" -;") != AS_ABOVE)
    return lines or ("Lưu: VT",)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (line.strip() for line in text.splitlines())))
