"""From a page of printed matter to what the workshop prints."""

import io
from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from wagtail.images.models import AbstractImage
from wagtail.models import Site

from cms.models import CommuneSettings
from cms.prints.models import PrintPage
from media.printing import Block, Leaflet, Theme

FOR_PRINT, FOR_SCREEN = 5000, 900  # dots along the longer side of a picture


def leaflet_of(page: PrintPage, *, for_print: bool = False) -> Leaflet:
    """Return what is to be printed; a picture that cannot be read any more is left out.

    Sizes of pictures are those of the uploaded file in any case; `for_print` takes their full number of dots.
    """
    files: dict[str, bytes] = {}
    blocks = tuple(_blocks(page, files, FOR_PRINT if for_print else FOR_SCREEN))
    return Leaflet(
        template=page.form,
        title=page.title,
        theme=Theme(page.theme),
        kicker=page.kicker,
        summary=page.summary,
        commune=_commune(page),
        link=(page.link_page.full_url or "") if page.link_page else "",
        imprint=_imprint(page),
        blocks=blocks,
        metres=page.metres,
        files=files,
    )


def _commune(page: PrintPage) -> str:
    site = page.get_site() if page.path else None
    site = site or Site.objects.filter(is_default_site=True).first()
    name = CommuneSettings.for_site(site).full_name if site else ""
    return _("People's Committee of %(commune)s") % {"commune": name} if name else ""


def _imprint(page: PrintPage) -> tuple[str, ...]:
    made = _("Made by: %(office)s") % {"office": page.produced_by} if page.produced_by else ""
    licence = _("Publishing licence: %(number)s") % {"number": page.licence} if page.licence else ""
    return tuple(phrase for phrase in (made, licence) if phrase)


def _blocks(page: PrintPage, files: dict[str, bytes], size: int) -> Iterator[Block]:
    for number, child in enumerate(page.body):
        content = _content(child.block_type, child.value, files, size)
        if content is not None:
            name = f"{child.block.label} {number + 1}"
            yield Block(f"b{number}", child.block_type, name, content)


def _content(kind: str, value: Any, files: dict[str, bytes], size: int) -> dict[str, Any] | None:
    """Return what a template reads of a block; None for a block that says nothing yet."""
    if kind == "panel":
        return {}
    return _picture(value, files, size) if kind == "picture" else _WORDS[kind](value)


def _heading(value: str) -> dict[str, Any] | None:
    return {"words": value} if value.strip() else None


def _text(value: str) -> dict[str, Any] | None:
    paragraphs = [line.strip() for line in value.splitlines() if line.strip()]
    return {"paragraphs": paragraphs} if paragraphs else None


def _points(value: Any) -> dict[str, Any] | None:
    items = [" ".join(point.split()) for point in value["points"] if point.strip()]
    return {"items": items, "numbered": bool(value["numbered"])} if items else None


def _number(value: Any) -> dict[str, Any] | None:
    return {"number": value["number"], "caption": value["caption"]} if value["number"].strip() else None


def _contact(value: Any) -> dict[str, Any] | None:
    lines = [line for line in value["lines"] if line.strip()]
    told = {"name_of": value["name"], "lines": lines, "phone": value["phone"]}
    return told if any(told.values()) else None


def _code(value: Any) -> dict[str, Any] | None:
    address = value["page"].full_url if value["page"] else None
    return {"link": address, "caption": value["caption"] or value["page"].title} if address else None


_WORDS: dict[str, Callable[[Any], dict[str, Any] | None]] = {
    "heading": _heading,
    "text": _text,
    "list": _points,
    "number": _number,
    "contact": _contact,
    "qr": _code,
}


def _picture(value: Any, files: dict[str, bytes], size: int) -> dict[str, Any] | None:
    image: AbstractImage | None = value["image"]
    if image is None:
        return None
    name = f"{image.pk}.jpg"
    try:
        files[name] = _drawn(image, size)
    except OSError:
        return None
    return {"file": name, "width": image.width, "height": image.height, "caption": value["caption"]}


def _drawn(image: AbstractImage, size: int) -> bytes:
    """Return the picture as JPEG, at most `size` dots along its longer side, upright, on white."""
    out = io.BytesIO()
    with image.file.storage.open(image.file.name) as file, Image.open(file) as opened:
        opened.draft("RGB", (size, size))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((size, size))
        on_white = Image.new("RGB", upright.size, "white")
        on_white.paste(upright, mask=upright if upright.mode in ("RGBA", "LA") else None)
        on_white.save(out, "JPEG", quality=90)
    return out.getvalue()


def said(body: Any) -> Iterator[str]:
    """Return what the blocks say, a paragraph each: for search and for those who cannot see."""
    for child in body:
        value = child.value
        if child.block_type in ("heading", "text"):
            yield value
        elif child.block_type == "list":
            yield from value["points"]
        elif child.block_type == "number":
            yield " – ".join(part for part in (value["number"], value["caption"]) if part)
        elif child.block_type == "contact":
            yield ", ".join(part for part in (value["name"], *value["lines"], value["phone"]) if part)
        elif child.block_type in ("picture", "qr"):
            yield value["caption"]
