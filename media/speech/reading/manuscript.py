"""The text as given, made comparable, with the way back to where each character stood.

Vietnamese typed as letter + combining marks becomes single letters, and characters without a
sound (zero-width blanks, direction marks, soft hyphens) go: that is `plain`. `folded` has the
same length and serves the rules: full-width and mathematical letters, foreign decimal digits,
every kind of blank and dash look like their plain forms.
"""

import re
import unicodedata
from dataclasses import dataclass

_SOUNDLESS = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
_ODD = re.compile(rf"[A-Za-zÀ-ỹ][{_MARKS}]+|[{_SOUNDLESS}]+")
_DASHES = "‐‑‒–—―−﹣－"
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_FOLDABLE = re.compile(rf"[{_DASHES}{_BLANKS}\uff01-\uff5e\U0001d400-\U0001d7ff]|(?![0-9])\d")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """`plain` and `folded` have one length; `places[i]` is where plain[i] begins in the source."""

    plain: str
    folded: str
    places: list[int] | None
    length: int

    def place(self, index: int) -> int:
        """The code point of the source at which plain[index] begins (its end for the last index)."""
        return index if self.places is None else self.places[index]


def manuscript(source: str) -> Manuscript:
    """Prepare any string; nothing in it is refused."""
    plain, places = _compose(source)
    return Manuscript(plain, _FOLDABLE.sub(_fold, plain), places, len(source))


def _compose(source: str) -> tuple[str, list[int] | None]:
    """Compose Vietnamese letters and drop soundless characters, noting where each came from."""
    pieces: list[str] = []
    places: list[int] = []
    last = 0
    for match in _ODD.finditer(source):
        composed = _letter(match[0])
        pieces += (source[last : match.start()], composed)
        places += range(last, match.start())
        places += range(match.start(), match.start() + len(composed))
        last = match.end()
    if not last:
        return source, None
    pieces.append(source[last:])
    places += range(last, len(source) + 1)
    return "".join(pieces), places


def _letter(written: str) -> str:
    return unicodedata.normalize("NFC", written) if written[0].isalpha() else ""


def _fold(match: re.Match[str]) -> str:
    """One character's plain look; itself where it has none of the same length."""
    char = match[0]
    if char in _DASHES:
        return "-"
    if char in _BLANKS:
        return " "
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if "\uff01" <= char <= "\uff5e":
        return chr(ord(char) - 0xFEE0)
    if "\U0001d400" <= char <= "\U0001d7ff":
        return unicodedata.normalize("NFKC", char)
    return char
