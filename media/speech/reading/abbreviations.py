"""Abbreviations: the longest known one at a place, decided by what stands beside it."""

import re

from media.speech.reading.capitals import in_capitals
from media.speech.reading.cardinals import cardinal
from media.speech.reading.letters import letter_beside_number, spelled
from media.speech.reading.lexicon import Entry
from media.speech.reading.model import Certainty, SpanKind
from media.speech.reading.page import Found, Page
from media.speech.reading.syllables import is_syllable

_UPPER = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ"
_JOINED = re.compile(
    rf"[{_UPPER}][^\W\d_]{{0,13}}(?:(?:\s?[-&]\s?|\s?,\s?|[./])[^\W\d_]{{1,13}}){{0,4}}(?![^\W\d_])"
)
_PIECE = re.compile(r"[^\W\d_]+")
_CAPITALS = re.compile(r"[^\W\d_]{2,}")
_SLASHED = re.compile(r"[A-Za-zđĐ]{1,3}[/.][A-Za-zđĐửỬ]{1,5}(?![\w])")
_MIXED = re.compile(
    r"([A-ZĐ]{1,5})([-.\s]?)(\d{1,5}(?:[A-ZĐ]{1,2}(?![a-zà-ỹđ])\d{0,4}){0,3})(?![^\W_])(?:\.(\d{1,2})(?![^\W_]|[.,/]\d))?"
)
_VARIETY = re.compile(
    r"(?<!\w)(?:giống|lúa|ngô|lạc|đậu|mía|sắn|khoai|gạo|rau)(?: (?:lúa|ngô|lai|thuần|nếp|tẻ|mới|cao sản))*\s"
    r"(?:[a-zđ]{1,5}[ -]?\d{1,4}[a-zđ]?(?:\s?[,;+]|\svà|\shoặc)?\s?){0,6}$"
    r"|(?<!\w)giống (?:lúa|ngô|lạc|cây)(?!\w)[^.;:\n]{0,40}(?:,|\svà|\shoặc)\s$"
)
_GROUPS = re.compile(r"[A-ZĐ]|\d+")
_SUFFIXED = re.compile(r"(\d{1,6})([A-ZĐ])(\d{0,4})(?![^\W_])")
_ALONE = frozenset("ABCDĐEFGHIJKLMNOPQRSTUVWXYZ")
_LETTER_ENDS = re.compile(r"(?![^\W_])")
_LOWER = re.compile(r"[a-zđ]{3,10}(?!\w)")
_JOINT = re.compile(r"\s?([-&,./])\s?$")
_POINT = re.compile(r"\.\s?[\dA-ZĐÀ-Ỹ]")
_WEEKDAY = re.compile(r"T([2-7])(?!\w)")
_WEEKDAY_BESIDE = re.compile(r"(?<!\w)(?:sáng|chiều|tối|từ|ngày|lịch|đến|và|,|t[2-7]|vào|mỗi)[\s,(-]*$")
_WEEKDAY_AFTER = re.compile(r"\s?(?:-|,|đến|và|&|;)\s?(?:T[2-7]|CN)(?!\w)|\s+(?:hàng|hằng) tuần|,?\s+ngày")


def abbreviation(page: Page, pos: int) -> Found | None:
    """A known abbreviation at `pos`, alone or joined by -, &, . or /."""
    if page.inside_word(pos):
        return None
    joined = _JOINED.match(page.text, pos)
    if joined is None:
        return None
    for end in _ends(page.text, pos, joined.end()):
        found = _known(page, pos, end)
        if found:
            return found
    return None


def _ends(text: str, pos: int, end: int) -> list[int]:
    """Where the joined pieces end, the longest stretch first."""
    return [match.end() for match in _PIECE.finditer(text, pos, end)][::-1]


def _known(page: Page, pos: int, end: int) -> Found | None:
    written = _tight(page.text[pos:end])
    entries = page.lexicon.readings(written)
    if not entries:
        return None
    after = page.text[end : end + 1]
    if len(written) == 1 and after != ".":
        return None
    left, right = page.left(pos), page.right(end)
    entry = next((entry for entry in entries if entry.holds(left, right)), None)
    if entry is None or (not entry.has_context and (len(written) == 1 or _is_word(page, pos, end, written))):
        return None
    return _said(page, entry, end)


def _tight(written: str) -> str:
    return re.sub(r"\s?([-&,./])\s?", r"\1", written)


def _is_word(page: Page, pos: int, end: int, written: str) -> bool:
    """ "CA" in "BÀI CA", "CHI" in "CHI TIẾT": a syllable among capitals is a word."""
    return len(written) > 1 and is_syllable(written.lower()) and in_capitals(page, pos, end)


def _said(page: Page, entry: Entry, end: int) -> Found:
    """The words; a point that only marks the abbreviation ("TP. ", "KT. ", "ThS.") is taken along."""
    words = entry.spoken
    marks = _POINT.match(page.text, end) is not None and page.text[end - 1].isupper()
    if marks and _is_mark(page, end, entry):
        end, words = end + 1, words + ("" if page.text[end + 1 : end + 2].isspace() else " ")
    note = "" if entry.certain else "ambiguous-abbreviation"
    return Found(end, words, SpanKind.ABBREVIATION, _certainty(entry), note)


