"""What a PDF really holds, read back with pypdf."""

import io
from dataclasses import dataclass

import pypdf

MILLIMETRE = 72 / 25.4


@dataclass(frozen=True)
class Run:
    """A run of letters: where it stands (mm from the left and the top of its page), its size and font."""

    page: int
    text: str
    x: float
    y: float
    size: float
    font: str


def read(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(pdf):
    """Return all words with simple spaces between them."""
    words = " ".join(page.extract_text() for page in read(pdf).pages)
    return " ".join(words.replace("\u200b", "").split())


def runs_of(pdf):
    """Return every run of letters of the document."""
    found = []
    for number, page in enumerate(read(pdf).pages, 1):
        height = float(page.mediabox.height)

        def visit(text, matrix, cursor, font, size, number=number, height=height):
            if text.strip():
                name = str(font.get("/BaseFont", "")).split("+")[-1] if font else ""
                x = matrix[0] * cursor[4] + matrix[2] * cursor[5] + matrix[4]
                y = matrix[1] * cursor[4] + matrix[3] * cursor[5] + matrix[5]
                found.append(
                    Run(
                        number,
                        text.strip(),
                        x / MILLIMETRE,
                        (height - y) / MILLIMETRE,
                        abs(cursor[3]) * size,
                        name,
                    )
                )

        page.extract_text(visitor_text=visit)
    return found


def fonts_of(pdf):
    """Return each font's name and whether its letters are in the file."""
    fonts = {}
    for page in read(pdf).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            fonts[str(inner["/BaseFont"]).split("+")[-1]] = any(
                key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
            )
    return fonts


def size_of(pdf, page=0):
    """Return width and height of a page in millimetres, rounded."""
    box = read(pdf).pages[page].mediabox
    return round(float(box.width) / MILLIMETRE), round(float(box.height) / MILLIMETRE)
