"""A bulletin as it is read and jumped through: its parts in order, their words and places in the sound."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from broadcast.models import BulletinItem, ItemKind
from broadcast.public.days import position

TUNES = frozenset({ItemKind.SIGNATURE, ItemKind.OUTRO})
CONTENT = frozenset({ItemKind.HEADLINES, ItemKind.ITEM})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bulletin; `starts_at` in seconds, None where it is not known.

    A `tune` has no words; `content` is what people listen for, not the words around it.
    """

    anchor: str
    title: str
    text: str
    starts_at: float | None
    tune: bool
    content: bool

    @property
    def at(self) -> str:
        return position(self.starts_at or 0.0)


def parts(items: Iterable[BulletinItem]) -> list[Part]:
    """The parts a listener tells apart, separators and wordless lines without a tune left out."""
    return [
        Part(
            anchor=f"phan-{line.position}",
            title=line.title or capfirst(line.get_kind_display()),
            text=line.text.strip(),
            starts_at=line.starts_at,
            tune=line.kind in TUNES,
            content=line.kind in CONTENT,
        )
        for line in items
        if line.kind in TUNES or (line.kind != ItemKind.SEPARATOR and line.text.strip())
    ]


def chapters(read: list[Part]) -> list[Part]:
    """The places one can jump to: the opening, and each part with content."""
    placed = [part for part in read if part.starts_at is not None]
    opening = [replace(part, title=_("Opening")) for part in placed[:1] if not part.content]
    return opening + [part for part in placed if part.content]


def chapters_json(read: list[Part], title: str) -> dict[str, Any]:
    """The chapters in the podcast namespace's JSON form, version 1.2.0."""
    listed = [{"startTime": round(part.starts_at or 0.0, 2), "title": part.title} for part in chapters(read)]
    return {"version": "1.2.0", "title": title, "chapters": listed}


def as_text(read: list[Part], title: str) -> str:
    """The whole bulletin as plain text, a blank line between its parts."""
    blocks = [title]
    for part in read:
        words = part.text or f"({_('music')})"
        blocks.append(f"{part.title}\n{words}")
    return "\n\n".join(blocks) + "\n"
