"""Units beside numbers: "12,5 km2", "500.000đ", "38°C"; and bare ones: "đồng/m2"."""

import re
from functools import cache

from media.speech.reading.cardinals import cardinal
from media.speech.reading.lexicon import data
from media.speech.reading.model import SpanKind
from media.speech.reading.page import Found, Page

# Letters that no Vietnamese word consists of, so that they are units even without a number.
_BARE = re.compile(
    r"(?:[kKdcm]?[mM][23²³]|[kK][mg]|KM|KG|[kK][Ww]h|kVA?|kW|cm|mm|mg|ml|MW|kHz|MHz)(?![^\W_])"
)
_BESIDE_SLASH = re.compile(r"(?:ha|g|m|l|h|s|tr|đ)(?![^\W_])")


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    table = data("units")
    return dict(table["units"]), dict(table["attached"])


@cache
def _pattern() -> re.Pattern[str]:
    spaced, attached = _tables()
    return re.compile(rf" ?({_any(spaced)})|({_any(attached)})")


def _any(table: dict[str, str]) -> str:
    """Longest first; one that ends in a letter or figure ends a word."""
    ordered = sorted(table, key=len, reverse=True)
    return "|".join(re.escape(unit) + (r"(?![^\W_])" if unit[-1].isalnum() else "") for unit in ordered)


def unit_at(text: str, pos: int) -> tuple[int, str] | None:
    """The unit that follows a number ending at `pos`: where it ends and how it is said."""
    match = _pattern().match(text, pos)
    if match is None:
        return None
    spaced, attached = _tables()
    return match.end(), spaced[match[1]] if match[1] else attached[match[2]]


def bare_unit(page: Page, pos: int) -> Found | None:
    """A unit that stands without a number: "đồng/m2", "(kg)"."""
    match = _BARE.match(page.text, pos)
    if match is None and _between_slashes(page, pos):
        match = _BESIDE_SLASH.match(page.text, pos)
    if match is None or page.inside_word(pos):
        return None
    found = unit_at(page.text, pos)
    return Found(found[0], found[1], SpanKind.UNIT) if found else None


def _between_slashes(page: Page, pos: int) -> bool:
    """True for the letters of "tấn/ha" and "(ha)"."""
    before = page.text[pos - 1 : pos]
    return before == "/" or (before == "(" and page.text[pos : pos + 4].find(")") > 0)


_HEIGHT = re.compile(r"(\d{1,3})m(\d{2}|[014-9])(?![\w])")


def metres_and_more(page: Page, pos: int) -> Found | None:
    """ "1m65": metres and centimetres (but "1m2" is an area)."""
    match = _HEIGHT.match(page.text, pos)
    if match is None:
        return None
    words = f"{cardinal(match[1], page.region)} mét {cardinal(match[2], page.region)}"
    return Found(match.end(), words, SpanKind.UNIT)
