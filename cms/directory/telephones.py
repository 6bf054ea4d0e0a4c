"""Telephone numbers as people write them and as telephones take them. Pure."""

import re

COUNTRY = "+84"
SHORTEST_LONG = 9  # digits; anything shorter is a short number (113, 1022) and dialled as it is


def dialled(written: str) -> str:
    """Return what follows "tel:": "0299 123 456" -> "+84299123456", "1022" -> "1022"; "" for none."""
    digits = re.sub(r"\D", "", written)
    if written.strip().startswith("+"):
        return f"+{digits}"
    if digits.startswith("0") and len(digits) >= SHORTEST_LONG:
        return COUNTRY + digits[1:]
    return digits
