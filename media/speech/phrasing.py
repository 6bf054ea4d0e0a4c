"""Spoken text -> phrases with the pauses between them, in seconds. Pure.

A phrase is what an engine says in one breath: a sentence, or what stands between colons and semicolons; long
ones are parted at commas, then at words. Pauses follow punctuation and structure, so that a bulletin has the
same rhythm whichever engine reads it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 180  # characters in a phrase

COMMA, COLON, SENTENCE, ELLIPSIS, LINE, PARAGRAPH = 0.2, 0.3, 0.5, 0.6, 0.7, 0.9
_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_BREAK = re.compile(r"\n")
# A mark ends a phrase when a blank follows it, closing quotes and brackets in between.
_MARK = re.compile(r"([.!?…]+|[;:]|\s[–—-](?=\s))([\"'”’»)\]]*)(?=\s|$)")
_COMMA = re.compile(r",(?=\s)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to say in one go, and the silence after them in seconds."""

    text: str
    pause_after: float


def phrases(text: str, longest: int = LONGEST) -> list[Phrase]:
    """The phrases of a text in order, none over `longest` characters.

    Nothing that can be said is lost; signs without a letter or digit are not phrases. The last phrase has no
    pause after it: what comes next is for the caller to know.
    """
    found: list[Phrase] = []
    for paragraph in _PARAGRAPH_BREAK.split(text):
        for line in _LINE_BREAK.split(paragraph):
            for piece, pause in _marked(line):
                found += _fitting(piece, pause, longest)
            _lengthen_last(found, LINE)
        _lengthen_last(found, PARAGRAPH)
    if found:
        found[-1] = Phrase(found[-1].text, 0.0)
    return found


def split_to(text: str, longest: int) -> list[str]:
    """Part a text into pieces of at most `longest` characters: at commas where that helps, else at words."""
    return [
        piece
        for part, _ in _parted_at_commas(text, longest, 0.0)
        for piece in _parted_at_words(part, longest)
    ]


def _marked(line: str) -> Iterator[tuple[str, float]]:
    """A line parted after its marks, each piece with the pause its mark asks for."""
    start = 0
    for mark in _MARK.finditer(line):
        yield line[start : mark.end()], _pause_for(mark.group(1).strip())
        start = mark.end()
    yield line[start:], COMMA


def _pause_for(mark: str) -> float:
    if mark in (";", ":"):
        return COLON
    if mark in ("–", "—", "-"):
        return COMMA
    return ELLIPSIS if mark == "…" or mark.startswith("..") else SENTENCE


def _fitting(piece: str, pause: float, longest: int) -> Iterator[Phrase]:
    parts = [
        (" ".join(words.split()), after)
        for part, part_pause in _parted_at_commas(piece, longest, pause)
        for words, after in _with_pauses(_parted_at_words(part, longest), part_pause)
    ]
    for words, after in parts:
        if any(sign.isalnum() for sign in words):
            yield Phrase(words, after)


def _with_pauses(pieces: list[str], last: float) -> list[tuple[str, float]]:
    """Pieces of one clause follow each other without a pause."""
    return [(piece, 0.0) for piece in pieces[:-1]] + [(piece, last) for piece in pieces[-1:]]


def _parted_at_commas(text: str, longest: int, pause: float) -> Iterator[tuple[str, float]]:
    """Whole when it fits; else runs of clauses, each as long as fits, with a comma's pause after each."""
    text = text.strip()
    start = 0
    while len(text) - start > longest:
        cuts = [comma.end() for comma in _COMMA.finditer(text, start, start + longest)]
        if not cuts:
            following = _COMMA.search(text, start)
            if following is None:
                break
            cuts = [following.end()]
        yield text[start : cuts[-1]], COMMA
        start = cuts[-1]
    yield text[start:], pause


def _parted_at_words(text: str, longest: int) -> list[str]:
    """Runs of words of equal share, none over `longest`; a word longer than that is cut."""
    text = text.strip()
    pieces = []
    while len(text) > longest:
        remaining = -(-len(text) // longest)
        cut = text.rfind(" ", 1, longest + 1)
        even = text.find(" ", len(text) // remaining, longest + 1)
        cut = even if even > 0 else cut
        cut = cut if cut > 0 else longest
        pieces.append(text[:cut].strip())
        text = text[cut:].strip()
    return [*pieces, text] if text else pieces


def _lengthen_last(found: list[Phrase], pause: float) -> None:
    if found and found[-1].pause_after < pause:
        found[-1] = Phrase(found[-1].text, pause)
