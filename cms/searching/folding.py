"""Vietnamese without its marks, letter for letter: "Đất ở" becomes "dat o"; pure."""

import re
import unicodedata

LONGEST_WORD = 100  # letters; what is longer is no word, and an index has its limits
_WORD = re.compile(r"[^\W_]+")


def _plain(letter: str) -> str:
    """The small letter that `letter` is built on, itself where there is none."""
    base = unicodedata.normalize("NFKD", letter)[0].lower()
    return base if len(base) == 1 and base.isalpha() else letter


_LATIN = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
_TABLE = {code: _plain(chr(code)) for code in _LATIN} | {ord("đ"): "d", ord("Đ"): "d"}
_TABLE |= {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}


def composed(text: str) -> str:
    """Return `text` with every letter and its marks as one character, as keyboards and files differ in it."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return composed `text` in small Latin letters without marks; every letter keeps its place."""
    return text.translate(_TABLE)


def words_of(text: str) -> list[str]:
    """Return the words of composed `text`, small and with their marks: whatever is letters and digits."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(text.lower())]
