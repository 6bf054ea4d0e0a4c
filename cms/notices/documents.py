"""The paper of the notice board: posting sheets, and the register as PDF and Excel."""

import io
from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from pypdf import PdfReader, PdfWriter

from cms.loudspeaker import from_blocks
from cms.models import CommuneSettings
from cms.notices.models import NoticePage, Place, RegisterPage, RegisterRow
from cms.notices.working_days import last_day_posted
from media.printing import Column, OfficialTable, PostingSheet, official_table, posting_sheet

Paper = Literal["a4", "a3"]
WIDTHS = (3.4, 1.0, 1.5, 2.2, 1.9, 1.6, 1.3)
EXCEL_WIDTHS = (6, 50, 12, 24, 36, 26, 24, 24)


def commune_of(page: Any) -> CommuneSettings:
    """Return who the commune of a page's site is."""
    settings: CommuneSettings = CommuneSettings.for_site(page.get_site())
    return settings


def issuer_of(commune: CommuneSettings) -> str:
    return f"UBND {commune.full_name}"


def sheets(page: NoticePage | RegisterPage, places: Iterable[Place], paper: Paper) -> bytes:
    """Return one PDF with a posting sheet for each place; without places one that names none."""
    listed: list[Place | None] = list(places) or [None]
    made = PdfWriter()
    for place in listed:
        made.append(PdfReader(io.BytesIO(posting_sheet(sheet_of(page, place, paper)))))
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def sheet_of(page: NoticePage | RegisterPage, place: Place | None, paper: Paper) -> PostingSheet:
    commune = commune_of(page)
    since, until = days_at(page, place)
    return PostingSheet(
        commune=issuer_of(commune),
        province=commune.province,
        heading=_("Public posting"),
        title=page.title,
        paragraphs=paragraphs(page),
        facts=facts(page),
        link=page.full_url or "",
        posted_from=since,
        posted_until=until,
        place=place.name if place else "",
        paper=paper,
    )


def days_at(page: NoticePage | RegisterPage, place: Place | None) -> tuple[date | None, date | None]:
    """Return from when until when it hangs at a place; as if put up today where it does not hang yet."""
    hanging = page.postings.filter(place=place).exclude(posted_on=None).order_by("-posted_on").first()
    if hanging:
        return hanging.posted_on, hanging.last_day
    today = timezone.localdate()
    since = max(today, page.post_from) if page.post_from else today
    if page.minimum_days is None:
        return since, None
    lawful = last_day_posted(since, page.minimum_days)
    return since, max(lawful, page.post_until or lawful)


def paragraphs(page: NoticePage | RegisterPage) -> list[str]:
    if isinstance(page, RegisterPage):
        lines = [
            f"{number}. {line.content}: {line.places}; {line.period}" for number, line in _numbered(page)
        ]
        return [*page.introduction.splitlines(), *lines]
    return [page.summary, *from_blocks(page.body).splitlines()]


def facts(page: NoticePage | RegisterPage) -> list[tuple[str, str]]:
    """Return what stands above the text of the sheet."""
    if isinstance(page, RegisterPage):
        return [(_("Legal basis"), str(page.board_rule.basis) if page.board_rule else "")]
    commune = commune_of(page)
    law = page.law
    return [
        (_("Content"), law.words if law else ""),
        (_("Legal basis"), str(law.basis) if law else ""),
        (pgettext("notice", "Document"), document_of(page)),
        (_("Questions and suggestions"), ", ".join(filter(None, [commune.address, commune.phone]))),
    ]


def document_of(page: NoticePage) -> str:
    """Return "số 96/TB-UBND ngày 03/11/2026", as far as it is known."""
    parts = []
    if page.document_number:
        parts.append(_("No. %(number)s") % {"number": page.document_number})
    if page.document_date:
        parts.append(_("of %(day)s") % {"day": f"{page.document_date:%d/%m/%Y}"})
    return " ".join(parts)


def heads() -> list[str]:
    """Return the heads of the register's columns, after the running number."""
    return [
        _("Content made public"),
        _("Clause of Điều 11"),
        _("Forms of disclosure"),
        _("Places of posting"),
        _("From – to"),
        _("Days aired"),
        _("Proof"),
    ]


def register_pdf(page: RegisterPage) -> bytes:
    """Return the register in the form of an official document (Nghị định 30/2020/NĐ-CP)."""
    commune = commune_of(page)
    columns = [Column(_("No."), 0.6, "center")]
    columns += [Column(head, width) for head, width in zip(heads(), WIDTHS, strict=True)]
    table = OfficialTable(
        issuer=issuer_of(commune).upper(),
        parent=commune.province.upper(),
        place=capfirst(commune.name),
        day=page.made_on,
        title=_("LIST"),
        subtitle=_("What was made public in %(quarter)s") % {"quarter": page.span},
        columns=columns,
        rows=[[str(number), *RegisterRow.cells(line)] for number, line in _numbered(page)],
        closing=_("The list has %(number)d contents.") % {"number": len(page.rows)},
        signer_post=f"TM. ỦY BAN NHÂN DÂN\n{_('CHAIRMAN')}",
        recipients=[_("The public boards;"), _("Filed: the office.")],
    )
    return official_table(table)


def register_excel(page: RegisterPage) -> bytes:
    """Return the register as a workbook; what looks like a formula stays text."""
    book = Workbook()
    sheet = book.active
    sheet.title = f"Quy {page.quarter}-{page.year}"
    sheet.append([page.title])
    sheet.append([f"{issuer_of(commune_of(page))}, {page.made_on:%d/%m/%Y}"])
    sheet.append([])
    sheet.append([_("No."), *heads()])
    for number, line in _numbered(page):
        sheet.append([number, *RegisterRow.cells(line)])
    _dress(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _numbered(page: RegisterPage) -> list[tuple[int, RegisterRow]]:
    return list(enumerate(page.lines, start=1))


def _dress(sheet: Any) -> None:
    thin = Side(style="thin")
    sheet["A1"].font = Font(bold=True, size=14)
    for row in sheet.iter_rows(min_row=4):
        for cell in row:
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=cell.row == 4)
            if isinstance(cell.value, str):
                cell.data_type = "s"
    for letter, width in zip("ABCDEFGH", EXCEL_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A5"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
