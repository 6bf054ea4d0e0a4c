"""Numbers and symbols of documents as people write them: "Nghị định số 61/2018/NĐ-CP", "NĐ 61/2018".

Pure. Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I: number, year (for rules of law), symbol.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_LEADS = {
    "luật": "L",
    "bộ luật": "L",
    "pháp lệnh": "PL",
    "nghị định": "NĐ",
    "nđ": "NĐ",
    "nghị quyết": "NQ",
    "nq": "NQ",
    "quyết định": "QĐ",
    "qđ": "QĐ",
    "thông tư": "TT",
    "tt": "TT",
    "thông tư liên tịch": "TTLT",
    "ttlt": "TTLT",
    "chỉ thị": "CT",
    "ct": "CT",
}
_NAMES = "|".join(sorted(_LEADS, key=len, reverse=True))
_CODE = re.compile(
    rf"(?:\b(?P<lead>{_NAMES})[\s\-]*(?:số[\s:]*)?)?"
    r"(?<![\d/.,])\b0*(?P<number>\d{1,5})\s?/\s?(?P<year>(?:19|20)\d\d)"
    r"(?:\s?/\s?(?P<symbol>[^\W\d_][\w\-]*))?(?![\d/])",
    re.IGNORECASE,
)
_DASHES = re.compile(r"\s*[-‐-―]\s*")
_BLANKS = re.compile(r"[\s\u00a0\u2007\u202f]+")


@dataclass(frozen=True, slots=True)
class Code:
    """A number, a year and the letters that tell decrees from decisions ("NĐ", "QĐ", "L"; "" unknown)."""

    number: int
    year: int
    letters: str = ""

    def means(self, other: "Code") -> bool:
        """Whether both may be the same document; letters nobody wrote agree with any."""
        same = (self.number, self.year) == (other.number, other.year)
        return same and (self.letters == other.letters or not self.letters or not other.letters)


@dataclass(frozen=True, slots=True)
class Cited:
    """A code found in a text, from `start` to `end`; `written` is how it stands there."""

    code: Code
    written: str
    start: int
    end: int


def codes_in(text: str) -> Iterator[Cited]:
    """Yield the documents a text names. "15/2026" alone, with no kind and no symbol, names none.

    The text should be in composed form (NFC), as `media.speech.reading` and the site store it.
    """
    for match in _CODE.finditer(text):
        letters = _letters(match["lead"] or "", match["symbol"] or "")
        if match["lead"] or letters:
            code = Code(int(match["number"]), int(match["year"]), letters)
            yield Cited(code, _BLANKS.sub(" ", match[0]).strip(), match.start(), match.end())


def code_of(written: str) -> Code | None:
    """Return the first code in `written`; None where it holds none, or one without a year (15/KH-UBND)."""
    found = next(codes_in(unicodedata.normalize("NFC", written)), None)
    return found.code if found else None


def _letters(lead: str, symbol: str) -> str:
    """Return the kind of document from its symbol ("NĐ-CP", "ND-CP", "QH15"), else from the word before."""
    if not symbol:
        return _LEADS.get(_BLANKS.sub(" ", lead.lower()), "")
    head = _DASHES.sub("-", symbol).upper().split("-")[0]
    if re.fullmatch(r"QH\d{1,2}", head):
        return "L"
    plain = {"ND": "NĐ", "QD": "QĐ", "HD": "HĐ"}
    known = plain.get(head, head)
    return known if known in {*_LEADS.values(), "VBHN"} else ""
