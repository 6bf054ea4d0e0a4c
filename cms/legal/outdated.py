"""Words and citations in a text that have gone out of use, with what is written instead.

Pure: a text and a table in, findings out. Words are compared whatever their capitals, blanks, dashes,
Unicode form or the place of the tone ("hoà" and "hòa"); documents by number, year and kind.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from cms.legal.codes import Code, code_of, codes_in

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_BETWEEN = re.compile(r"[\s\u00a0\u2007\u202f,/&‐-―\-]{1,4}")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPS = re.compile(r"[.!?;:](?=\s|$)|\n")
_SAYS_SO = re.compile(r"thay thế|bãi bỏ|hết hiệu lực|thay cho|không còn hiệu lực|trước đây", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Outdated:
    """A row of the table: what is out of date, what is written instead, and since which document."""

    written: str
    replacement: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Outdated words as they stand in a text."""

    said: str
    outdated: Outdated


def find_outdated(text: str, table: Iterable[Outdated]) -> list[Found]:
    """Return what in `text` is out of date, each spelling once, in the order of the text.

    Where two rows fit the same place the longer one counts; of equal rows the first. A repealed document
    is not remarked on in a sentence that says itself that it was replaced or repealed.
    """
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    rows = list(table)
    hits = sorted([*_documents(text, rows), *_terms(text, rows)], key=lambda hit: (hit[0], -hit[1]))
    found: dict[str, Found] = {}
    reached = 0
    for start, end, row in hits:
        if start >= reached:
            said = " ".join(text[start:end].split())
            found.setdefault(said.casefold(), Found(said, row))
            reached = end
    return list(found.values())


def folded(text: str) -> tuple[str, ...]:
    """Return the words of `text` in the form they are compared in."""
    return tuple(word for word, _start, _end in _words(text))


def _documents(text: str, rows: list[Outdated]) -> Iterator[tuple[int, int, Outdated]]:
    known: dict[tuple[int, int], list[tuple[Code, Outdated]]] = {}
    for row in rows:
        code = code_of(row.written)
        if code is not None:
            known.setdefault((code.number, code.year), []).append((code, row))
    for cited in codes_in(text):
        fitting = known.get((cited.code.number, cited.code.year), [])
        meant = next((row for code, row in fitting if code.means(cited.code)), None)
        if meant is not None and not _SAYS_SO.search(_sentence(text, cited.start, cited.end)):
            yield cited.start, cited.end, meant


def _terms(text: str, rows: list[Outdated]) -> Iterator[tuple[int, int, Outdated]]:
    by_first: dict[str, list[tuple[tuple[str, ...], Outdated]]] = {}
    for row in rows:
        wanted = folded(row.written)
        if wanted and code_of(row.written) is None:
            by_first.setdefault(wanted[0], []).append((wanted, row))
    words = list(_words(text))
    for at, (word, start, _end) in enumerate(words):
        for wanted, row in sorted(by_first.get(word, []), key=lambda one: -len(one[0])):
            stretch = words[at : at + len(wanted)]
            if tuple(one[0] for one in stretch) == wanted and _together(text, stretch):
                yield start, stretch[-1][2], row
                break


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _WORD.finditer(text):
        yield _fold(match[0]), match.start(), match.end()


def _fold(word: str) -> str:
    """Return a word in small letters, its tone after its last letter wherever it was written."""
    letters = unicodedata.normalize("NFD", word.casefold())
    tone = "".join(letter for letter in letters if letter in _TONES)
    return "".join(letter for letter in letters if letter not in _TONES) + tone


def _together(text: str, stretch: list[tuple[str, int, int]]) -> bool:
    """Whether only blanks, commas and dashes stand between the words: no sentence ends there."""
    gaps = (text[one[2] : two[1]] for one, two in pairwise(stretch))
    return all(_BETWEEN.fullmatch(gap) for gap in gaps)


def _sentence(text: str, start: int, end: int) -> str:
    first = max((match.end() for match in _STOPS.finditer(text, 0, start)), default=0)
    stop = _STOPS.search(text, end)
    return text[first : stop.start() if stop else len(text)]
