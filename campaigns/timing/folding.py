"""Phrases without marks, capitals and stray blanks, so that one pattern finds every spelling; pure."""

import re
import unicodedata

_STROKED = str.maketrans({"đ": "d", "Đ": "d"})
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_ORDINALS = ["mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"]
_COUNTED = re.compile(
    rf"\b({'|'.join(_ORDINALS)})"
    r"(?= (?:lan|buoi|dot|so|ky|luot|ngay|cuoc|bai|tin|chuyen muc|chuyen de|ban tin|hoi nghi)\b)"
)
_TIMES_AFTER = re.compile(r"(?<=lan )(mot|hai|ba)(?= (?:tuan|thang|quy|nam|ngay)\b)")


def folded(text: str) -> str:
    """Return `text` in small letters without marks, numbers of times in digits, one blank between words."""
    bare = unicodedata.normalize("NFD", text.translate(_STROKED).translate(_DASHES))
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter)).lower()
    bare = re.sub(r"[\s ]+", " ", bare)
    bare = re.sub(r" ?([/,;-]) ?", r"\1", bare.replace("/ ", "/"))
    bare = re.sub(r"\(([^()]*)\)", r"\1", bare).strip(" .;:,-")
    return _digits(bare)


def _digits(bare: str) -> str:
    """Write small numbers in words as digits where they count something: "hai lan" as "2 lan"."""
    counted = _COUNTED.sub(lambda found: str(_ORDINALS.index(found[1]) + 1), bare)
    return _TIMES_AFTER.sub(lambda found: str(_ORDINALS.index(found[1]) + 1), counted)
