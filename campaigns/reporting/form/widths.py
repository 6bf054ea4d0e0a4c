"""How wide words are in Times and its like, so that rules fit their text and no word leaves its column."""

import unicodedata

# Thousandths of the size, as in the Adobe metrics of Times Bold; the upright letters are a little narrower.
_GROUPS = {
    "| .,\u00a0": 250,
    "il/'": 278,
    "jtf-():;[]": 333,
    "Is": 389,
    "cerz": 444,
    "Jagovxy0123456789": 500,
    "bdđhknpquS": 556,
    "FP": 611,
    "BELTZ": 667,
    "ACDĐNRUVXYw": 722,
    "GHKOQ": 778,
    "m&": 833,
    "M": 944,
}
_WIDTHS = {sign: width for signs, width in _GROUPS.items() for sign in signs}
_WIDEST = 1000
_MILLIMETRES_A_POINT = 25.4 / 72


def width_of(text: str, size: float) -> float:
    """Return about how wide `text` is in bold letters of `size` points, in millimetres; rather too wide."""
    return (
        sum(_thousandths(sign) for sign in unicodedata.normalize("NFD", text))
        * size
        * (_MILLIMETRES_A_POINT / 1000)
    )


def _thousandths(sign: str) -> int:
    return 0 if unicodedata.combining(sign) else _WIDTHS.get(sign, _WIDEST)
