"""What a page of printed matter shows: its sides as pictures and its files to take."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.prints.models import PrintPage
from media.printing import FORMATS, Leaflet, Template, size_of

PICTURE = 1000  # pixels along the longer edge
LARGE = 3000
SIDES = {Template.FOLDED_A4: 2}


@dataclass(frozen=True, slots=True)
class Side:
    """A side of the sheet: its number from 1, where its picture is, and how large that is in pixels."""

    number: int
    address: str
    width: int
    height: int


def sides_of(page: PrintPage) -> list[Side]:
    """Return the sides in their order, without drawing them."""
    width, height = size_of(Leaflet(page.form, page.title, metres=page.metres))
    share = PICTURE / max(width, height)
    return [
        Side(number, address(page, "prints:side", number), round(width * share), round(height * share))
        for number in range(1, _count(page) + 1)
    ]


def size_in_words(page: PrintPage) -> str:
    """Return how large it is when finished: "148 × 210 mm", or "6 × 0,8 m" drawn at a tenth."""
    width, height = size_of(Leaflet(page.form, page.title, metres=page.metres))
    scale = FORMATS[page.form].scale
    if scale == 1:
        return _("%(width)d × %(height)d mm") % {"width": width, "height": height}
    metres = [f"{side * scale / 1000:g}".replace(".", ",") for side in (width, height)]
    return _("%(length)s × %(height)s m (drawn 1:%(scale)d)") % {
        "length": metres[0],
        "height": metres[1],
        "scale": scale,
    }


def address(page: PrintPage, name: str, *more: int) -> str:
    """Return where a file of a page is; it changes whenever the page is published anew."""
    stamp = int(page.last_published_at.timestamp()) if page.last_published_at else 0
    return f"{reverse(name, args=(page.pk, *more))}?v={stamp}"


def _count(page: PrintPage) -> int:
    if page.form is Template.SLOGANS:
        return max(1, sum(child.block_type in ("heading", "text") for child in page.body))
    return SIDES.get(page.form, 1)
