"""A whole article pasted as plain text -> blocks of the article.

Communes copy from Word, from web pages and from chat: headings stand in capitals, in bold marks (**…**) or
after #; lists begin with -, •, *, + or a number; cells of tables are parted by tabs; paragraphs
are parted by empty lines or by nothing.
Pure: text in, plain values out, in the shape StreamField's JSON has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any
from unicodedata import combining, normalize

from cms.pasted_tables import table_value, tables_apart

_BULLET = re.compile(r"^(?:[-–—•●▪◦·+➢✓*]\s+(?=\S)|[-–—•●▪◦·+➢✓](?=[^\W\d_]))")
_NUMBER = re.compile(r"^(?:[Bb]ước\s+)?(\d{1,2})\s*[.):/]\s*(?=[^\W\d_]|[*“\"(])")
_HASH = re.compile(r"^\s*#{1,6}\s*")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ALL_BOLD = re.compile(r"^\s*(\*\*|__)(.+?)\1\s*:?\s*$")
_ESCAPED = re.compile(r"\\([\\*_#.\-+()\[\]>])")
_SPLIT_BOLD = re.compile(r"\*\*([^*\n]+?)[ \t]*\n[ \t]*([^*\n]+?)\*\*")
_DATELINE = re.compile(r"^[^.:;]{0,60},\s*ngày\s+\S+\s+tháng\s+\S+\s+năm\s+\S+$", re.IGNORECASE)
_SYLLABLE = re.compile(
    r"(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?[aeiouyăâêôơư]{1,3}(?:ch|nh|ng|[cmnpt])?"
)
_GENERIC_TITLES = {
    "bài tuyên truyền",
    "bài viết",
    "tin bài",
    "bài phát thanh",
    "bài truyền thanh",
    "thông báo",
}
_RULE = re.compile(r"^\s*(?:[-_*=]\s*){3,}$")
_BLANKS = re.compile(r"[ \t\u00a0\u2007\u202f]+")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_NATIONAL = re.compile(r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA|Độc lập\s*[-–]\s*Tự do", re.IGNORECASE)
_ADDRESSING = re.compile(r"kính (?:gửi|thưa)|thưa\b|số\s*:", re.IGNORECASE)
LONGEST_HEADING = 120  # characters; more is a sentence somebody emphasised


@dataclass(frozen=True)
class Pasted:
    """What was found: the title, "" where none stands out, and blocks as {"type", "value"}."""

    title: str
    blocks: list[dict[str, Any]]


@dataclass
class _Line:
    kind: str  # "text", "heading", "bullet", "number", "table" or "gap"
    text: str = ""
    row: str = ""  # with its number, where it has one
    cells: list[list[str]] = field(default_factory=list)  # of a whole table


@dataclass
class _Draft:
    blocks: list[dict[str, Any]] = field(default_factory=list)

    def add(self, kind: str, value: Any) -> None:
        self.blocks.append({"type": kind, "value": value})


def blocks_of(text: str) -> Pasted:
    """Return the blocks of pasted text; nothing that was written is dropped but marks and rulers.

    The first lines, as far as they are headings, make the title. Runs of numbered lines become numbered
    steps, bullets a list inside a paragraph.
    """
    lines = [_line(part) for part in tables_apart(_rows(text))]
    title, rest = _title(lines)
    draft = _Draft()
    for kind, run in _runs(rest):
        _WRITERS[kind](draft, run)
    return Pasted(title, draft.blocks)


def _rows(text: str) -> Iterator[str]:
    clean = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n"))
    yield from _SPLIT_BOLD.sub(r"**\1**\n**\2**", clean).split("\n")


def _line(part: str | list[list[str]]) -> _Line:
    if not isinstance(part, str):
        return _Line("table", cells=[[_unmarked(_BLANKS.sub(" ", cell)) for cell in row] for row in part])
    row = _BLANKS.sub(" ", part).strip()
    if not row or _RULE.match(row):
        return _Line("gap")
    if _HASH.match(row) and row.lstrip("# "):
        return _Line("heading", _unmarked(_HASH.sub("", row)))
    if _is_heading(row):
        return _Line("heading", _unmarked(row))
    if _BULLET.match(row):
        return _Line("bullet", _BULLET.sub("", row))
    if _NUMBER.match(row):
        return _Line("number", _NUMBER.sub("", row), row)
    return _Line("text", row)


def _is_heading(row: str) -> bool:
    """Tell a heading: wholly bold, or wholly in capitals; never a long sentence or a list item."""
    bold = _ALL_BOLD.match(row)
    words = _unmarked(row)
    if len(words) > LONGEST_HEADING or _NATIONAL.search(words):
        return False
    if bold and "**" not in bold.group(2):
        return True
    letters = [letter for letter in words if letter.isalpha()]
    return len(letters) >= 6 and " " in words.strip() and all(letter.isupper() for letter in letters)


def _unmarked(row: str) -> str:
    """Return `row` without the marks of bold text and escaping."""
    bare = _ESCAPED.sub(r"\1", _BOLD.sub(r"\2", row))
    return bare.strip().strip("*").strip()


def _title(lines: list[_Line]) -> tuple[str, list[_Line]]:
    """Take the headings at the very top (a place and date may stand before them) as the title.

    Where there are none, a line that reads like one: short, no sentence, the text beginning anew below it.
    """
    start = 0
    while start < len(lines) and (lines[start].kind == "gap" or _DATELINE.match(lines[start].text)):
        start += 1
    end = start
    while end < len(lines) and lines[end].kind == "heading" and end - start < 4:
        end += 1
    if end - start == 1 and _names_the_kind_only(lines[start]) and _stands_alone(lines[end : end + 2]):
        end += 1
    if end == start and _reads_like_a_title(lines[start:]):
        end += 1
    parts = [line.text for line in lines[start:end]]
    if len(parts) > 1 and parts[0].lower() in _GENERIC_TITLES:
        parts = parts[1:]
    return " ".join(_sentence_case(part) for part in parts)[:255].strip(), lines[:start] + lines[end:]


def _names_the_kind_only(line: _Line) -> bool:
    return line.text.lower() in _GENERIC_TITLES


def _stands_alone(lines: list[_Line]) -> bool:
    """Tell a short line without a full stop that a gap follows: below "BÀI TUYÊN TRUYỀN" it is the title."""
    kinds = [line.kind for line in lines]
    return (
        kinds == ["text", "gap"] and len(lines[0].text) <= LONGEST_HEADING and lines[0].text[-1] not in ".:;,"
    )


def _reads_like_a_title(lines: list[_Line]) -> bool:
    """Tell a title in ordinary letters: text goes on below it, and not with the rest of its sentence."""
    first, below = lines[:1], [line for line in lines[1:] if line.kind != "gap"]
    if not first or first[0].kind != "text" or not below:
        return False
    words, next_words = _unmarked(first[0].text), _unmarked(below[0].text)
    return (
        len(words) <= LONGEST_HEADING
        and " " in words
        and not words[0].islower()
        and words[-1] not in ".:;,!…"
        and not _ADDRESSING.match(words)
        and not _NATIONAL.search(words)
        and not next_words[:1].islower()
    )


def _sentence_case(text: str) -> str:
    """Return a title in capitals as an ordinary line; what is no syllable stays an abbreviation."""
    if not text.isupper() or " " not in text:
        return text
    words = [word.lower() if _is_syllable(word) else word for word in text.split()]
    return words[0][:1].upper() + " ".join(words)[1:]


def _is_syllable(word: str) -> bool:
    letters = normalize("NFD", word.lower().replace("đ", "d").strip('.,;:()“”"-'))
    return bool(_SYLLABLE.fullmatch("".join(letter for letter in letters if not combining(letter))))


def _runs(lines: list[_Line]) -> Iterator[tuple[str, list[_Line]]]:
    """Yield neighbouring lines of one kind; gaps end paragraphs but not lists."""
    run: list[_Line] = []
    for line in lines:
        if line.kind == "gap":
            continue
        if run and run[-1].kind != line.kind:
            yield run[0].kind, run
            run = []
        run.append(line)
    if run:
        yield run[0].kind, run


def _inline(row: str) -> str:
    """Return a line as rich text: escaped, its bold marks as <b>."""
    html = _BOLD.sub(r"<b>\2</b>", escape(row, quote=False))
    return _ESCAPED.sub(r"\1", html)


def _write_text(draft: _Draft, run: list[_Line]) -> None:
    draft.add("paragraph", "".join(f"<p>{_inline(line.text)}</p>" for line in run))


def _write_heading(draft: _Draft, run: list[_Line]) -> None:
    for line in run:
        draft.add("heading", line.text.rstrip(":"))


def _write_bullets(draft: _Draft, run: list[_Line]) -> None:
    items = "".join(f"<li>{_inline(line.text)}</li>" for line in run)
    draft.add("paragraph", f"<ul>{items}</ul>")


def _write_steps(draft: _Draft, run: list[_Line]) -> None:
    """Write steps counted from one; a number that stands alone is a section or a paragraph."""
    first = _NUMBER.match(run[0].row)
    if len(run) > 1 and first and first.group(1).lstrip("0") == "1":
        draft.add("steps", {"title": "", "steps": [_unmarked(line.text) for line in run]})
        return
    for line in run:
        short = len(line.row) <= LONGEST_HEADING and not line.row.rstrip("* ").endswith((".", ";", ","))
        if short and len(run) == 1:
            draft.add("heading", _unmarked(line.row).rstrip(":"))
        else:
            draft.add("paragraph", f"<p>{_inline(line.row)}</p>")


def _write_tables(draft: _Draft, run: list[_Line]) -> None:
    for line in run:
        draft.add("table", table_value(line.cells))


_WRITERS = {
    "text": _write_text,
    "heading": _write_heading,
    "bullet": _write_bullets,
    "number": _write_steps,
    "table": _write_tables,
}
