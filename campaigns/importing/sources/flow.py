"""Lines put together to paragraphs: a sentence that was broken over lines or pages is one again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from campaigns.importing.sources.model import Paragraph

LONG = 45  # characters; a line shorter than this was ended by whoever wrote it
FULL = 0.8  # of the width that most lines keep to
_MARKER = re.compile(
    r"^(?:[-–—−+•*●▪]\s?|[IVXLl]{1,6}\s?[.)/:]\s?(?!\d)|[A-ZĐ]\s?[.)]\s|\d{1,2}(?:\.\d{1,2})*\s?[.)/]\s?(?!\d)|"
    r"\d{1,2}\.\d{1,2}\s|[a-zđ]\s?[.)]\s?)"
)
_STARTER = re.compile(
    r"^(?:Căn cứ|CĂN CỨ|Thực hiện (?:Kế hoạch|Quyết định|Chỉ thị|Nghị|Công văn|Luật|Thông tư|Chương trình)|"
    r"Trên đây|(?i:\(?(?:ban hành )?kèm theo|nơi nhận|kính gửi|số\s*:|phụ lục|kế hoạch$|tm\.|kt\.|tl\.))"
)
_ENDED = re.compile(r"(?:[.;:!?…]|/\.)[\"”)\]]?$")
_OPEN = re.compile(r"(?:[,(/\-–]|\b(?:của|và|với|cho|tại|do|về|trên|các|những|là|theo|hoặc|trong))$")
_PAGE = re.compile(r"^\W*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\W*$", re.IGNORECASE)
_NO_WORDS = re.compile(r"^[\W_]*$")
_END = 20  # characters: more than _ENDED and _OPEN look at


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file without marks; `apart` where an empty line or a paragraph's end stands before it."""

    number: int
    text: str
    apart: bool = False
    heading: bool = False


class _Growing:
    """A paragraph that lines may still join: what is asked of it costs the same however long it is."""

    def __init__(self, line: Line) -> None:
        self.lines, self.pieces, self.heading = [line.number], [line.text], line.heading
        self.length, self.end = len(line.text), line.text[-_END:]
        self.letters, self.capitals = _letters(line.text)

    @property
    def shouted(self) -> bool:
        return _mostly_capitals(self.letters, self.capitals)

    def add(self, line: Line) -> None:
        glue = "" if self.end.endswith(("-", "/")) and line.text[:1].isupper() else " "
        letters, capitals = _letters(line.text)
        self.lines.append(line.number)
        self.pieces.append(glue + line.text)
        self.length += len(glue) + len(line.text)
        self.end = (self.end + glue + line.text)[-_END:]
        self.letters, self.capitals = self.letters + letters, self.capitals + capitals

    def whole(self) -> Paragraph:
        return Paragraph(tuple(self.lines), "".join(self.pieces), self.heading)


def paragraphs(lines: Iterable[Line]) -> tuple[list[Paragraph], list[int]]:
    """Return the paragraphs and the numbers of the lines that hold no words."""
    lines = list(lines)
    full = _full(lines)
    found: list[_Growing] = []
    layout: list[int] = []
    last = 0
    for line in lines:
        if _NO_WORDS.match(line.text) or _PAGE.match(line.text):
            layout.append(line.number)
            continue
        if found and _goes_on(found[-1], line, edge=last >= full):
            found[-1].add(line)
        else:
            found.append(_Growing(line))
        last = len(line.text)
    return [one.whole() for one in found], layout


def _full(lines: Sequence[Line]) -> float:
    """Return how long a line is, in characters, when only the edge of the page can have ended it."""
    lengths = sorted(len(line.text) for line in lines)
    return max(LONG, FULL * lengths[len(lengths) * 9 // 10]) if lengths else LONG


def _goes_on(before: _Growing, line: Line, *, edge: bool) -> bool:
    """Whether a line belongs to the paragraph; `edge`: the line above reaches the edge of the page."""
    if _STARTER.match(line.text) or (_MARKER.match(line.text) and not (edge and _only_a_dash(before, line))):
        return False
    capitals_change = len(line.text) >= 12 and before.shouted != shouted(line.text)
    begins_small = line.text.lstrip("-– ")[:1].islower()
    if capitals_change or (_ENDED.search(before.end) and not _only_paused(before, line)):
        return False
    if line.apart:
        return begins_small and before.length >= LONG // 2
    if before.heading != line.heading:
        return begins_small
    return begins_small or bool(_OPEN.search(before.end)) or (edge and not _titled(line))


def _titled(line: Line) -> bool:
    """Whether a line in capitals is a title or an office, not the "III/2021" a sentence ends with."""
    return shouted(line.text) and not any(character.isdigit() for character in line.text)


def _only_a_dash(before: _Growing, line: Line) -> bool:
    """Whether a dash at the edge of the page stands within a sentence ("chính trị / - xã hội")."""
    return (
        not line.apart and not _ENDED.search(before.end) and bool(re.match(r"[-–] [^\W\d_A-ZĐ]", line.text))
    )


def _only_paused(before: _Growing, line: Line) -> bool:
    """Whether a sentence goes on after a semicolon at the end of a full line."""
    return not line.apart and line.text[0].islower() and before.end[-1] == ";" and before.length >= LONG


def shouted(text: str) -> bool:
    """Whether a text is written in capitals, as titles and offices are."""
    return _mostly_capitals(*_letters(text))


def _letters(text: str) -> tuple[int, int]:
    """Return how many letters a text has, and how many of them are capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters), sum(letter.isupper() for letter in letters)


def _mostly_capitals(letters: int, capitals: int) -> bool:
    return letters > 1 and capitals >= 0.8 * letters
