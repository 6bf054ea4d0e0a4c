"""Files made on the spot: Word with merged cells and numbers, PDF by Typst, and what is not to be read."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import typst
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image
from pypdf import PdfReader, PdfWriter


def word(document: Any) -> bytes:
    """Return a python-docx document as the bytes of its file."""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def simple_word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return word(document)


def numbered(paragraph: Any, number: int, level: int = 0) -> None:
    """Let Word number a paragraph by itself: list `number`, `level` from 0."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = number
    properties.get_or_add_ilvl().val = level


def add_list(document: Any, *levels: tuple[str, str]) -> int:
    """Add a list of (format, pattern) levels to the document; return its number."""
    part = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "900")
    for at, (form, pattern) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(at))
        for name, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", pattern)):
            child = OxmlElement(name)
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    part.insert(0, abstract)
    return int(part.add_num(900).numId)


def pdf(markup: str, folder: Path) -> bytes:
    """Return a PDF that Typst sets from `markup`."""
    source = folder / "plan.typ"
    source.write_text('#set text(lang: "vi")\n' + markup, encoding="utf-8")
    return typst.compile(str(source))


def scanned_pdf() -> bytes:
    """Return a PDF of one picture, as a scanner makes it."""
    written = io.BytesIO()
    Image.new("L", (600, 800), 240).save(written, "PDF")
    return written.getvalue()


def locked_pdf(content: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt("bi-mat", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def locked_word() -> bytes:
    """Return the beginning of what Word writes with a password: a compound file with an EncryptedPackage."""
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
    return (
        head
        + "EncryptionInfo".encode("utf-16-le")
        + bytes(64)
        + "EncryptedPackage".encode("utf-16-le")
        + bytes(512)
    )


def old_word() -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(512)


def repacked(content: bytes, name: str, part: bytes) -> bytes:
    """Return a Word file with one of its parts replaced."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for one in old.namelist():
            new.writestr(one, part if one == name else old.read(one))
    return written.getvalue()
