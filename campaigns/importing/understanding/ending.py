"""Recipients and signature."""

import re
from collections.abc import Iterator, Sequence

from campaigns.importing.draft import Said
from campaigns.importing.sources.flow import shouted
from campaigns.importing.sources.model import Paragraph
from campaigns.importing.understanding.folding import bare, squeezed, tidy
from campaigns.importing.understanding.markers import Depth, item
from campaigns.importing.understanding.parts import signs

_NAME = re.compile(
    r"^(?:(?:ThS|TS|BS|CN|KS)\.?\s*)?[^\W\d_]+(?:\s[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)?){1,4}$"
)
_NOT_NAMES = re.compile(
    r"^luu |uy ban|nhan dan|chu tich|da ky|ky ten|nguoi|van phong|phong |ban |noi nhan|ky boi"
)
_SAME_LINE = re.compile(r"^\W*n\s*o\s*i\s*n\s*h\s*a\s*n\s*:?\W*")


def recipients(closing: Sequence[Paragraph]) -> tuple[Said, ...]:
    """Return those the plan is sent to, as written, without bullets and end marks."""
    return tuple(_recipients(closing))


def _recipients(closing: Sequence[Paragraph]) -> Iterator[Said]:
    listing = signed = False
    for paragraph in closing:
        text = paragraph.text
        if squeezed(text[:20]).startswith("noinhan"):
            listing = True
            begins = _SAME_LINE.match(bare(text))
            text = text[begins.end() :] if begins else ""
        elif signs(paragraph):
            signed = True
            continue
        elif _is_name(paragraph) or (signed and item(paragraph).depth is Depth.NONE):
            continue
        if listing and text.strip(" :*_-"):
            yield from (Said(tidy(piece), paragraph.lines) for piece in _listed(text))


def _listed(text: str) -> list[str]:
    """Several recipients on one line, each behind its dash."""
    pieces = re.split(r";\s*[-–+]\s*", text)
    return [piece for piece in pieces if tidy(piece)]


def signature(closing: Sequence[Paragraph]) -> tuple[Said | None, tuple[Said, ...]]:
    """Return who signed, and the office lines above the name."""
    offices = tuple(Said(" ".join(one.text.split()), one.lines) for one in closing if signs(one))
    signed = next((at for at, one in enumerate(closing) if signs(one)), 0)
    names = [one for one in closing[signed:] if _is_name(one)]
    if not names:
        return None, offices
    name = names[-1] if offices and len(names) == 1 else names[0]
    return Said(" ".join(name.text.split()).strip("*_ "), name.lines), offices


def _is_name(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip(" *_.")
    if item(paragraph).depth is not Depth.NONE or not _NAME.match(text) or _NOT_NAMES.search(bare(text)):
        return False
    capitals = all(word[0].isupper() for word in text.split())
    return capitals and not (shouted(text) and len(text.split()) < 3)
