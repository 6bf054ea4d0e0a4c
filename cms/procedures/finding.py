"""Finding a procedure by what a resident wants to do: without marks, in any order, forgiving a slip. Pure.

Every word asked for has to be found; words that only introduce a wish ("tôi muốn làm giấy …") help where
they are found and hinder nowhere. A word no procedure uses is read as one that is a slip away. Where no
procedure has all words, those that have most of them answer.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cms.unmarked import STROKED

LONGEST_QUERY = 120  # characters that are read; more are somebody's mistake or mischief
SHORTEST_SLIP = 4  # letters; a shorter word with one changed is another word
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_INTRODUCING = frozenset(
    "anh bà bác cách cần cấp cho chị chú có con cô của đâu đăng để đi được em giấy gì hồ ký làm lại mất muốn "
    "nào như nộp nơi ở ra sao sơ tại tôi thế thì thủ tờ tục tui và về việc xin".translate(STROKED).split()
)
_OPENING = re.compile(
    r"^(?:(?:thủ tục|đăng ký lại|đăng ký|cấp lại|cấp|xác nhận|giải quyết|thực hiện|xác định|xét|hỗ trợ)\s+)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a procedure is found by; `key` is whatever the caller knows it by."""

    key: int
    title: str
    code: str = ""
    field: str = ""
    synonyms: tuple[str, ...] = ()


def fold(text: str) -> str:
    """Return `text` in small letters without marks, đ as d."""
    parts = unicodedata.normalize("NFD", text.lower().translate(STROKED))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """Return the words of `text` in small letters, marks composed; a code such as 1.001193 is one word."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


_UNMARKED_INTRODUCING = frozenset(map(fold, _INTRODUCING))


@dataclass(frozen=True, slots=True)
class _Place:
    """A text of an entry: `weight` says how much finding a word there is worth."""

    weight: int
    marked: tuple[str, ...]
    plain: tuple[str, ...]

    def value(self, marked: str, plain: str) -> int:
        """Return what a word is worth here: as typed with its marks, without them, as a beginning; or 0."""
        if marked in self.marked:
            return self.weight + 3 if marked != plain else self.weight + 2
        if plain in self.plain:
            return self.weight + 1
        begun = len(plain) > 1 and any(word.startswith(plain) for word in self.plain)
        return self.weight - 1 if begun else 0

    def phrase(self, marked: Sequence[str], plain: Sequence[str]) -> int:
        """Return what it is worth that the whole query stands here in one piece."""
        if len(plain) < 2:
            return 0
        if _within(marked, self.marked):
            return 3 * self.weight
        return 2 * self.weight if _within(plain, self.plain) else 0


def rank(query: str, entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that answer `query`, the best first; equally good ones in their order.

    A query without words answers with nothing.
    """
    marked = words(query[:LONGEST_QUERY])
    plain = [fold(word) for word in marked]
    if not plain:
        return []
    indexed = [(entry, _places(entry)) for entry in entries]
    known = frozenset(word for _entry, places in indexed for place in places for word in place.plain)
    marked, plain = _mended(marked, plain, known)
    found = [(_score(marked, plain, places), entry) for entry, places in indexed]
    fullest = max((have for (have, _worth), _entry in found), default=0)
    needed = len(_asked(plain))
    if fullest < needed and 2 * fullest < needed:
        return []
    best = [(worth, entry) for (have, worth), entry in found if have == fullest and worth]
    return [entry for _worth, entry in sorted(best, key=lambda one: -one[0])]


def letter_of(title: str) -> str:
    """Return the letter a procedure is looked up by (A-Z, Đ): that of what it is about."""
    about = _OPENING.sub("", unicodedata.normalize("NFC", title)) or title
    first = next((letter for letter in about if letter.isalpha()), "")
    return "Đ" if first in "đĐ" and first else fold(first).upper()


@lru_cache(maxsize=4096)
def _places(entry: Entry) -> tuple[_Place, ...]:
    texts = [
        (9, entry.title),
        *((8, synonym) for synonym in entry.synonyms),
        (4, entry.field),
        (9, entry.code),
    ]
    return tuple(_place(weight, text) for weight, text in texts if text)


def _place(weight: int, text: str) -> _Place:
    marked = tuple(words(text))
    return _Place(weight, marked, tuple(fold(word) for word in marked))


def _asked(plain: Sequence[str]) -> list[str]:
    """Return the words that have to be found: all but introducing ones, or all where no other is there."""
    return [word for word in plain if word not in _UNMARKED_INTRODUCING] or list(plain)


def _score(marked: Sequence[str], plain: Sequence[str], places: Sequence[_Place]) -> tuple[int, int]:
    """Return how many of the words asked for were found, and what all that was found is worth."""
    asked = _asked(plain)
    have = worth = 0
    for typed, word in zip(marked, plain, strict=True):
        value = max(place.value(typed, word) for place in places)
        worth += value
        have += bool(value) and word in asked
    return have, worth + max(place.phrase(marked, plain) for place in places)


def _within(part: Sequence[str], whole: Sequence[str]) -> bool:
    size = len(part)
    return any(tuple(whole[start : start + size]) == tuple(part) for start in range(len(whole) - size + 1))


def _mended(
    marked: Sequence[str], plain: Sequence[str], known: frozenset[str]
) -> tuple[list[str], list[str]]:
    """Read each word nobody uses as the word, or the two words, it was probably meant to be."""
    read: list[tuple[str, str]] = []
    for typed, word in zip(marked, plain, strict=True):
        if len(word) < SHORTEST_SLIP or any(one.startswith(word) for one in known):
            read.append((typed, word))
        else:
            read += [(near, near) for near in _near(word, known)] or [(typed, word)]
    return [typed for typed, _word in read], [word for _typed, word in read]


def _near(word: str, known: frozenset[str]) -> list[str]:
    for cut in range(2, len(word) - 1):  # khaisinh: the blank was not typed
        if word[:cut] in known and word[cut:] in known:
            return [word[:cut], word[cut:]]
    return min(([one] for one in known if one in _slips(word)), default=[])


@lru_cache(maxsize=256)
def _slips(word: str) -> frozenset[str]:
    """Return every word one slip away: a letter too many, too few, another one, or two changed over."""
    return frozenset(_slipped(word))


def _slipped(word: str) -> Iterator[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in letters)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
