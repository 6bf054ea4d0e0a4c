"""Typst, which turns our templates and plain data into PDF and PNG.

Text reaches a template as JSON through sys.inputs and never as source, so no text is ever Typst code.
Fonts come from wheels or from inside Typst; what the machine has installed is never used.
"""

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import font_roboto
import font_source_sans_pro
import typst

TEMPLATES = Path(__file__).parent / "templates"
MOST_LETTERS = 400_000  # of one data set; a template takes about a second for as many


@dataclass(frozen=True, slots=True)
class Place:
    """Where text does not fit: `block` is the id its caller gave, `what` its words, `by` millimetres."""

    block: str
    what: str
    by: float


class Overflow(Exception):
    """Text or pictures stand out of the place they were given; nothing was cut, nothing was made."""

    def __init__(self, places: list[Place]) -> None:
        super().__init__("; ".join(f"{place.block}: {place.by:.1f} mm too much" for place in places))
        self.places = places


class TooLong(Exception):
    """More text than any sheet of paper is meant for."""


class Typesetter:
    """One document: a template with its data and pictures, made as PDF or PNG as often as wanted.

    `pictures` are files by name ("1.jpg"), which the template reads as "pictures/1.jpg". Use it as a
    context manager: what lies on disk is gone afterwards.
    """

    def __init__(
        self, template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes] | None = None
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="loa-xa-print-")
        root = Path(self._folder.name)
        for source in TEMPLATES.glob("*.typ"):
            shutil.copy(source, root)
        (root / "pictures").mkdir()
        for name, content in (pictures or {}).items():
            (root / "pictures" / Path(name).name).write_bytes(content)
        words = json.dumps(data, ensure_ascii=False)
        if len(words) > MOST_LETTERS:
            self._folder.cleanup()
            raise TooLong(f"{len(words)} letters")
        self._compiler = typst.Compiler(
            str(root / f"{template}.typ"),
            root=str(root),
            font_paths=_fonts(),
            sys_inputs={"data": words},
            package_path=str(root),
            package_cache_path=str(root),
        )

    def __enter__(self) -> "Typesetter":
        return self

    def __exit__(self, *_how: object) -> None:
        self._folder.cleanup()

    def overflow(self) -> list[Place]:
        """Return every place where something does not fit, as the template measured it."""
        found = self.told("overflow")
        return [Place(str(one["block"]), str(one["what"]), round(float(one["by"]), 1)) for one in found]

    def told(self, label: str) -> list[dict[str, Any]]:
        """Return what the template says of itself under a label."""
        found: list[dict[str, Any]] = json.loads(self._compiler.query(f"<{label}>", field="value"))
        return found

    def pdf(self) -> bytes:
        """Return the document, even where something does not fit."""
        made = self._compiler.compile(format="pdf")
        assert isinstance(made, bytes)
        return made

    def png(self, dots_per_inch: float = 96.0) -> list[bytes]:
        """Return a picture of every page, even where something does not fit."""
        made = self._compiler.compile(format="png", ppi=dots_per_inch)
        return [made] if isinstance(made, bytes) else list(made or [])


def typeset(template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes] | None = None) -> bytes:
    """Return the PDF of a template with its data; raises Overflow where something does not fit."""
    with Typesetter(template, data, pictures) as setter:
        places = setter.overflow()
        if places:
            raise Overflow(places)
        return setter.pdf()


@cache
def _fonts() -> typst.Fonts:
    wheels = (font_roboto, font_source_sans_pro)
    folders = [str(Path(str(wheel.__file__)).parent / "files") for wheel in wheels]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)
