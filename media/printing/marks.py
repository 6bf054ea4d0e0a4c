"""Crop marks: where the printer cuts and folds, outside what is cut."""

import io

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject, RectangleObject

MILLIMETRE = 72 / 25.4
ROOM = 8 * MILLIMETRE  # around the bleed
LENGTH = 5 * MILLIMETRE
GAP = MILLIMETRE
HAIRLINE = 0.25  # points


def with_crop_marks(pdf: bytes, *, folds: tuple[float, ...] = ()) -> bytes:
    """Return the document on larger paper with marks at the corners of its trim box.

    `folds` are millimetres from the left edge of the first side; on the second they count from the right.
    """
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    for number, page in enumerate(writer.pages):
        trim, bleed = page.trimbox, page.mediabox
        width = float(trim.width) / MILLIMETRE
        at = [mark if number % 2 == 0 else width - mark for mark in folds]
        _enlarge(page, trim, bleed)
        _draw(writer, page, _strokes(trim, bleed, at))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _enlarge(page: PageObject, trim: RectangleObject, bleed: RectangleObject) -> None:
    media = RectangleObject((bleed.left - ROOM, bleed.bottom - ROOM, bleed.right + ROOM, bleed.top + ROOM))
    page.mediabox = page.cropbox = media
    page.trimbox, page.bleedbox, page.artbox = trim, bleed, trim


def _strokes(trim: RectangleObject, bleed: RectangleObject, folds: list[float]) -> list[str]:
    """Return the lines as PDF path operators: two at each corner, a dashed pair at each fold."""
    left, right, bottom, top = (float(side) for side in (bleed.left, bleed.right, bleed.bottom, bleed.top))
    lines: list[str] = []
    for x in (float(trim.left), float(trim.right)):
        lines += [
            _line(x, top + GAP, x, top + GAP + LENGTH),
            _line(x, bottom - GAP, x, bottom - GAP - LENGTH),
        ]
    for y in (float(trim.bottom), float(trim.top)):
        lines += [
            _line(left - GAP, y, left - GAP - LENGTH, y),
            _line(right + GAP, y, right + GAP + LENGTH, y),
        ]
    dashed = [line for mark in folds for line in _upright(float(trim.left) + mark * MILLIMETRE, top, bottom)]
    return [*lines, "[2 1.5] 0 d", *dashed] if dashed else lines


def _upright(x: float, top: float, bottom: float) -> list[str]:
    """Return the mark above and the mark below."""
    return [_line(x, top + GAP, x, top + GAP + LENGTH), _line(x, bottom - GAP, x, bottom - GAP - LENGTH)]


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S"


def _draw(writer: PdfWriter, page: PageObject, lines: list[str]) -> None:
    """Add strokes in all four inks (registration black) after what is there, in the page's own space."""
    own = page.get_contents()
    stream = DecodedStreamObject()
    before = own.get_data() if own is not None else b""
    marks = "\n".join([f"q {HAIRLINE} w 1 1 1 1 K", *lines, "Q"]).encode()
    stream.set_data(b"q\n" + before + b"\nQ\n" + marks)
    # A stream stands in a file by reference only (ISO 32000-1, 7.3.8.1).
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
