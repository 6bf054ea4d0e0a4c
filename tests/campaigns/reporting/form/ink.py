"""Where the letters and lines of a PDF really stand, reckoned from its drawing operations with pypdf."""

import io
import re
from dataclasses import dataclass
from itertools import pairwise

import pypdf
from pypdf.generic import ContentStream

MILLIMETRE = 72 / 25.4
UPRIGHT = (1, 0, 0, 1, 0, 0)
OPERATIONS = ("q", "Q", "cm", "Tf", "Tm", "TJ", "Tj", "m", "l", "S")


@dataclass(frozen=True)
class Ink:
    """A run of letters; millimetres from left and top of its page, `y` its baseline, `size` points."""

    page: int
    text: str
    left: float
    right: float
    y: float
    size: float
    font: str


@dataclass(frozen=True)
class Stroke:
    """A straight line; millimetres from the left and the top of its page."""

    page: int
    left: float
    right: float
    top: float
    bottom: float

    @property
    def length(self):
        return self.right - self.left


def pages_of(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf)).pages


def drawn(pdf):
    """Return all runs of letters and all straight lines of a PDF whose fonts have two bytes a letter."""
    letters, strokes, known = [], [], {}
    for number, page in enumerate(pages_of(pdf), 1):
        fonts = {
            name: known.get(font.idnum) or known.setdefault(font.idnum, _Font(font.get_object()))
            for name, font in page["/Resources"]["/Font"].items()
        }
        height = float(page.mediabox.height)
        for one in _operations(page, fonts):
            (letters if isinstance(one, Ink) else strokes).append(_placed(one, number, height))
    return letters, strokes


def sizes_of(pdf):
    """Return width and height of each page in millimetres."""
    return [tuple(float(side) / MILLIMETRE for side in page.mediabox[2:]) for page in pages_of(pdf)]


def words_of(pdf):
    """Return all text with single blanks between words, as pypdf copies it out."""
    text = " ".join(page.extract_text() for page in pages_of(pdf)).replace("\u00a0", " ")
    return " ".join(text.replace("\u200b", "").split())


class _Font:
    def __init__(self, font):
        inner = font["/DescendantFonts"][0].get_object()
        self.name = str(font["/BaseFont"]).split("+")[-1]
        self.widths = _widths(inner["/W"])
        self.letters = _letters(font["/ToUnicode"].get_object().get_data().decode("latin-1"))


def _widths(table):
    widths, at = {}, 0
    while at < len(table):
        first, second = int(table[at]), table[at + 1]
        if isinstance(second, list):
            widths |= {first + step: float(width) for step, width in enumerate(second)}
            at += 2
        else:
            widths |= dict.fromkeys(range(first, int(second) + 1), float(table[at + 2]))
            at += 3
    return widths


def _letters(cmap):
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(text, 16) + step)
    return found


class _Pen:
    """Follows what a page draws; each method is named as the operation of PDF it carries out."""

    def __init__(self, fonts):
        self.fonts, self.font, self.size = fonts, None, 0.0
        self.matrix, self.start, self.kept, self.path, self.drawn = UPRIGHT, UPRIGHT, [], [], []

    def q(self, _given):
        self.kept.append(self.matrix)

    def Q(self, _given):
        self.matrix = self.kept.pop()

    def cm(self, given):
        self.matrix = _times([float(one) for one in given], self.matrix)

    def Tf(self, given):
        self.font, self.size = self.fonts[given[0]], float(given[1])

    def Tm(self, given):
        self.start = _times([float(one) for one in given], self.matrix)

    def TJ(self, given):
        self._write(given[0])

    def Tj(self, given):
        self._write(given)

    def _write(self, pieces):
        text, advance = _set(pieces, self.font)
        left, y = self.start[4:]
        right = left + advance * self.size * self.start[0] / 1000
        self.drawn.append(Ink(0, text, left, right, y, self.size, self.font.name))

    def m(self, given):
        self.path = [self._at(given)]

    def l(self, given):  # noqa: E743
        self.path.append(self._at(given))

    def S(self, _given):
        for (x0, y0), (x1, y1) in pairwise(self.path):
            self.drawn.append(Stroke(0, min(x0, x1), max(x0, x1), max(y0, y1), min(y0, y1)))
        self.path = []

    def _at(self, given):
        return _times((1, 0, 0, 1, float(given[0]), float(given[1])), self.matrix)[4:]


def _operations(page, fonts):
    pen = _Pen(fonts)
    for given, operator in ContentStream(page["/Contents"].get_object(), page.pdf).operations:
        name = operator.decode()
        if name in OPERATIONS:
            getattr(pen, name)(given)
    return pen.drawn


def _set(pieces, font):
    text, advance = "", 0.0
    for piece in pieces:
        if isinstance(piece, str | bytes):
            raw = getattr(piece, "original_bytes", piece)
            for at in range(0, len(raw), 2):
                code = int.from_bytes(raw[at : at + 2], "big")
                text += font.letters.get(code, "")
                advance += font.widths.get(code, 1000)
        else:
            advance -= float(piece)
    return text, advance


def _times(a, b):
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _placed(one, page, height):
    left, right = one.left / MILLIMETRE, one.right / MILLIMETRE
    if isinstance(one, Ink):
        y = (height - one.y) / MILLIMETRE
        return Ink(page, one.text, left, right, y, one.size, one.font)
    top, bottom = ((height - y) / MILLIMETRE for y in (one.top, one.bottom))
    return Stroke(page, left, right, top, bottom)
