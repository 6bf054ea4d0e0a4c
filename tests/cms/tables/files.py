"""Tables in files as officers send them."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl

Rows = Iterable[Sequence[Any]]


def xlsx(rows: Rows, *, merged: str = "") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for one in rows:
        sheet.append(list(one))
    if merged:
        sheet.merge_cells(merged)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def sheets(named: dict[str, tuple[Rows, str]]) -> bytes:
    """A workbook of several sheets: name -> (rows, state)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, (rows, state) in named.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for one in rows:
            sheet.append(list(one))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def csv(rows: Rows, *, delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    lines = [delimiter.join(f'"{cell or ""}"' for cell in one) for one in rows]
    return "\r\n".join(lines).encode(encoding)


def packed(content: bytes, parts: dict[str, bytes]) -> bytes:
    """A workbook with parts of its package put in or replaced."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return written.getvalue()
