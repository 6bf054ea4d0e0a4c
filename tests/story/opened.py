"""Files as a browser gets them, opened."""

import io
from typing import Any

from pypdf import PdfReader


def downloaded(page: Any, kind: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name=kind, exact=True).click()
    content: bytes = download.value.path().read_bytes()
    return content


def tables_of(document: Any) -> dict[str, list[list[str]]]:
    """The tables of a Word file by a word of their heads, the rows below the head."""
    found: dict[str, list[list[str]]] = {}
    for table in document.tables:
        head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        for name in head:
            found.setdefault(name, rows)
    return found


def words_of(pdf: bytes) -> str:
    """The words of a PDF, on one line."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
