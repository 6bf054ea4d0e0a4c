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
_INTERVALS = re.compile(rf"\b({'|'.join(_ORDINALS)})(?= (?:tuan|thang|quy|nam)(?:/| )(?:mot |1 )?lan\b)")
_SHORT = (
    (re.compile(r"\bt\.? ?(?=(?:1[0-2]|0?[1-9])/20\d\d)"), "thang "),
    (re.compile(r"\bq\.? ?(?=(?:iv|i{1,3}|[1-4])(?:/| ))"), "quy "),
    (re.compile(r"\bchu nhat\b|\bcn\b"), "thu 8"),
)
_AFTER = re.compile(r"\bsau\b", re.IGNORECASE)  # without its mark it is no six
_NO_NUMBER = "\x01"
_TIMES_AFTER = re.compile(r"(?<=lan )(mot|hai|ba)(?= (?:tuan|thang|quy|nam|ngay)\b)")


def folded(text: str) -> str:
    """Return `text` in small letters without marks, numbers of times in digits, one blank between words."""
    text = _AFTER.sub("sau" + _NO_NUMBER, unicodedata.normalize("NFC", text))
    bare = unicodedata.normalize("NFD", text.translate(_STROKED).translate(_DASHES))
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter)).lower()
    bare = re.sub(r"[\s ]+", " ", bare)
    bare = re.sub(r" ?([/,;-]) ?", r"\1", bare.replace("/ ", "/"))
    bare = re.sub(r"\(([^()]*)\)", r"\1", bare).strip(" .;:,-")
    for short, full in _SHORT:
        bare = short.sub(full, bare)
    return _digits(bare).replace(_NO_NUMBER, "")


def _digits(bare: str) -> str:
    """Write small numbers in words as digits where they count something: "hai lan" as "2 lan"."""
    counted = _COUNTED.sub(lambda found: str(_ORDINALS.index(found[1]) + 1), bare)
    counted = _INTERVALS.sub(lambda found: str(_ORDINALS.index(found[1]) + 1), counted)
    return _TIMES_AFTER.sub(lambda found: str(_ORDINALS.index(found[1]) + 1), counted)
