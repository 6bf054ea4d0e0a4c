"""The words of a letter as they are kept: in one spelling, without marks nobody sees. Pure."""

import hashlib
import re
import unicodedata

from cms.unmarked import unmarked

# Marks that turn the direction of a line or stand nowhere: they make a text read as what it does not say.
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def seen(text: str) -> str:
    """Return `text` composed (NFC), with plain line ends, without unseen marks; NUL is left to be refused."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROLS.sub("", _UNSEEN.sub("", text)))


def digest(*parts: str) -> str:
    """Return what two letters of the same words share, whatever their marks and blanks (64 hex digits)."""
    return hashlib.sha256("\x1f".join(map(unmarked, parts)).encode()).hexdigest()
