"""What keeps a sheet from being printed: words that do not fit, pictures with too few dots."""

from collections.abc import Iterable
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cms.prints.layout import leaflet_of
from cms.prints.models import PrintPage
from media.printing import BY_METRES, FORMATS, Block, Leaflet, Look, TooLong, measured

MILLIMETRES_AN_INCH = 25.4
MOST_SENTENCES = 12


def print_gaps(page: PrintPage) -> list[str]:
    """Return what is wrong with a page to be submitted, a Vietnamese sentence each."""
    found = []
    if page.form in BY_METRES and bool(page.length_m) != bool(page.height_m):
        found.append(_("Give both length and height in metres, or neither."))
    if not page.produced_by.strip():
        found.append(_("Say which office made it; it is printed at the foot."))
    leaflet = leaflet_of(page)
    if not leaflet.blocks and page.form not in BY_METRES:
        found.append(_("The sheet has no blocks yet."))
    try:
        return [*found, *problems(page, leaflet, measured(leaflet))]
    except TooLong:
        return [*found, too_much()]


def too_much() -> str:
    """Say that no sheet holds so many words."""
    return _("There is far more text than any sheet holds. Please shorten it.")


def problems(page: PrintPage, leaflet: Leaflet, look: Look) -> list[str]:
    """Return what does not fit and what would be printed blurred, a Vietnamese sentence each."""
    return [*_overflowing(look), *_coarse(page, leaflet, look)]


def _overflowing(look: Look) -> Iterable[str]:
    for place in look.overflow[:MOST_SENTENCES]:
        yield _("“%(block)s” is %(excess)s mm too large: shorten it or make room.") % {
            "block": place.what,
            "excess": number_format(place.by, decimal_pos=1),
        }


def _coarse(page: PrintPage, leaflet: Leaflet, look: Look) -> Iterable[str]:
    """Name the pictures with fewer dots an inch, at their printed size, than the template asks for."""
    least = FORMATS[leaflet.template].dots_per_inch
    blocks = {block.id: block for block in leaflet.blocks}
    dots = {f"b{number}": child.value["image"].width for number, child in _pictures(page)}
    for picture in look.pictures:
        sharpness = int(dots[picture.block] / (picture.width / MILLIMETRES_AN_INCH))
        if sharpness < least:
            yield _too_coarse(blocks[picture.block], sharpness, least, picture.width)


def _too_coarse(block: Block, sharpness: int, least: int, width: float) -> str:
    return _(
        "“%(block)s” has only %(dpi)d dots an inch (dpi) at its printed width of %(width)d mm; "
        "at least %(least)d are needed, that is a picture %(dots)d pixels wide."
    ) % {
        "block": block.name,
        "dpi": sharpness,
        "least": least,
        "width": width,
        "dots": least * width / MILLIMETRES_AN_INCH + 1,
    }


def _pictures(page: PrintPage) -> list[tuple[int, Any]]:
    return [
        (number, child)
        for number, child in enumerate(page.body)
        if child.block_type == "picture" and child.value["image"] is not None
    ]
