"""Vietnamese as people compare it who type without marks; pure."""

import unicodedata

# NFKD takes every Vietnamese letter apart but these two, which have a stroke of their own.
STROKED = str.maketrans({"đ": "d", "Đ": "D"})


def unmarked(text: str) -> str:
    """Return `text` in small letters without Vietnamese marks, đ as d, one blank between words."""
    apart = unicodedata.normalize("NFKD", text.translate(STROKED).lower())
    return " ".join("".join(letter for letter in apart if not unicodedata.combining(letter)).split())
