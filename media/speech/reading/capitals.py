"""Words in capitals: headings and names are words, not letters."""

import re

from media.speech.reading.model import Certainty, SpanKind
from media.speech.reading.page import Found, Page
from media.speech.reading.roman import roman
from media.speech.reading.syllables import is_syllable, toneless

_WORD = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r"[ ]{1,3}(?=([^\W\d_]{1,8})(?![^\W_]))")
_BEFORE = re.compile(r"([^\W\d_]{1,8})[ ,:;–-]{1,3}$")
_AFTER = re.compile(r"[ ,:;–-]{1,3}([^\W\d_]{1,8})(?![^\W_])")
_LOAN = re.compile(r"(?:[^\W\d_a-zà-ỹđ]{1,6}-){1,4}[^\W\d_a-zà-ỹđ]{1,6}(?![\w-])")
_SAYABLE = re.compile(
    r"(?:[bckgpft][rl]|s[ckpt]r?|[b-df-hj-np-tv-xzđ])?[aeiouyăâêôơư]{1,2}[cghklmnpstx]{0,2}"
)
_LOAN_DOUBT = (Certainty.LIKELY, "loan-word")
_TONED = re.compile(r"[À-ÃÈ-ÊÌ-ÍÒ-ÕÙ-ÚÝĂĨŨƠẠ-Ỹ]")


def capitals(page: Page, pos: int) -> Found | None:
    """A run of words in capitals, as words: the first letter stays a capital."""
    if page.inside_word(pos):
        return None
    match = _WORD.match(page.text, pos)
    if match is None or not is_capital_word(page, match[0]):
        return None
    end = match.end()
    while (following := _NEXT.match(page.text, end)) and _goes_on(page, following.end(), following[1]):
        end = following.end() + len(following[1])
    written = page.text[pos:end]
    return Found(end, written[0] + written[1:].lower(), SpanKind.CAPITALS)


def loan_word(page: Page, pos: int) -> Found | None:
    """ "MI-CRO", "AM-PLI": a loan word parted by hyphens, not abbreviations side by side."""
    match = _LOAN.match(page.text, pos)
    if match is None or page.inside_word(pos) or match[0] in page.lexicon:
        return None
    pieces = match[0].split("-")
    known = [piece in page.lexicon for piece in pieces]
    if all(known) or not all(_is_sayable(piece.lower()) for piece in pieces):
        return None
    return Found(match.end(), match[0][0] + match[0][1:].lower(), SpanKind.CAPITALS, *_LOAN_DOUBT)


def _is_sayable(piece: str) -> bool:
    return is_syllable(piece) or _SAYABLE.fullmatch(toneless(piece)) is not None


def is_capital_word(page: Page, word: str) -> bool:
    """Two capitals or more that make a Vietnamese syllable, or carry a tone mark."""
    if len(word) < 2 or not (word.isupper() and word.isalpha()):
        return False
    return is_syllable(word.lower()) or (_TONED.search(word) is not None and word not in page.lexicon)


def in_capitals(page: Page, pos: int, end: int) -> bool:
    """True where the word before or after is a word in capitals too."""
    before = _BEFORE.search(page.text[max(0, pos - 12) : pos])
    after = _AFTER.match(page.text, end)
    return any(
        match is not None and is_capital_word(page, match[1]) and match[1] not in page.lexicon
        for match in (before, after)
    )


def _goes_on(page: Page, pos: int, word: str) -> bool:
    """True for one more word; a numeral that the words before call for is none."""
    if roman(page, pos):
        return False
    if len(word) == 1:
        return word in "YÝÔÁÀÊÂĂƠƯỞỒ"
    return is_capital_word(page, word) and not _called_otherwise(page, pos, word)


def _called_otherwise(page: Page, pos: int, word: str) -> bool:
    """ "AI" in "ỨNG DỤNG AI": looks like a word, but the words beside it ask for the abbreviation."""
    entries = [entry for entry in page.lexicon.readings(word) if entry.likely and entry.has_context]
    if not entries:
        return False
    left, right = page.left(pos), page.right(pos + len(word))
    held = next((entry for entry in entries if entry.holds(left, right)), None)
    return held is not None and held.spoken != word.lower()
