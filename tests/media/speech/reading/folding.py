"""How a reading is compared: lower case, punctuation and runs of blanks folded to one blank.

Old and new placing of the tone mark, and a few loan spellings, count as one.
"""

import re
import unicodedata

_SPELLINGS = (
    ("oà", "òa"), ("oá", "óa"), ("oạ", "ọa"), ("oả", "ỏa"), ("uỷ", "ủy"), ("uỳ", "ùy"), ("uỵ", "ụy"),
    ("qúy", "quý"), ("kí lô", "ki lô"), ("óat", "oát"), ("tỉ đồng", "tỷ đồng"),
)  # fmt: skip


def fold(text: str) -> str:
    text = _one_spelling(unicodedata.normalize("NFC", text).lower())
    text = re.sub(r"[^\w]+", " ", text.replace("_", " "))
    return re.sub(r"\s+", " ", text).strip()


def fold_pattern(pattern: str) -> str:
    pattern = re.sub(r"(?<=\w)-(?=\w)", " ", pattern)
    return _one_spelling(unicodedata.normalize("NFC", pattern))


def _one_spelling(text: str) -> str:
    for old, new in _SPELLINGS:
        text = text.replace(old, new)
    return text
