"""Words in capitals: headings and names are words, not letters."""

import re

from media.speech.reading.model import SpanKind
from media.speech.reading.page import Found, Page
from media.speech.reading.roman import roman
from media.speech.reading.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
_NEXT = re.compile(r"[ ]{1,3}(?=([^\W\d_]{1,8})(?![^\W_]))")
_BEFORE = re.compile(r"([^\W\d_]{1,8})[ ,:;–-]{1,3}$")
_AFTER = re.compile(r"[ ,:;–-]{1,3}([^\W\d_]{1,8})(?![^\W_])")
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
    return is_capital_word(page, word)
