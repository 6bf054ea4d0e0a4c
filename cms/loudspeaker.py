"""An article's blocks as running text for the loudspeakers.

Pure over a StreamField value: nothing is read aloud here, only written out so that the reader
(media.speech.reading) and a newsreader find sentences: a paragraph a line, each ending in a full stop.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from typing import Any

from django.utils.html import strip_tags

from media.speech.reading import SYLLABLES_PER_MINUTE, syllables

LONGEST_READING = 60  # minutes; no bulletin of a commune has room for more
LONGEST_COUNTED = 200_000  # characters; of more, the length is reckoned from their number
CHARACTERS_PER_SYLLABLE = 4.5  # with the blank after it
_ORDINALS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_BREAK = re.compile(r"</(?:p|li|h\d|blockquote)>|<br\s*/?>", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…:;][\"”’)]*$")


def minutes(text: str) -> float:
    """Return how long `text` takes at the pace of news, in minutes."""
    return syllables(text) / SYLLABLES_PER_MINUTE


def excess(text: str) -> int | None:
    """Return the minutes of a text that is too long to be aired; None of one that is not."""
    by_characters = len(text) / (CHARACTERS_PER_SYLLABLE * SYLLABLES_PER_MINUTE)
    length = minutes(text) if len(text) <= LONGEST_COUNTED else by_characters
    return round(length) if length > LONGEST_READING else None


def from_blocks(body: Iterable[Any]) -> str:
    """Return the text of StreamField blocks, one spoken paragraph a line, in their order."""
    lines = (line for block in body for line in _lines(block.block_type, block.value))
    return "\n".join(sentence(line) for line in lines if line.strip())


def sentence(line: str) -> str:
    """Return `line` in one row, ended as a sentence is, so that a pause follows."""
    line = " ".join(line.split())
    line = line.rstrip(",")
    return line if not line or _ENDED.search(line) else f"{line}."


def plain(html: str) -> list[str]:
    """Return the paragraphs and list items of rich text as plain lines."""
    broken = _BREAK.sub("\n", html)
    lines = (" ".join(unescape(strip_tags(line)).split()) for line in broken.split("\n"))
    return [line for line in lines if line]


def _lines(kind: str, value: Any) -> Iterator[str]:
    return _KINDS[kind](value)


def _paragraph(value: Any) -> Iterator[str]:
    yield from plain(str(getattr(value, "source", value)))


def _heading(value: Any) -> Iterator[str]:
    yield str(value)


def _steps(value: Any) -> Iterator[str]:
    if value.get("title"):
        yield str(value["title"])
    for number, step in enumerate(value["steps"], start=1):
        yield f"Bước {_ordinal(number)}: {_lowered_start(str(step))}"


def _ordinal(number: int) -> str:
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else str(number)


def _lowered_start(text: str) -> str:
    """Return `text` with a small first letter where it begins an ordinary word, not an abbreviation."""
    text = text.strip()
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first[1:].islower() else text


def _question(value: Any) -> Iterator[str]:
    yield f"Hỏi: {value['question']}"
    answer = plain(str(getattr(value["answer"], "source", value["answer"])))
    if answer:
        yield f"Trả lời: {answer[0]}"
        yield from answer[1:]


def _table(value: Any) -> Iterator[str]:
    rows = [[str(cell or "").strip() for cell in row] for row in (value or {}).get("data", [])]
    if not rows:
        return
    if value.get("table_caption"):
        yield str(value["table_caption"])
    titled = bool(
        value.get("first_row_is_table_header") or value.get("table_header_choice") in ("row", "both")
    )
    titles, rows = (rows[0], rows[1:]) if titled else ([""] * len(rows[0]), rows)
    for row in rows:
        yield "; ".join(_cell(title, cell) for title, cell in zip(titles, row, strict=False) if cell)


def _cell(title: str, cell: str) -> str:
    """Say a cell with the head of its column, unless the cell begins with that word itself ("Thôn 1")."""
    return cell if not title or cell.lower().startswith(title.lower()) else f"{title}: {cell}"


def _picture(value: Any) -> Iterator[str]:
    if value.get("description"):
        yield f"Trong hình: {_lowered_start(value['description'])}"


def _quotation(value: Any) -> Iterator[str]:
    speaker = str(value.get("speaker") or "").strip()
    words = str(value["words"]).strip().strip('"“”')
    yield f"{speaker} nói: “{words}”" if speaker else f"“{words}”"


def _citation(value: Any) -> Iterator[str]:
    place = ", ".join(part for part in (str(value.get("provision") or "").strip(), cited(value)) if part)
    words = str(value.get("words") or "").strip().strip('"“”')
    if not place:
        return
    yield f"Theo {_lowered_start(place)}: {words}" if words else f"Căn cứ {_lowered_start(place)}"


def cited(value: Any) -> str:
    """Return the document a citation names: the words written, else those of the document chosen."""
    written, chosen = str(value.get("document") or "").strip(), value.get("instrument")
    return written or (chosen.name if chosen else "")


def _nothing(value: Any) -> Iterator[str]:
    """A film is seen, not read aloud."""
    return iter(())


_KINDS: dict[str, Callable[[Any], Iterator[str]]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "steps": _steps,
    "question": _question,
    "table": _table,
    "picture": _picture,
    "quotation": _quotation,
    "citation": _citation,
    "film": _nothing,
}
