"""The picture that stands beside a link when somebody shares a page: 1200 by 630 points (Open Graph)."""

import io
import unicodedata
from functools import cache
from pathlib import Path

import font_source_sans_pro
from PIL import Image, ImageDraw, ImageFont

from media.printing.lines import balanced
from media.printing.typesetting import TooLong

SIZE = (1200, 630)
MARGIN = 84
ROOM = (SIZE[0] - 2 * MARGIN - 40, 300)  # of the title
LARGEST, SMALLEST = 76, 14  # points of the title's letters
MOST_LETTERS = 3000
LEADING = 1.24  # room for two marks above a capital
RED, DEEP, GOLD, CREAM = "#8c1a1f", "#761317", "#e0b65a", "#fff8ea"
FINER = 2  # drawn larger and made smaller, so that curves are smooth


def share_picture(title: str, commune: str, kind_label: str) -> bytes:
    """Return the PNG: the title as large as it fits, never cut, with the kind above and the commune below.

    Raises TooLong for a title no picture holds.
    """
    picture = _ground()
    pen = ImageDraw.Draw(picture)
    _label(pen, _plain(kind_label))
    _title(pen, _plain(title))
    _sender(pen, _plain(commune))
    out = io.BytesIO()
    picture.quantize(128).save(out, "PNG", optimize=True)
    return out.getvalue()


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    folder = Path(str(font_source_sans_pro.__file__)).parent / "files"
    return ImageFont.truetype(folder / f"SourceSansPro-{weight}.ttf", size)


@cache
def _painted() -> Image.Image:
    """Red with the sound going out of the lower right corner, a gold foot below."""
    width, height = SIZE[0] * FINER, SIZE[1] * FINER
    ground = Image.new("RGB", (width, height), RED)
    pen = ImageDraw.Draw(ground)
    centre = (width - 40 * FINER, height - 60 * FINER)
    for ring in range(7, 0, -1):
        reach = ring * 92 * FINER
        box = (centre[0] - reach, centre[1] - reach, centre[0] + reach, centre[1] + reach)
        pen.ellipse(box, outline=DEEP, width=(30 - 2 * ring) * FINER)
    pen.rectangle((0, height - 14 * FINER, width, height), fill=GOLD)
    return ground.resize(SIZE, Image.Resampling.LANCZOS)


def _ground() -> Image.Image:
    return _painted().copy()


def _label(pen: ImageDraw.ImageDraw, words: str) -> None:
    size = 32
    while words and pen.textlength(words.upper(), font=_font("Bold", size)) > ROOM[0] and size > SMALLEST:
        size -= 2
    pen.text((MARGIN, 72), words.upper(), font=_font("Bold", size), fill=GOLD)
    pen.rectangle((MARGIN, 128, MARGIN + 72, 133), fill=GOLD)


def _title(pen: ImageDraw.ImageDraw, words: str) -> None:
    size, lines = largest(words)
    height = size * LEADING
    top = 160 + max(0.0, (ROOM[1] - height * len(lines)) / 2)
    for at, line in enumerate(lines):
        pen.text((MARGIN, top + at * height), line, font=_font("Bold", size), fill=CREAM)


def largest(words: str) -> tuple[int, list[str]]:
    """Return the size and the lines of a title as large as it fits its room; raises TooLong."""
    sizes = range(LARGEST, SMALLEST - 1, -2) if len(words) <= MOST_LETTERS else ()
    for size in sizes:
        lines = balanced(words, ROOM[0], _font("Bold", size).getlength)
        if lines is not None and len(lines) * size * LEADING <= ROOM[1]:
            return size, lines
    raise TooLong(f"{len(words)} letters in a title")


def _sender(pen: ImageDraw.ImageDraw, words: str) -> None:
    size = 34
    while words and pen.textlength(words, font=_font("Semibold", size)) > ROOM[0] and size > SMALLEST:
        size -= 2
    pen.text((MARGIN, 516), words, font=_font("Semibold", size), fill=CREAM)
