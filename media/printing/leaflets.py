"""Leaflets, posters, banners and boards: blocks of text and pictures on one of seven templates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from media.printing.marks import with_crop_marks
from media.printing.qr import qr_svg
from media.printing.spacing import bind, bind_title, by_phrase
from media.printing.typesetting import Overflow, Place, Typesetter


class Template(StrEnum):
    """What is printed."""

    LEAFLET_A5 = "leaflet_a5"
    FOLDED_A4 = "folded_a4"
    POSTER_A4 = "poster_a4"
    POSTER_A3 = "poster_a3"
    BANNER = "banner"
    BILLBOARD = "billboard"
    SLOGANS = "slogans"


class Theme(StrEnum):
    """The colours it is printed in."""

    RED = "red"
    GREEN = "green"
    GOLD = "gold"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Format:
    """A template's file, its size in millimetres, and how many times larger it is printed.

    `dots_per_inch` is the least a picture needs at its printed size: 150 for paper read from the hand or
    a step away; 30 for what is read from across a street, as large-format printers ask.
    """

    source: str
    width: float
    height: float
    scale: int = 1
    dots_per_inch: int = 150


FORMATS: dict[Template, Format] = {
    Template.LEAFLET_A5: Format("upright", 148, 210),
    Template.FOLDED_A4: Format("folded", 297, 210),
    Template.POSTER_A4: Format("upright", 210, 297),
    Template.POSTER_A3: Format("upright", 297, 420),
    Template.BANNER: Format("banner", 600, 80, scale=10, dots_per_inch=30),
    Template.BILLBOARD: Format("billboard", 300, 200, scale=10, dots_per_inch=30),
    Template.SLOGANS: Format("slogans", 420, 297),
}
BY_METRES = frozenset({Template.BANNER, Template.BILLBOARD})


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a leaflet: `kind` with what `content` its template reads, `name` as its author knows it."""

    id: str
    kind: str
    name: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Leaflet:
    """All that is printed. `metres` is length and height of a banner or board; None takes 6 x 0.8 or 3 x 2.

    `files` are the pictures that blocks name, by file name; `link` an address for a QR code ("" for none);
    `imprint` who made it, the licence and so on, a phrase each.
    """

    template: Template
    title: str
    theme: Theme = Theme.RED
    kicker: str = ""
    summary: str = ""
    commune: str = ""
    link: str = ""
    imprint: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    metres: tuple[float, float] | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PrintedPicture:
    """How large a picture block is printed: millimetres, at the size of the finished thing."""

    block: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Look:
    """How a leaflet turned out: a PNG of each side, what does not fit, how large pictures become."""

    sides: list[bytes]
    overflow: list[Place]
    pictures: list[PrintedPicture]


def size_of(leaflet: Leaflet) -> tuple[float, float]:
    """Return width and height of the artwork in millimetres (a tenth of what is measured in metres)."""
    form = FORMATS[leaflet.template]
    if leaflet.template in BY_METRES and leaflet.metres:
        return leaflet.metres[0] * 1000 / form.scale, leaflet.metres[1] * 1000 / form.scale
    return form.width, form.height


def look_at(leaflet: Leaflet, *, widest: int = 1000) -> Look:
    """Draw a leaflet as it stands, `widest` pixels across, and measure it; nothing is ever cut or refused."""
    with _setter(leaflet, bleed=False) as setter:
        dots = widest / (max(size_of(leaflet)) / 25.4)
        return Look(setter.png(dots), setter.overflow(), _pictures(setter))


def measured(leaflet: Leaflet) -> Look:
    """Measure a leaflet without drawing it."""
    with _setter(leaflet, bleed=False) as setter:
        return Look([], setter.overflow(), _pictures(setter))


def leaflet_pdf(leaflet: Leaflet, *, bleed: bool = False) -> bytes:
    """Return the PDF; with `bleed` colours go on 3 mm over the edge and crop marks stand around it.

    Raises Overflow where something does not fit.
    """
    with _setter(leaflet, bleed=bleed) as setter:
        places = setter.overflow()
        if places:
            raise Overflow(places)
        made = setter.pdf()
    folds = (97.0, 197.0) if leaflet.template is Template.FOLDED_A4 else ()
    return with_crop_marks(made, folds=folds) if bleed else made


def leaflet_png(leaflet: Leaflet, *, widest: int = 2000) -> list[bytes]:
    """Return a PNG of each side, `widest` pixels along its longer edge; raises Overflow."""
    look = look_at(leaflet, widest=widest)
    if look.overflow:
        raise Overflow(look.overflow)
    return look.sides


def _pictures(setter: Typesetter) -> list[PrintedPicture]:
    return [PrintedPicture(**one) for one in setter.told("picture")]


def _setter(leaflet: Leaflet, *, bleed: bool) -> Typesetter:
    form = FORMATS[leaflet.template]
    width, height = size_of(leaflet)
    data = {
        "template": leaflet.template.value,
        "theme": leaflet.theme.value,
        "width": width,
        "height": height,
        "scale": form.scale,
        "bleed": bleed,
        "title": bind_title(leaflet.title),
        "phrased": by_phrase(bind_title(leaflet.title)),
        "kicker": bind(leaflet.kicker),
        "summary": bind(leaflet.summary),
        "commune": bind(leaflet.commune),
        "link": bind(leaflet.link),
        "imprint": [bind(phrase) for phrase in leaflet.imprint],
        "blocks": [_block(block) for block in leaflet.blocks],
    }
    files = dict(leaflet.files)
    if leaflet.link:
        files["link.svg"] = qr_svg(leaflet.link, border=0)
    for block in leaflet.blocks:
        if block.kind == "qr":
            files[f"{block.id}.svg"] = qr_svg(block.content["link"], border=0)
    return Typesetter(form.source, data, files)


def _block(block: Block) -> dict[str, Any]:
    own: dict[str, Any] = {"file": f"{block.id}.svg"} if block.kind == "qr" else {}
    if block.kind in ("text", "heading"):
        words = block.content.get("words") or " ".join(block.content.get("paragraphs", ()))
        own |= {"titled": bind_title(words), "phrased": by_phrase(bind_title(words))}
    return {**_bound(block.content), **own, "id": block.id, "kind": block.kind, "name": block.name}


def _bound(content: Mapping[str, Any]) -> dict[str, Any]:
    """Bind every text of a block, however deep; file names stay as they are."""
    return {key: value if key == "file" else _bind(value) for key, value in content.items()}


def _bind(value: Any) -> Any:
    if isinstance(value, str):
        return bind(value)
    return [_bind(one) for one in value] if isinstance(value, list | tuple) else value
