"""The reader: walks the text once, asks the rules in order, and gathers words and spans.

The result is read again until reading changes nothing, so that what is spoken is final.
"""

import re

from media.speech.reading import abbreviations as abbr
from media.speech.reading import (
    addresses,
    capitals,
    codes,
    markers,
    roman,
    slashes,
    symbols,
    units,
    unknown_letters,
)
from media.speech.reading.counted_months import months_or_tonnes
from media.speech.reading.dates import date
from media.speech.reading.drafts import Draft
from media.speech.reading.fractions import fraction, ratio
from media.speech.reading.lexicon import Lexicon
from media.speech.reading.manuscript import manuscript
from media.speech.reading.merging import followed_by
from media.speech.reading.model import Reading, Region, SpanKind
from media.speech.reading.numbers import number
from media.speech.reading.page import Found, Page, Rule
from media.speech.reading.phones import phone
from media.speech.reading.times import time_of_day

_TOKEN = re.compile(r"(?P<word>[^\W\d_]+)|(?P<figures>\d)|(?P<blank>\s+)|(?P<mark>.)", re.DOTALL)
_OWN_FIRST = re.compile(r"\w+|\W")
_ROUNDS = 6

_FIGURES: tuple[Rule, ...] = (
    markers.marker,
    codes.document_code,
    months_or_tonnes,
    date,
    phone,
    time_of_day,
    addresses.mail,
    addresses.web,
    abbr.figure_and_letter,
    units.metres_and_more,
    fraction,
    ratio,
    number,
)
_UPPER: tuple[Rule, ...] = (
    abbr.letter_after_figure,
    markers.marker,
    addresses.mail,
    addresses.web,
    abbr.slashed,
    codes.standard,
    roman.roman,
    abbr.with_number,
    capitals.loan_word,
    abbr.abbreviation,
    capitals.capitals,
    units.bare_unit,
    unknown_letters.unknown,
)
_LOWER: tuple[Rule, ...] = (
    markers.marker,
    markers.inner_letter,
    addresses.mail,
    addresses.web,
    abbr.slashed,
    units.bare_unit,
    symbols.between,
    abbr.lower_case,
)

# Marks by the character they begin with; every other mark goes through _OTHER.
_MARKS: dict[str, tuple[Rule, ...]] = {
    "(": (phone,),
    "+": (markers.marker, phone, symbols.between),
    "-": (markers.marker, symbols.end_mark, symbols.dash),
    "*": (markers.marker, symbols.sign),
    "[": (addresses.link_text,),
    "]": (addresses.link_target,),
    "<": (symbols.tag, symbols.comparison),
    "/": (codes.blank_code, symbols.end_mark, slashes.slash),
    ".": (codes.blank_code, symbols.end_mark),
    "…": (codes.blank_code, symbols.end_mark),
    "_": (codes.blank_code, symbols.end_mark, symbols.sign),
    "=": (markers.marker, symbols.end_mark, symbols.between),
    "~": (symbols.end_mark, symbols.comparison, symbols.sign),
}
_OTHER: tuple[Rule, ...] = (
    markers.marker,
    symbols.comparison,
    symbols.between,
    markers.round_number,
    roman.roman_character,
    symbols.sign,
    symbols.odd_figure,
)

_PLAIN = re.compile(r"[ ,;:!?\n\"“]+([^\W\d_]{2,7})(?=[ ,;:!?)\n\r\t\"”]|\Z)")
_PLAIN_MARKS = frozenset(",;:!?)\"'“”‘’{}")
_BOUND = re.compile(r"(?![^\W_])")


def read(text: str, *, region: Region = Region.NORTH, lexicon: Lexicon | None = None) -> Reading:
    """Turn official text into the words a newsreader says. Never raises on any string."""
    lexicon = lexicon or Lexicon.shipped()
    draft = _once(text, region, lexicon)
    for _ in range(_ROUNDS):
        again = _once(draft.text, region, lexicon)
        if again.text == draft.text:
            break
        draft = followed_by(draft, again)
    return Reading(text, draft.text, tuple(draft.spans), region)


def _once(text: str, region: Region, lexicon: Lexicon) -> Draft:
    script = manuscript(text)
    page = Page(script.folded, region, lexicon)
    draft = Draft(script)
    kept, pos, size = 0, 0, len(script.folded)
    while pos < size:
        pos = _past_plain_words(page, pos)
        if pos >= size:
            break
        found, end = _at(page, pos)
        if found is not None:
            draft.keep(kept, pos)
            draft.say(pos, found)
            kept = end = found.end
        pos = end
    draft.keep(kept, size)
    return draft.finish()


def _past_plain_words(page: Page, pos: int) -> int:
    """Skip syllables in lower case (or with one capital) between blanks: no rule speaks of them."""
    is_plain = page.lexicon.is_plain
    match = _PLAIN.match(page.text, pos)
    while match is not None and is_plain(match[1]):
        pos = match.end()
        match = _PLAIN.match(page.text, pos)
    return pos


def _at(page: Page, pos: int) -> tuple[Found | None, int]:
    """What the first rule that knows the place makes of it, or where the plain token ends."""
    match = _TOKEN.match(page.text, pos)
    assert match is not None
    group, token = match.lastgroup, match[0]
    if group == "blank":
        return None, match.end()
    if group == "word" and not token.isalpha():
        group, token = _letters(token)
    found = _own(page, pos) if page.lexicon.own else None
    if found is None and token not in _PLAIN_MARKS:
        found = _first(_rules(group, token), page, pos)
        if found is None and group == "word":
            found = unknown_letters.mixed_case(page, pos, token)
    return found, pos + len(token)


def _letters(token: str) -> tuple[str, str]:
    """A word up to its first character that is no letter ("m²"); that character alone if it leads."""
    length = next(index for index, char in enumerate(token) if not char.isalpha())
    return ("word", token[:length]) if length else ("mark", token[0])


def _rules(group: str | None, token: str) -> tuple[Rule, ...]:
    if group == "mark":
        return _MARKS.get(token, _OTHER)
    if group == "figures":
        return _FIGURES
    return _LOWER if token[0].islower() else _UPPER


def _first(rules: tuple[Rule, ...], page: Page, pos: int) -> Found | None:
    for rule in rules:
        found = rule(page, pos)
        if found is not None:
            return found
    return None


def _own(page: Page, pos: int) -> Found | None:
    """The station's own entries, before every rule."""
    first = _OWN_FIRST.match(page.text, pos)
    if first is None or page.inside_word(pos):
        return None
    for entry in page.lexicon.own_starting(first[0].lower()):
        end = pos + len(entry.written)
        written = page.text[pos:end]
        same = written == entry.written or (
            not entry.case_sensitive and written.lower() == entry.written.lower()
        )
        if same and _BOUND.match(page.text, end) and entry.holds(page.left(pos), page.right(end)):
            return Found(end, entry.spoken, SpanKind.DICTIONARY)
    return None
