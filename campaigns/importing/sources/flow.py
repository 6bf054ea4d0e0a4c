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


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file without marks; `apart` where an empty line or a paragraph's end stands before it."""

    number: int
    text: str
    apart: bool = False
    heading: bool = False


def paragraphs(lines: Iterable[Line]) -> tuple[list[Paragraph], list[int]]:
    """Return the paragraphs and the numbers of the lines that hold no words."""
    lines = list(lines)
    full = _full(lines)
    found: list[Paragraph] = []
    layout: list[int] = []
    last = 0
    for line in lines:
        if _NO_WORDS.match(line.text) or _PAGE.match(line.text):
            layout.append(line.number)
            continue
        if found and _goes_on(found[-1], line, edge=last >= full):
            found[-1] = _joined(found[-1], line)
        else:
            found.append(Paragraph((line.number,), line.text, line.heading))
        last = len(line.text)
    return found, layout


def _full(lines: Sequence[Line]) -> float:
    """Return how long a line is, in characters, when only the edge of the page can have ended it."""
    lengths = sorted(len(line.text) for line in lines)
    return max(LONG, FULL * lengths[len(lengths) * 9 // 10]) if lengths else LONG


def _goes_on(before: Paragraph, line: Line, *, edge: bool) -> bool:
    """Whether a line belongs to the paragraph; `edge`: the line above reaches the edge of the page."""
    if _STARTER.match(line.text) or (_MARKER.match(line.text) and not (edge and _only_a_dash(before, line))):
        return False
    capitals_change = len(line.text) >= 12 and shouted(before.text) != shouted(line.text)
    begins_small = line.text.lstrip("-– ")[:1].islower()
    if capitals_change or (_ENDED.search(before.text) and not _only_paused(before, line)):
        return False
    if line.apart:
        return begins_small and len(before.text) >= LONG // 2
    if before.heading != line.heading:
        return begins_small
    return begins_small or bool(_OPEN.search(before.text)) or (edge and not _titled(line))


def _titled(line: Line) -> bool:
    """Whether a line in capitals is a title or an office, not the "III/2021" a sentence ends with."""
    return shouted(line.text) and not any(character.isdigit() for character in line.text)


def _only_a_dash(before: Paragraph, line: Line) -> bool:
    """Whether a dash at the edge of the page stands within a sentence ("chính trị / - xã hội")."""
    return (
        not line.apart and not _ENDED.search(before.text) and bool(re.match(r"[-–] [^\W\d_A-ZĐ]", line.text))
    )


def _only_paused(before: Paragraph, line: Line) -> bool:
    """Whether a sentence goes on after a semicolon at the end of a full line."""
    return not line.apart and line.text[0].islower() and before.text[-1] == ";" and len(before.text) >= LONG


def shouted(text: str) -> bool:
    """Whether a text is written in capitals, as titles and offices are."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and sum(letter.isupper() for letter in letters) >= 0.8 * len(letters)


def _joined(before: Paragraph, line: Line) -> Paragraph:
    glue = "" if before.text.endswith(("-", "/")) and line.text[:1].isupper() else " "
    return Paragraph((*before.lines, line.number), f"{before.text}{glue}{line.text}", before.heading)
