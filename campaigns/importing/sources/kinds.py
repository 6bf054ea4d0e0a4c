"""The kinds of files plans come in: what a name claims, what the content shows."""

from collections.abc import Callable
from enum import Enum

from campaigns.importing.refusal import Reason, Unreadable
from campaigns.importing.sources.model import Document
from campaigns.importing.sources.pdf import pdf_document
from campaigns.importing.sources.text import decoded, text_document
from campaigns.importing.sources.word import word_document

MIB = 1024 * 1024
ZIP, OLE, PDF = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"), b"%PDF-"
_LOCKED_WORD = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4
_PDF_BEGINS_WITHIN = 1024  # bytes, ISO 32000-1 annex H, implementation note 13


class Kind(Enum):
    """Value: (extensions, largest size in bytes)."""

    WORD = (("docx",), 30 * MIB)
    OLD_WORD = (("doc", "dot", "wps"), 30 * MIB)
    PDF = (("pdf",), 40 * MIB)
    TEXT = (("txt", "md", "markdown", "tsv", "text"), 5 * MIB)

    @property
    def extensions(self) -> tuple[str, ...]:
        return self.value[0]

    @property
    def largest(self) -> int:
        return self.value[1]


def read(content: bytes, name: str) -> Document:
    """Return the document a file holds; `name` says which kind it claims to be. Raises Unreadable."""
    extension = name.rpartition(".")[2].lower()
    claimed = next((kind for kind in Kind if extension in kind.extensions), None)
    if claimed is None:
        raise Unreadable(Reason.UNKNOWN_KIND, f"the name ends in {extension!r}")
    if not content.strip():
        raise Unreadable(Reason.EMPTY, "no bytes but blanks")
    if len(content) > claimed.largest:
        raise Unreadable(Reason.TOO_LARGE, f"{len(content)} bytes, at most {claimed.largest}")
    held = _held(content)
    if held is Kind.OLD_WORD and _LOCKED_WORD in content and claimed in (Kind.WORD, Kind.OLD_WORD):
        raise Unreadable(Reason.LOCKED, "an Office file with an EncryptedPackage stream")
    if held is not claimed:
        shown = held.name if held else "nothing known"
        raise Unreadable(Reason.NOT_ITS_NAME, f"the name says {claimed.name}, the content {shown}")
    document = _READERS[claimed](content)
    if not any(line.strip() for line in document.lines):
        raise Unreadable(Reason.EMPTY, "no words")
    return document


def _held(content: bytes) -> Kind | None:
    if content.startswith(OLE):
        return Kind.OLD_WORD
    if content.startswith(ZIP):
        return Kind.WORD if b"word/document.xml" in content else None
    if PDF in content[:_PDF_BEGINS_WITHIN]:
        return Kind.PDF
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Kind.TEXT
    head = content[:65_536]
    return None if any(byte < 32 and byte not in b"\t\n\r\f" for byte in head) else Kind.TEXT


def _old_word(content: bytes) -> Document:
    raise Unreadable(Reason.OLD_WORD, "Word 97-2003")


def _text(content: bytes) -> Document:
    try:
        return text_document(decoded(content))
    except UnicodeDecodeError as error:
        raise Unreadable(Reason.ENCODING, f"neither UTF-8 nor UTF-16: {error}") from error


_READERS: dict[Kind, Callable[[bytes], Document]] = {
    Kind.WORD: word_document,
    Kind.OLD_WORD: _old_word,
    Kind.PDF: pdf_document,
    Kind.TEXT: _text,
}
