"""When two plans are the same one. Pure."""

import hashlib
import re
from datetime import date

from campaigns.importing.understanding.folding import bare
from cms.plan_import.units import key_of


def symbol_key(symbol: str) -> str:
    """Return what is compared of a number and symbol: "Số: 096/KH-UBND" as "96khubnd"."""
    words = re.sub(r"^so", "", re.sub(r"[^a-z0-9]", "", bare(symbol)))
    return words.lstrip("0")


def same(ours: tuple[str, str], theirs: tuple[str, str]) -> bool:
    """Whether (issuer, symbol) of two plans of one day are one; an issuer that is not said is any."""
    if symbol_key(ours[1]) != symbol_key(theirs[1]):
        return False
    one, other = key_of(ours[0]), key_of(theirs[0])
    return not one or not other or one == other


def identity_of(issuer: str, symbol: str, issued_on: date | None) -> str:
    """Return a fingerprint that a plan has wherever it is read from; "" without number or date."""
    if not symbol_key(symbol) or issued_on is None:
        return ""
    said = f"{key_of(issuer)}|{symbol_key(symbol)}|{issued_on.isoformat()}"
    return hashlib.sha256(said.encode()).hexdigest()
