"""The title of a plan and the time it is for."""

import re
from calendar import monthrange

from campaigns.importing.draft import PlanPeriod, Said
from campaigns.importing.understanding.folding import bare, squeezed
from campaigns.importing.understanding.parts import Parts

_SPAN = re.compile(r"(?:giai doan|trong|cac nam)?\s?(20\d\d)\s?-\s?(20\d\d)")
_QUARTER = re.compile(r"quy (iv|iii|ii|i|[1-4])\b[^\d]{0,8}(20\d\d)")
_HALF = re.compile(r"6 thang (dau|cuoi) nam (20\d\d)")
_MONTH = re.compile(r"thang (\d{1,2})\s?(?:/|nam )\s?(20\d\d)")
_YEAR = re.compile(r"nam (20\d\d)")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def title(parts: Parts) -> Said | None:
    """Return the words under (or after) "KẾ HOẠCH"."""
    if not parts.title:
        return None
    word, *rest = parts.title
    after = _after_the_word(word.text)
    texts = [after, *(paragraph.text for paragraph in rest)]
    lines = tuple(line for paragraph in parts.title for line in paragraph.lines)
    said = " ".join(" ".join(text.split()) for text in texts if text.strip(" -_*:"))
    return Said(said.rstrip(" .;:"), lines) if said else None


def _after_the_word(text: str) -> str:
    """Return what follows "KẾ HOẠCH" in the same paragraph."""
    for end in range(len(text) + 1):
        if squeezed(text[:end]) in {"kehoach", "khhoach"}:
            return text[end:].lstrip(" :.-")
    return ""


def period(parts: Parts, issued_on: Said | None) -> PlanPeriod | None:
    """Return the time the title names, or the first year the plan's own words do, or that of its date."""
    said = title(parts)
    if said and (found := _read(said.text)):
        return PlanPeriod(*found, said.lines)
    for paragraph in parts.preamble:
        words = bare(paragraph.text)
        if not words.startswith("can cu") and re.search(r"ke hoach.{0,200}nam 20\d\d.{0,80}$", words):
            years = list(_YEAR.finditer(words))
            year = int(years[-1][1])
            return PlanPeriod(
                paragraph.text[years[-1].start() : years[-1].end()], *_year(year), paragraph.lines
            )
    if issued_on:
        return PlanPeriod(issued_on.text, *_year(int(issued_on.text[:4])), issued_on.lines)
    return None


def _read(text: str) -> tuple[str, str, str] | None:
    words = bare(text)
    if found := _SPAN.search(words):
        days = f"{found[1]}-01-01", f"{found[2]}-12-31"
    elif found := _QUARTER.search(words):
        quarter = int(_ROMAN.get(found[1], found[1]))
        days = _months(int(found[2]), quarter * 3 - 2, quarter * 3)
    elif found := _HALF.search(words):
        days = _months(int(found[2]), *((1, 6) if found[1] == "dau" else (7, 12)))
    elif (found := _MONTH.search(words)) and 1 <= int(found[1]) <= 12:
        days = _months(int(found[2]), int(found[1]), int(found[1]))
    elif found := _YEAR.search(words):
        days = _year(int(found[1]))
    else:
        return None
    return text[found.start() : found.end()].strip(), *days


def _year(year: int) -> tuple[str, str]:
    return f"{year}-01-01", f"{year}-12-31"


def _months(year: int, first: int, last: int) -> tuple[str, str]:
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(year, last)[1]:02}"
