"""The kinds of files that are taken, their names and their first bytes."""

import zipfile
from enum import Enum
from typing import BinaryIO

MIB = 1024 * 1024


class Kind(Enum):
    """Value: (name people know, extensions, largest size in bytes)."""

    PDF = ("PDF", ("pdf",), 40 * MIB)
    DOCX = ("Word", ("docx",), 30 * MIB)
    XLSX = ("Excel", ("xlsx",), 20 * MIB)
    PPTX = ("PowerPoint", ("pptx",), 40 * MIB)
    ODT = ("OpenDocument", ("odt",), 30 * MIB)
    ODS = ("OpenDocument", ("ods",), 20 * MIB)
    DOC = ("Word 97-2003", ("doc",), 30 * MIB)
    TEXT = ("TXT, CSV", ("txt", "csv"), 5 * MIB)
    JPEG = ("JPG", ("jpg", "jpeg"), 20 * MIB)
    PNG = ("PNG", ("png",), 20 * MIB)
    WEBP = ("WebP", ("webp",), 20 * MIB)
    GIF = ("GIF", ("gif",), 20 * MIB)
    AVIF = ("AVIF", ("avif",), 20 * MIB)
    MP4 = ("MP4", ("mp4",), 300 * MIB)
    WEBM = ("WebM", ("webm",), 300 * MIB)

    @property
    def shown(self) -> str:
        return self.value[0]

    @property
    def extensions(self) -> tuple[str, ...]:
        return self.value[1]

    @property
    def largest(self) -> int:
        return self.value[2]


PICTURES = frozenset({Kind.JPEG, Kind.PNG, Kind.WEBP, Kind.GIF, Kind.AVIF})
VIDEOS = frozenset({Kind.MP4, Kind.WEBM})
SPREADSHEETS = frozenset({Kind.XLSX, Kind.TEXT})
OFFICE = frozenset({Kind.DOCX, Kind.XLSX, Kind.PPTX, Kind.ODT, Kind.ODS})
DOCUMENTS = frozenset({Kind.PDF, Kind.DOC, Kind.TEXT, Kind.JPEG, Kind.PNG}) | OFFICE | VIDEOS

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_STARTS = (
    (b"%PDF-", Kind.PDF),
    (OLE, Kind.DOC),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
    (b"\x1aE\xdf\xa3", Kind.WEBM),
)
_PARTS = {
    "word/document.xml": Kind.DOCX,
    "xl/workbook.xml": Kind.XLSX,
    "ppt/presentation.xml": Kind.PPTX,
}
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": Kind.ODT,
    b"application/vnd.oasis.opendocument.spreadsheet": Kind.ODS,
}


def named(name: str) -> Kind | None:
    """Return the kind a file name claims; None for one that is not taken."""
    extension = name.rpartition(".")[2].lower()
    return next((kind for kind in Kind if extension in kind.extensions), None)


def held(file: BinaryIO) -> Kind | None:
    """Return the kind a file's content shows; None where it shows none of them."""
    file.seek(0)
    head = file.read(64)
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.WEBP
    if head[4:8] == b"ftyp":
        return Kind.AVIF if head[8:12] in (b"avif", b"avis") else Kind.MP4
    if head.startswith(b"PK\x03\x04"):
        return _packed(file)
    return Kind.TEXT if _is_text(file) else None


def _packed(file: BinaryIO) -> Kind | None:
    try:
        with zipfile.ZipFile(file) as package:
            names = set(package.namelist())
            if "mimetype" in names and package.getinfo("mimetype").file_size < 100:
                return _OPEN_DOCUMENTS.get(package.read("mimetype").strip())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return None
    return next((kind for part, kind in _PARTS.items() if part in names), None)


def _is_text(file: BinaryIO) -> bool:
    """Whether the first 64 KiB hold no byte that text does not have (UTF-16 begins with its mark)."""
    file.seek(0)
    head = file.read(65_536)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 32 and byte not in (9, 10, 12, 13) for byte in head)
