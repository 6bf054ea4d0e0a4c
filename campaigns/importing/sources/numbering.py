"""The numbers and bullets Word writes by itself (ECMA-376 part 1, 17.9): they are not in the text."""

import re
from collections import defaultdict
from dataclasses import dataclass
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    pattern: str
    start: int


class Numbering:
    """Counts paragraphs as Word does; one for a document, asked paragraph by paragraph."""

    def __init__(self, part: Element | None) -> None:
        """`part` is the root of word/numbering.xml."""
        self._lists: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._abstract_of: dict[str, str] = {}
        for abstract in part.iter(f"{W}abstractNum") if part is not None else ():
            levels = {_integer(level.get(f"{W}ilvl")): _level(level) for level in abstract.iter(f"{W}lvl")}
            self._lists[abstract.get(f"{W}abstractNumId", "")] = levels
        for number in part.iter(f"{W}num") if part is not None else ():
            self._abstract_of[number.get(f"{W}numId", "")] = _value(number, f"{W}abstractNumId") or ""

    def number_of(self, paragraph: Element) -> str:
        """Return "1.2. " or "- " for a numbered paragraph and count it; "" for any other."""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is None:
            return ""
        abstract = self._abstract_of.get(_value(properties, f"{W}numId") or "", "")
        at = _integer(_value(properties, f"{W}ilvl"))
        levels = self._lists.get(abstract, {})
        if at not in levels:
            return ""
        if levels[at].format == "bullet":
            return "- "
        return self._counted(abstract, levels, at)

    def _counted(self, abstract: str, levels: dict[int, _Level], at: int) -> str:
        counts = self._counts[abstract]
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for deeper in [level for level in counts if level > at]:
            del counts[deeper]

        def said(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            described = levels.get(level, levels[at])
            return _written(counts.get(level, described.start), described.format)

        written = re.sub(r"%(\d)", said, levels[at].pattern)
        return f"{written} " if written else ""


def _level(level: Element) -> _Level:
    return _Level(
        _value(level, f"{W}numFmt") or "decimal",
        _value(level, f"{W}lvlText") or "",
        _integer(_value(level, f"{W}start"), 1),
    )


def _written(number: int, form: str) -> str:
    if form in {"upperRoman", "lowerRoman"}:
        written = ""
        for worth, sign in _ROMAN:
            written += sign * (number // worth)
            number %= worth
        return written if form == "upperRoman" else written.lower()
    if form in {"upperLetter", "lowerLetter"} and 1 <= number <= 26:
        return chr((64 if form == "upperLetter" else 96) + number)
    return "" if form == "none" else str(number)


def _value(element: Element, path: str) -> str | None:
    found = element.find(path)
    return None if found is None else found.get(f"{W}val")


def _integer(said: str | None, otherwise: int = 0) -> int:
    return int(said) if said and said.isdigit() else otherwise
