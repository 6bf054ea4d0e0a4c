"""Words without marks and capitals, letter for letter, so that places in them are places in the text."""

import re
import unicodedata

_DASHES = dict.fromkeys("‐‑‒–—−", "-")
_OTHERS = {"đ": "d", "Đ": "d", "“": '"', "”": '"', "\u00a0": " ", "\n": " ", **_DASHES}
_KNOWN: dict[int, str] = {}


def bare(text: str) -> str:
    """Return `text` in small letters without marks; as long as `text`."""
    for letter in set(text):
        if ord(letter) not in _KNOWN:
            _KNOWN[ord(letter)] = _bare(letter)
    return text.translate(_KNOWN)


def _bare(letter: str) -> str:
    if letter in _OTHERS:
        return _OTHERS[letter]
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter


def squeezed(text: str) -> str:
    """Return only the letters and digits: "K Ế  HOẠCH:" as "kehoach"."""
    return re.sub(r"[^a-z0-9]", "", bare(text))


def tidy(text: str) -> str:
    """Return `text` on one line without bullets before and end marks after it; "..." stays."""
    text = " ".join(text.split())
    text = re.sub(r"^(?:[-–—•*+]\s*)+", "", text)
    text = re.sub(r"\s*\./\.?$", "", text)
    while text and text[-1] in ".;:," and not re.search(r"(?:\.\.|,\.|…)$", text):
        text = text[:-1].rstrip()
    return text
