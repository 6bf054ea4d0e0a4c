"""Capitals no dictionary knows: made of known ones, issuers of documents, words, or spelled."""

import re
from itertools import pairwise

from media.speech.reading.letters import has_letters, spelled
from media.speech.reading.lexicon import Entry
from media.speech.reading.model import Certainty, SpanKind
from media.speech.reading.page import Found, Page
from media.speech.reading.syllables import is_syllable

_CAPITALS = re.compile(r"[^\W\d_]{2,}")
_LONGEST = 16


def unknown(page: Page, pos: int) -> Found | None:
    """Capitals that are neither known nor a syllable."""
    match = _CAPITALS.match(page.text, pos)
    if match is None or page.inside_word(pos) or not (match[0].isupper() and match[0].isalpha()):
        return None
    words, kind, certainty, note = _reading(page, match[0])
    return Found(match.end(), words, kind, certainty, note)


def _reading(page: Page, written: str) -> tuple[str, SpanKind, Certainty, str]:
    """The best there is, and why the editor is told."""
    body = page.lexicon.issuer(written) if len(written) > 2 else ""
    if body:
        return body, SpanKind.ABBREVIATION, Certainty.LIKELY, "issuer"
    parts = _made_of(page, written) if len(written) <= _LONGEST else None
    if parts and all(len(entries) == 1 for entries in parts):
        words = " ".join(entries[0].spoken for entries in parts)
        return words, SpanKind.ABBREVIATION, Certainty.UNSETTLED, "composed-abbreviation"
    if _is_foreign_word(written):
        return written.lower(), SpanKind.UNKNOWN, Certainty.UNSETTLED, "unknown-word"
    return spelled(written), SpanKind.ABBREVIATION, Certainty.UNSETTLED, "unknown-abbreviation"


def _made_of(page: Page, written: str) -> list[tuple[Entry, ...]] | None:
    """ "BCĐPCTT" = BCĐ + PCTT: two or three known ones of two letters or more, the longest first."""
    for cut in range(len(written) - 2, 1, -1):
        entries = page.lexicon.readings(written[:cut])
        if not entries or entries[0].kind == "foreign":
            continue
        rest = page.lexicon.readings(written[cut:])
        if rest and rest[0].kind != "foreign":
            return [entries, rest]
        more = _made_of(page, written[cut:]) if len(written) - cut >= 4 else None
        if more and len(more) == 2:
            return [entries, *more]
    return None


def _is_foreign_word(written: str) -> bool:
    """Long and with vowels enough to be said as a word ("PLEIKU"), or of other letters."""
    if not has_letters(written):
        return True
    vowels = sum(char in "AEIOUYĂÂÊÔƠƯ" for char in written)
    return len(written) >= 5 and vowels * 3 >= len(written)


def mixed_case(page: Page, pos: int, token: str) -> Found | None:
    """A word with capitals in its midst: an abbreviation run into a word, or not known."""
    if token[1:].islower() or page.inside_word(pos) or not _two_capitals(token):
        return None
    length = next((index for index, char in enumerate(token) if not char.isupper()), len(token))
    if length > 1 and token[:length] in page.lexicon and is_syllable(token[length:]):
        words = page.lexicon.readings(token[:length])[-1].spoken
        return Found(pos + length, words, SpanKind.ABBREVIATION, Certainty.LIKELY, "run-together")
    end = pos + len(token)
    return Found(end, token.lower(), SpanKind.UNKNOWN, Certainty.UNSETTLED, "unknown-word")


def _two_capitals(token: str) -> bool:
    return any(one.isupper() and other.isupper() for one, other in pairwise(token))
