"""Real files, harmless and harmful, built on the spot."""

import io
import struct
import zipfile
import zlib

import docx
import openpyxl
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


def picture(kind: str = "JPEG", size: tuple[int, int] = (640, 480)) -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", size, "#b08a4a").save(drawn, kind)
    return drawn.getvalue()


def bomb(width: int = 30_000, height: int = 30_000, whole: bool = False) -> bytes:
    """A PNG of a few bytes whose header says that it is 30,000 by 30,000 points large; `whole` it is so."""

    def chunk(name: bytes, content: bytes) -> bytes:
        whole = name + content
        return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes(height * (1 + (width + 7) // 8) if whole else 1000), level=1)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def archive(**parts: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return packed.getvalue()


def with_parts(package: bytes, parts: dict[str, bytes]) -> bytes:
    """A package with further parts, or others in place of its own."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for item in old.infolist():
            if item.filename not in parts:
                new.writestr(item.filename, old.read(item))
        for name, content in parts.items():
            new.writestr(name, content)
    return packed.getvalue()


def word(text: str = "Kính gửi bà con") -> bytes:
    written, held = docx.Document(), io.BytesIO()
    written.add_paragraph(text)
    written.save(held)
    return held.getvalue()


def excel(rows: int = 10) -> bytes:
    book, held = openpyxl.Workbook(), io.BytesIO()
    for number in range(rows):
        book.active.append([number, "Đăng ký khai sinh"])
    book.save(held)
    return held.getvalue()


def pdf(pages: int = 1) -> bytes:
    return _written(_pages(pages))


def _pages(pages: int) -> PdfWriter:
    writer = PdfWriter()
    for _number in range(pages):
        writer.add_blank_page(595, 842)
    return writer


def _written(writer: PdfWriter) -> bytes:
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def pdf_with_script() -> bytes:
    return _opening("/JavaScript", "/JS", "app.alert('xin')")


def pdf_with_launch() -> bytes:
    return _opening("/Launch", "/F", "cmd.exe")


def _opening(action: str, key: str, value: str) -> bytes:
    """A PDF that does something when it is opened."""
    writer = _pages(1)
    deed = DictionaryObject({NameObject("/S"): NameObject(action), NameObject(key): TextStringObject(value)})
    writer.root_object[NameObject("/OpenAction")] = deed
    return _written(writer)


def pdf_with_escaped_script() -> bytes:
    """The name of the action written in hexadecimal, as readers understand and plain searches miss it."""
    return pdf_with_script().replace(b"/JavaScript", b"/#4aavaScript").replace(b"/JS", b"/#4aS")


def pdf_with_file() -> bytes:
    writer = _pages(1)
    writer.add_attachment("virus.exe", b"MZ")
    return _written(writer)


def pdf_locked() -> bytes:
    writer = _pages(1)
    writer.encrypt("mat-khau", algorithm="RC4-128")
    return _written(writer)


def pages_of(content: bytes) -> int:
    return len(PdfReader(io.BytesIO(content)).pages)


def compound(*names: str) -> bytes:
    """A compound file (Word 97-2003) with these names in its directory."""
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
    entries = b"".join(_entry(name, 5 if name == "Root Entry" else 2) for name in ("Root Entry", *names))
    return head + entries + bytes(-len(entries) % 512)


def _entry(name: str, kind: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return written.ljust(64, b"\0") + struct.pack("<HB", len(written), kind) + bytes(61)


def film() -> bytes:
    def box(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", 8 + len(content)) + name + content

    return box(b"ftyp", b"isom\0\0\2\0isomiso2") + box(b"moov", bytes(100)) + box(b"mdat", bytes(1000))
