"""The document as Word file, in Times New Roman, with styles an officer can go on writing in."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.parfmt import ParagraphFormat

from campaigns.reporting.form import measures
from campaigns.reporting.form.document import OfficialDocument
from campaigns.reporting.form.widths import width_of
from campaigns.reporting.form.wording import LANGUAGE, Annex, Grid, Line, Wording, worded
from campaigns.reporting.form.zipped import steady

FONT = "Times New Roman"
SIDES = {"left": ALIGN.LEFT, "center": ALIGN.CENTER, "right": ALIGN.RIGHT}
BLACK = RGBColor(0, 0, 0)


def render(document: OfficialDocument) -> bytes:
    """Return the document as .docx; the same document gives the same bytes."""
    words = worded(document)
    made = Document()
    _write_styles(made)
    _lay_out(made.sections[0])
    _number_pages(made.sections[0])
    _write_head(made, words)
    _write_title(made, words)
    _write_address(made, words.addressed_to)
    _write_body(made, words.body, measures.UPRIGHT_WIDTH)
    _running(made, words.closing).paragraph_format.keep_with_next = True
    _write_signature(made, words)
    for annex in words.annexes:
        _write_annex(made, annex)
    _write_properties(made, document, words)
    written = io.BytesIO()
    made.save(written)
    return steady(written.getvalue())


def _write_styles(made: WordDocument) -> None:
    normal = _style(made, "Normal")
    _dress(normal, measures.TEXT)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    body = _style(made, "Body Text")
    _dress(body, measures.TEXT)
    _run_on(body.paragraph_format)
    for level in (1, 2, 3):
        heading = _style(made, f"Heading {level}")
        _dress(heading, measures.TEXT, bold=level < 3)
        _run_on(heading.paragraph_format)
        heading.paragraph_format.keep_with_next = True


def _style(made: WordDocument, name: str) -> ParagraphStyle:
    style = made.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _dress(style: ParagraphStyle, size: float, *, bold: bool = False) -> None:
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    style.font.color.rgb = BLACK
    letters = style.element.rPr
    fonts = letters.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    letters.append(_element("lang", val=LANGUAGE, eastAsia=LANGUAGE))


def _run_on(form: ParagraphFormat) -> None:
    """Form of running text: justified, first line indented, 6 points to the next paragraph."""
    form.alignment = ALIGN.JUSTIFY
    form.first_line_indent = Mm(measures.FIRST_LINE)
    form.space_before = Pt(0)
    form.space_after = Pt(measures.PARAGRAPH_GAP)
    form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    form.widow_control = True


def _lay_out(section: Section, *, landscape: bool = False) -> None:
    width, height = reversed(measures.PAPER) if landscape else measures.PAPER
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(measures.TOP), Mm(measures.BOTTOM)
    section.left_margin, section.right_margin = Mm(measures.LEFT), Mm(measures.RIGHT)
    section.header_distance = section.footer_distance = Mm(measures.PAGE_NUMBER_FROM_TOP)
    section.different_first_page_header_footer = True


def _number_pages(section: Section) -> None:
    """Put the page number into the top margin; the first page of each section has a head without one."""
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Normal"
    paragraph.alignment = ALIGN.CENTER
    for kind in ("begin", "instruction", "separate", "shown", "end"):
        run = paragraph.add_run()
        run.font.size = Pt(measures.PAGE_NUMBER)
        if kind == "shown":
            run.text = "2"
        elif kind == "instruction":
            instruction = _element("instrText")
            instruction.text = "PAGE"
            run._r.append(instruction)
        else:
            run._r.append(_element("fldChar", fldCharType=kind))


def _write_head(made: WordDocument, words: Wording) -> None:
    whole = measures.UPRIGHT_WIDTH
    rooms = (whole * measures.LEFT_HEAD, whole * (1 - measures.LEFT_HEAD))
    head = _bare_table(made, 2, rooms)
    left, right = head.cell(0, 0), head.cell(0, 1)
    if words.parent:
        _centred(left, words.parent, measures.BODIES)
    for line in words.issuer:
        _centred(left, line, measures.BODIES, bold=True)
    _rule(left, rooms[0], _widest(words.issuer, measures.BODIES, rooms[0]) * measures.SHORT_RULE)
    _centred(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", measures.NATION, bold=True)
    motto = "Độc lập - Tự do - Hạnh phúc"
    _centred(right, motto, measures.MOTTO, bold=True)
    _rule(right, rooms[1], width_of(motto, measures.MOTTO))
    _centred(head.cell(1, 0), words.number_line, measures.NUMBER).paragraph_format.space_before = Pt(6)
    day = _centred(head.cell(1, 1), words.date_line, measures.DATE, italic=True)
    day.paragraph_format.space_before = Pt(6)


def _write_title(made: WordDocument, words: Wording) -> None:
    kind = _centred(made, words.kind, measures.TEXT, bold=True)
    kind.paragraph_format.space_before = Pt(14)
    abstract = _centred(made, words.abstract, measures.TEXT, bold=True)
    form = abstract.paragraph_format
    form.left_indent = form.right_indent = Mm(measures.FIRST_LINE)
    room = measures.UPRIGHT_WIDTH - 2 * measures.FIRST_LINE
    _rule_below_title(made, words.abstract, measures.UPRIGHT_WIDTH, room)


def _rule_below_title(made: WordDocument, title: str, width: float, room: float) -> None:
    rule = _rule(made, width, _widest([title], measures.TEXT, room) * measures.SHORT_RULE)
    rule.paragraph_format.space_after = Pt(14)


def _write_address(made: WordDocument, lines: Sequence[str]) -> None:
    """Write "Kính gửi:" with one body on its line, or with several below it behind its colon."""
    if len(lines) == 1:
        _centred(made, lines[0], measures.TEXT).paragraph_format.space_after = Pt(12)
        return
    for at, line in enumerate(lines):
        paragraph = made.add_paragraph(line)
        form = paragraph.paragraph_format
        form.left_indent = Mm(35 if at == 0 else 56)
        if at:
            form.first_line_indent = -Mm(2.5)
        if at == len(lines) - 1:
            form.space_after = Pt(12)


def _write_body(made: WordDocument, body: Iterable[Line | Grid], width: float) -> None:
    for part in body:
        if isinstance(part, Grid):
            _write_grid(made, part, width)
        elif part.kind == "heading":
            made.add_paragraph(part.text, f"Heading {part.level}")
        else:
            _running(made, part.text).runs[0].font.italic = part.kind == "basis"


def _running(made: WordDocument, text: str) -> WordParagraph:
    return made.add_paragraph(text, "Body Text")


def _write_grid(made: WordDocument, grid: Grid, width: float) -> None:
    if grid.caption:
        caption = _centred(made, grid.caption, measures.TEXT, bold=True)
        caption.paragraph_format.keep_with_next = True
        caption.paragraph_format.space_after = Pt(measures.PARAGRAPH_GAP)
    rows = [grid.heads, *grid.rows, *([grid.total] if grid.total else [])]
    table = made.add_table(len(rows), len(grid.heads))
    table.style = "Table Grid"
    _set_widths(table, [share * width for share in grid.shares], margin=measures.CELL_MARGIN)
    for at, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        head, total = at == 0, at == len(rows) - 1 and bool(grid.total)
        if sum(map(len, cells)) <= measures.LONGEST_UNPARTED:
            row._tr.get_or_add_trPr().append(_element("cantSplit"))
        if head:
            row._tr.get_or_add_trPr().append(_element("tblHeader"))
        for cell, text, align in zip(row.cells, cells, grid.aligns, strict=True):
            paragraph = _filled(cell, text, grid.size, bold=head or total)
            paragraph.alignment = ALIGN.CENTER if head else SIDES[align]
    made.add_paragraph().paragraph_format.line_spacing = Pt(measures.PARAGRAPH_GAP)


def _filled(cell: WordCell, text: str, size: float, *, bold: bool) -> WordParagraph:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.bold = bold
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    return paragraph


def _write_signature(made: WordDocument, words: Wording) -> None:
    half = measures.UPRIGHT_WIDTH / 2
    table = _bare_table(made, 1, (half, half))
    if len(words.recipients) <= measures.MOST_RECIPIENTS_TOGETHER:
        table.rows[0]._tr.get_or_add_trPr().append(_element("cantSplit"))
    left, right = table.cell(0, 0), table.cell(0, 1)
    head = _written(left, "Nơi nhận:", measures.RECIPIENTS_HEAD, bold=True, italic=True)
    head.paragraph_format.space_before = Pt(6)
    for line in words.recipients:
        form = _written(left, line, measures.RECIPIENTS).paragraph_format
        form.left_indent, form.first_line_indent = Mm(2), -Mm(2)
    for at, line in enumerate(words.signature):
        form = _centred(right, line, measures.TEXT, bold=True).paragraph_format
        form.space_before = Pt(0 if at else 6)
    name = _centred(right, words.signer, measures.TEXT, bold=True)
    name.paragraph_format.space_before = Mm(measures.SIGNING_ROOM)


def _write_annex(made: WordDocument, annex: Annex) -> None:
    section = made.add_section(WD_SECTION.NEW_PAGE)
    _shrink_section_break(made)
    _lay_out(section, landscape=annex.landscape)
    _count_pages_anew(section)
    width = measures.LANDSCAPE_WIDTH if annex.landscape else measures.UPRIGHT_WIDTH
    _centred(made, annex.label, measures.TEXT, bold=True)
    title = made.add_paragraph(annex.title, "Heading 1").paragraph_format
    title.alignment, title.first_line_indent, title.space_after = ALIGN.CENTER, Mm(0), Pt(0)
    _centred(made, annex.belongs_to, measures.TEXT, italic=True)
    _rule_below_title(made, annex.title, width, width)
    _write_body(made, annex.body, width)


def _count_pages_anew(section: Section) -> None:
    """Begin the section with page 1; a new section comes as a copy of the one before it."""
    for copied in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(copied)
    section._sectPr.insert_element_before(_element("pgNumType", start="1"), "w:cols")


def _shrink_section_break(made: WordDocument) -> None:
    """Make the empty paragraph that ends a section so low that it never begins a page of its own."""
    paragraph = made.paragraphs[-1]
    paragraph.paragraph_format.line_spacing = Pt(1)
    paragraph.paragraph_format.space_after = Pt(0)


def _write_properties(made: WordDocument, document: OfficialDocument, words: Wording) -> None:
    """Say whose document it is and of which day; the picture and the author of the empty template go."""
    moment = datetime.combine(document.day, time(), UTC).replace(tzinfo=None)
    said = made.core_properties
    said.title, said.author, said.last_modified_by = words.title[:255], document.issuing_body[:255], ""
    said.created = said.modified = moment
    said.language, said.comments, said.revision = LANGUAGE, "", 1
    relations = made.part.package.rels
    for name in [name for name, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        relations.pop(name)


def _bare_table(made: WordDocument, rows: int, widths: Sequence[float]) -> WordTable:
    """Add a table without borders, whose cells begin without a paragraph of text."""
    table = made.add_table(rows, len(widths))
    table.style = "Normal Table"
    _set_widths(table, widths, margin=0)
    return table


def _set_widths(table: WordTable, widths: Sequence[float], *, margin: float) -> None:
    """Fix the columns at `widths` and the margins of the cells, in millimetres, whatever they hold."""
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    margins = _element("tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(side, w=str(round(margin * 1440 / 25.4)), type="dxa"))
    table._tblPr.insert_element_before(margins, "w:tblLook")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _written(
    place: WordDocument | WordCell, text: str, size: float, *, bold: bool = False, italic: bool = False
) -> WordParagraph:
    """Add a line of its own form; the first in a cell takes the empty paragraph every cell begins with."""
    empty = isinstance(place, WordCell) and len(place.paragraphs) == 1 and not place.paragraphs[0].runs
    paragraph = place.paragraphs[0] if empty else place.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.bold, run.font.italic = bold, italic
    return paragraph


def _centred(
    place: WordDocument | WordCell, text: str, size: float, *, bold: bool = False, italic: bool = False
) -> WordParagraph:
    paragraph = _written(place, text, size, bold=bold, italic=italic)
    paragraph.alignment = ALIGN.CENTER
    return paragraph


def _rule(place: WordDocument | WordCell, room: float, length: float) -> WordParagraph:
    """Draw a line of `length` in the middle of `room`, both in millimetres: the border of an empty line."""
    paragraph = place.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm((room - length) / 2)
    form.line_spacing = Pt(4)
    border = _element("pBdr")
    border.append(_element("bottom", val="single", sz="6", space="0", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(border, *_AFTER_BORDERS)
    return paragraph


_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")


def _widest(lines: Iterable[str], size: float, room: float) -> float:
    return min(max(width_of(line, size) for line in lines), room)


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