def _certainty(entry: Entry) -> Certainty:
    if entry.certain:
        return Certainty.SURE
    return Certainty.LIKELY if entry.likely else Certainty.UNSETTLED


def _is_mark(page: Page, end: int, entry: Entry) -> bool:
    """A point after a short abbreviation, or one with no blank behind it, ends no sentence."""
    short = entry.written in {
        "TP",
        "TX",
        "TT",
        "KT",
        "TM",
        "TL",
        "TUQ",
        "P",
        "Q",
        "H",
        "X",
        "T",
        "TS",
        "ThS",
        "PGS",
        "KS",
        "BS",
        "GS",
    }
    return short or len(entry.written) == 1 or not page.text[end + 1 : end + 2].isspace()


def slashed(page: Page, pos: int) -> Found | None:
    """ "đ/c", "t/h", "V/v", "tr.đ"."""
    match = _SLASHED.match(page.text, pos)
    if match is None or page.inside_word(pos):
        return None
    entries = page.lexicon.readings(match[0])
    return Found(match.end(), entries[0].spoken, SpanKind.ABBREVIATION) if entries else None


def lower_case(page: Page, pos: int) -> Found | None:
    """ "tthc", "ubnd": no syllable, but known in capitals."""
    match = _LOWER.match(page.text, pos)
    if match is None or page.inside_word(pos) or is_syllable(match[0]):
        return None
    entries = page.lexicon.readings(match[0].upper())
    if len(entries) != 1 or entries[0].kind == "foreign" or match[0] in _ENGLISH:
        return None
    return Found(match.end(), entries[0].spoken, SpanKind.ABBREVIATION, Certainty.LIKELY, "lower-case")


_ENGLISH = frozenset(("web", "email", "online", "video", "clip", "camera", "wifi", "logo", "pano", "karaoke"))


def with_number(page: Page, pos: int) -> Found | None:
    """ "H5N1", "A4", "QL.1A", "COVID-19": letters by name or known, figures as numbers."""
    weekday = _WEEKDAY.match(page.text, pos)
    if weekday and (_WEEKDAY_BESIDE.search(page.left(pos)) or _WEEKDAY_AFTER.match(page.text, weekday.end())):
        return Found(
            weekday.end(),
            f"thứ {'tư' if weekday[1] == '4' else cardinal(weekday[1], page.region)}",
            SpanKind.DATE,
        )
    match = _MIXED.match(page.text, pos)
    if match is None or page.inside_word(pos):
        return None
    words, certainty = _head(page, pos, match)
    if not words:
        return None
    rest = [_group(page, group) for group in _GROUPS.findall(match[3])]
    rest += [f"chấm {cardinal(match[4], page.region)}"] if match[4] else []
    return Found(match.end(), " ".join([words, *rest]), SpanKind.ABBREVIATION, certainty)


def _head(page: Page, pos: int, match: re.Match[str]) -> tuple[str, Certainty]:
    """The letters before the figures; nothing where they are a word of their own."""
    letters, gap = match[1], match[2]
    if gap != "." and len(letters) > 1 and _VARIETY.search(page.left(pos)):
        return " ".join(letter_beside_number(letter) for letter in letters), Certainty.LIKELY
    entries = page.lexicon.readings(letters)
    if entries and (gap or len(letters) > 1):
        known = next((e for e in entries if e.holds(page.left(pos), page.right(match.end(1)))), None)
        if known and (gap == "." or not gap):
            return known.spoken, _certainty(known)
    if gap.isspace() or gap == ".":
        return "", Certainty.SURE
    if len(letters) > 2 or (is_syllable(letters.lower()) and len(letters) > 1):
        return (known_or_spelled(page, letters), Certainty.LIKELY)
    return " ".join(letter_beside_number(letter) for letter in letters), Certainty.SURE


def known_or_spelled(page: Page, letters: str) -> str:
    entries = page.lexicon.readings(letters)
    return entries[-1].spoken if entries else spelled(letters)


def _group(page: Page, group: str) -> str:
    return cardinal(group, page.region) if group.isdigit() else letter_beside_number(group)


def letter_after_figure(page: Page, pos: int) -> Found | None:
    """The letter of "12/3A", "3,5G": it belongs to the number before it."""
    alone = page.text[pos] in _ALONE and _LETTER_ENDS.match(page.text, pos + 1) is not None
    if pos == 0 or not alone or not page.text[pos - 1].isdecimal():
        return None
    return Found(pos + 1, letter_beside_number(page.text[pos]), SpanKind.ABBREVIATION)


def figure_and_letter(page: Page, pos: int) -> Found | None:
    """ "5G", "1A", "10A1", "12B"."""
    match = _SUFFIXED.match(page.text, pos)
    if match is None or match[2] in "VW":
        return None
    words = [cardinal(match[1], page.region), letter_beside_number(match[2])]
    words += [cardinal(match[3], page.region)] if match[3] else []
    return Found(match.end(), " ".join(words), SpanKind.ABBREVIATION)
