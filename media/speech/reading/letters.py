"""Letters by their Vietnamese names, for what can only be spelled."""

import re

_NAMES = dict(
    zip(
        "ABCDĐEFGHIJKLMNOPQRSTUVWXYZ",
        ("a bê xê dê đê e ép giê hát i gi ca lờ mờ nờ o pê quy rờ ét tê u vê vê-kép ích i-dài dét")
        .replace(" ", "|")
        .split("|"),
        strict=True,
    )
)
_NAMES |= {"Ă": "á", "Â": "ớ", "Ê": "ê", "Ô": "ô", "Ơ": "ơ", "Ư": "ư"}
# Beside a number ("5G", "H5N1") some letters have a shorter name.
_SHORT = {**_NAMES, "G": "gờ", "N": "nờ", "M": "mờ", "L": "lờ"}
_LONGEST = 12


def spelled(written: str) -> str:
    """Letter by letter: "XYZ" -> "ích i-dài dét"; a long or foreign word in lower case instead."""
    letters = [char for char in written if char.isalnum()]
    names = [_NAMES.get(char.upper(), "") for char in letters]
    if len(letters) > _LONGEST or not all(names):
        return written.lower()
    return " ".join(names)


def letter_beside_number(letter: str) -> str:
    """The name of one letter in "5G", "A4", "H5N1"."""
    return _SHORT.get(letter.upper(), letter.lower())


def has_letters(written: str) -> bool:
    """True if every character has a Vietnamese letter name."""
    return re.fullmatch(r"[A-ZĐĂÂÊÔƠƯa-zđăâêôơư]+", written) is not None
