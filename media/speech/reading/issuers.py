"""Issuers whose letters no table holds, put together from bodies that stand in one.

"HĐPHPBGDPL" is a council (HĐ) and what it does (PH, PBGDPL); "ĐCTUBTWMTTQVN" a chain of bodies. The
parts must cover every letter; what comes out is a guess, and the editor is told.
"""

from functools import cache

from media.speech.reading.cardinals import cardinal, digits
from media.speech.reading.letters import has_letters, spelled
from media.speech.reading.lexicon import Lexicon, data
from media.speech.reading.model import Region

_LONGEST = 20
_MOST_PARTS = 5
_ONE_LETTER_HEADS = {"B": "Bộ", "S": "Sở", "P": "Phòng", "T": "Trung tâm", "H": "Hội"}


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """What a composed issuer begins with, and short parts only such a chain holds."""
    tables = data("issuers")
    return dict(tables["heads"]), dict(tables["parts"])


def composed_issuer(lexicon: Lexicon, written: str) -> str:
    """The body in words, "" where the letters do not come out even."""
    if not 3 <= len(written) <= _LONGEST:
        return ""
    if written[-1] == "X" and lexicon.issuer(written[:-1]):
        return f"{lexicon.issuer(written[:-1])} xã"
    heads, _ = _tables()
    for length in range(min(5, len(written) - 2), 1, -1):
        head = heads.get(written[:length])
        rest = _chain(lexicon, written[length:], _MOST_PARTS - 1) if head else ""
        if rest:
            return f"{head} {rest}"
    field = _part(lexicon, written[1:]) if len(written) > 2 else ""
    head = _ONE_LETTER_HEADS.get(written[0], "")
    return f"{head} {field}" if head and field else ""


def _chain(lexicon: Lexicon, written: str, most: int) -> str:
    """Known parts that cover all the letters, the longest first."""
    whole = _part(lexicon, written)
    if whole or most == 1:
        return whole
    for length in range(len(written) - 2, 1, -1):
        part = _part(lexicon, written[:length])
        rest = _chain(lexicon, written[length:], most - 1) if part else ""
        if rest:
            return f"{part} {rest}"
    return ""


def _part(lexicon: Lexicon, written: str) -> str:
    """One part in words: a body, or an abbreviation with a single reading."""
    _, parts = _tables()
    known = parts.get(written) or lexicon.issuer(written)
    if known or len(written) < 3:
        return known
    entries = lexicon.readings(written)
    settled = len(entries) == 1 and entries[0].certain and entries[0].kind != "foreign"
    return entries[0].spoken if settled else ""


def numbered_unit(written: str, region: Region) -> str:
    """ "PX01", "PC07": letters by name, then the number as it is called; "" for anything else."""
    letters = written.rstrip("0123456789")
    figures = written[len(letters) :]
    if not figures or not 1 <= len(letters) <= 3 or not has_letters(letters):
        return ""
    return f"{spelled(letters)} {digits(figures) if figures[0] == '0' else cardinal(figures, region)}"
