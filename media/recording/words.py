"""Whether a recording still says what a text says; pure."""

import hashlib
import unicodedata


def words_sha256(text: str) -> str:
    """Hash of the words as they are read: equal for texts that differ in blanks, breaks and encoding only.

    Signs count: "5.000" and "5,000" are read otherwise.
    """
    same = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(same.encode()).hexdigest()
