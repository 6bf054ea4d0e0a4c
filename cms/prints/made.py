"""Finished files, made on demand and kept for a month under the hash of what they are made of."""

import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from cms.prints.layout import leaflet_of
from cms.prints.models import PrintPage
from media import printing
from media.printing import Leaflet, leaflet_pdf, leaflet_png

FOLDER = "prints"
KEPT = timedelta(days=30)


def pdf_of(page: PrintPage, *, bleed: bool) -> bytes:
    """Return the PDF for the printer; raises media.printing.Overflow where something does not fit."""
    leaflet = leaflet_of(page, for_print=True)
    name = f"{fingerprint(leaflet)}{'-bleed' if bleed else ''}.pdf"
    return _kept(name, lambda: leaflet_pdf(leaflet, bleed=bleed))


def png_of(page: PrintPage, side: int, *, widest: int) -> bytes:
    """Return a side as PNG, counted from 1; raises Overflow, and IndexError where there is no such side."""
    leaflet = leaflet_of(page, for_print=widest > 1200)
    name = f"{fingerprint(leaflet)}-{widest}-{side}.png"
    if side < 1:
        raise IndexError(side)
    return _kept(name, lambda: _slim(leaflet_png(leaflet, widest=widest)[side - 1]))


def fingerprint(leaflet: Leaflet) -> str:
    """Return the hash of everything a file is made of: words, pictures, templates and typesetter."""
    plain = asdict(leaflet)
    files = plain.pop("files")
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    told = json.dumps([plain, sums, _workshop()], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(told.encode()).hexdigest()[:40]


@cache
def _workshop() -> str:
    found = hashlib.sha256(version("typst").encode())
    for source in sorted(Path(str(printing.__file__)).parent.rglob("*")):
        if source.suffix in (".typ", ".py"):
            found.update(source.read_bytes())
    return found.hexdigest()


def _kept(name: str, make: Callable[[], bytes]) -> bytes:
    path = f"{FOLDER}/{name}"
    try:
        with default_storage.open(path) as file:
            content: bytes = file.read()
    except FileNotFoundError:
        content = make()
        default_storage.save(path, ContentFile(content))
    return content


def remove_old(now: datetime) -> int:
    """Remove the files made longer ago than KEPT; return how many. What is still asked for is made anew."""
    if not default_storage.exists(FOLDER):
        return 0
    _folders, names = default_storage.listdir(FOLDER)
    paths = [f"{FOLDER}/{name}" for name in names]
    old = [path for path in paths if default_storage.get_modified_time(path) < now - KEPT]
    for path in old:
        default_storage.delete(path)
    return len(old)


def _slim(png: bytes) -> bytes:
    """Return the picture in 256 colours: flat colours and letters look the same and weigh a third."""
    from PIL import Image

    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(256).save(out, "PNG", optimize=True)
    return out.getvalue()
