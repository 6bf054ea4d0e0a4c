"""An uploaded file as the procedures it holds, or a sentence that says why it is not read."""

from django.utils.translation import gettext as _

from cms.procedures.importing.rows import Header, Read, header_of, understand
from cms.tables import Table, tables_of
from media.guarding import Refused

MOST_PROCEDURES = 1000  # the whole national list of a commune has some 450


def read(name: str, content: bytes) -> tuple[Header, list[Read]]:
    """Return the heads of the columns and what the rows below them say; raises Refused."""
    table, header = _with_heads(name, content)
    if header.doubled:
        raise Refused(_("The column “%(head)s” stands twice in the file.") % {"head": header.doubled[0]})
    _refuse_merged(table, header)
    rows = understand(table.rows, header)
    if not rows:
        raise Refused(_("Below the heads of the columns the file has no procedure."))
    if len(rows) > MOST_PROCEDURES:
        raise Refused(_("The file has more than 1,000 procedures. Please split it."))
    return header, rows


def _with_heads(name: str, content: bytes) -> tuple[Table, Header]:
    for table in tables_of(name, content):
        header = header_of(table.rows)
        if header is not None:
            return table, header
    raise Refused(_("The file has no row with the heads “Mã thủ tục” and “Tên thủ tục”. Use the template."))


def _refuse_merged(table: Table, header: Header) -> None:
    """Merged cells of a title above the heads say nothing; below, nobody knows whose text it is."""
    for merged in table.merged:
        if merged.last >= header.number:
            raise Refused(
                _("The cells %(cells)s are merged. Please unmerge them and write each cell by itself.")
                % {"cells": merged.cells}
            )
