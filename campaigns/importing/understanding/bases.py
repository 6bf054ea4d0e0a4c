"""The documents a plan names, by their symbols, anywhere in its text."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from campaigns.importing.draft import LegalBasis, Lines, Said
from campaigns.importing.understanding.folding import bare

_NUMBER = r"(?<![\w/.])(?P<number>[0-9][0-9OolI]{0,5}[a-z]?)"
_YEAR = r"(?:\s?/\s?(?P<year>(?:19|2[0O])[0-9OolI]{2}))?"
_AGENCY = r"(?:[A-ZĐ]{2}[A-Za-zĐđƯư0-9&]{0,12}|Cp|CP)"
_STATE = re.compile(
    rf"{_NUMBER}{_YEAR}\s?/\s?(?P<kind>[A-ZĐ][A-Za-zĐđ]{{0,7}})(?P<agency>(?:\s?[-–—−]\s?|"
    rf"\.){_AGENCY}(?:[-–]{_AGENCY})*)?"
)
_QUIET = re.compile(
    rf"{_NUMBER}{_YEAR}\s?/\s?(?P<kind>n[đd]|tt|q[đd]|kh|nq|ct)(?P<agency>\s?[-–]\s?(?:cp|ttg|ubnd|"
    rf"hđnd|hdnd|b[a-z]{{1,4}}))\b",
    re.IGNORECASE,
)
_LAW = re.compile(
    rf"{_NUMBER}\s?/\s?(?P<year>(?:19|20)\d\d)\s?/\s?(?P<kind>QH|UBTVQH|PL-UBTVQH|"
    rf"NQ-UBTVQH)\s?(?P<term>\d{{1,2}})\b"
)
_PARTY = re.compile(
    r"(?<![\w/.])(?P<number>\d{1,4})\s?[-–]\s?(?P<kind>NQ|CT|KL|QĐ|QÐ|KH|CTr|CTHĐ|HD|TB|CV|QC|ĐA|BC|"
    r"TTr|QyĐ)\s?/\s?"
    r"(?P<agency>[A-ZĐ][A-Za-zĐđƯư]{1,9})\b"
)
_PLACES = (_LAW, _PARTY, _STATE, _QUIET)
_KINDS = {
    "NĐ": "Nghị định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "QĐ": "Quyết định", "NQ": "Nghị quyết",
    "NQLT": "Nghị quyết liên tịch", "CT": "Chỉ thị", "KH": "Kế hoạch", "CTr": "Chương trình",
    "HD": "Hướng dẫn", "CTHĐ": "Chương trình hành động", "TB": "Thông báo", "BC": "Báo cáo", "KL": "Kết luận",
    "TTr": "Tờ trình", "CĐ": "Công điện", "ĐA": "Đề án", "QC": "Quy chế", "QH": "Luật", "UBTVQH": "Pháp lệnh",
    "PA": "Phương án",
}  # fmt: skip
_BY_NAME = {bare(name): name for name in (*_KINDS.values(), "Công văn", "Văn bản", "Bộ luật")}
_NAMED = re.compile(rf".*\b({'|'.join(sorted(_BY_NAME, key=len, reverse=True))})[^/;.\d]{{0,25}}$")
_DATED = re.compile(
    r"^[\s,(]{0,3}(?:n?gay)?\s?(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})"
    r"|^[\s,(]{0,3}(?:n?gay)?\s?(\d{1,2})\s?thang\s?(\d{1,2})\s?nam\s?(\d{4})"
)
_ISSUER_THEN_DATE = re.compile(r"^[\s,]{0,2}cua [^;.\d]{4,70}?,?\s(?=n?gay\s?\d)")
_ISSUED_BY = re.compile(
    r"^[\s,)]{0,3}cua (.{3,80}?)(?=\s(?:ve|quy dinh|sua doi|huong dan|ban hanh|to chuc|phe duyet|"
    r"va (?:cac|nghi|quyet|thong|ke|cua)|truoc (?:ngay|\d)"
    r"|nham|trien khai|thuc hien|de|ngay|thi|tai|trong|cong bo|tang cuong|day manh|doi voi|kiem soat|"
    r"tuyen truyen"
    r"|bai bo|giao|thong qua|khoa|co|qui dinh|dieu chinh)\b|[;:.()\"]|, (?!huyen|tinh|chu nhiem|"
    r"thanh pho|xa)|$)"
)
_SAME = {
    "Chính Phủ": "Chính phủ",
    "Thủ tướng chính phủ": "Thủ tướng Chính phủ",
    "Văn phòng Chính Phủ": "Văn phòng Chính phủ",
}
_BY_AGENCY = {
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "TW": "Ban Chấp hành Trung ương",
    "VPCP": "Văn phòng Chính phủ",
}
_FORM = re.compile(r"(?:mau|bieu|phu luc|phieu)(?: so)?\s?:?\s?$")
_OWN = re.compile(r"kem theo .{0,30}ke hoach[^/;.\d]{0,20}$")
_SPELT = {
    "ND": "NĐ", "QD": "QĐ", "HDND": "HĐND", "LDTBXH": "LĐTBXH", "BLDTBXH": "BLĐTBXH", "TTG": "TTg",
    "Ttg": "TTg", "TTR": "TTr", "CTR": "CTr", "Cp": "CP", "HÐND": "HĐND", "NĐCP": "NĐ-CP", "NDCP": "NĐ-CP",
    "QĐTTg": "QĐ-TTg", "QĐUBND": "QĐ-UBND", "KHUBND": "KH-UBND", "TTBTTTT": "TT-BTTTT", "NQHĐND": "NQ-HĐND",
}  # fmt: skip
_LAWS = re.compile(
    r"(?:Bộ luật|Luật|Pháp lệnh)\s+(?!số\b|này\b|sư\b|Số\b)((?:[A-ZĐ]\w*|\w+)(?:\s(?!số\b|ngày\b|"
    r"năm\b|được\b|của\b|có\b)[\w,]+){0,11})"
)
_MOST_ISSUER = 80


def legal_bases(texts: Iterable[tuple[str, Lines]], own: str | None) -> tuple[LegalBasis, ...]:
    """Return each document named, once, as first named; `own` is the plan's own symbol."""
    found: dict[str, LegalBasis] = {}
    for text, lines in texts:
        words = bare(text)
        for start, end, symbol in _symbols(text):
            before = words[max(0, start - 80) : start]
            if symbol == own or _OWN.search(before) or _FORM.search(before):
                continue
            said = _read(text, words, start, end, symbol, lines)
            found[symbol] = _merged(found[symbol], said) if symbol in found else said
    return tuple(found.values())


def appended_to(texts: Iterable[tuple[str, Lines]]) -> Said | None:
    """Return the symbol after "kèm theo Kế hoạch số": the plan's own."""
    for text, lines in texts:
        words = bare(text)
        for start, _, symbol in _symbols(text):
            if _OWN.search(words[max(0, start - 80) : start]):
                return Said(symbol, lines)
    return None


def unnumbered_laws(texts: Iterable[tuple[str, Lines]]) -> tuple[Said, ...]:
    """Return laws that are named without a number, as preambles do: "Luật Tiếp cận thông tin năm 2016"."""
    found: dict[str, Said] = {}
    for text, lines in texts:
        if not bare(text).startswith("can cu"):
            continue
        for law in _LAWS.finditer(text):
            if not _LAW.search(text[law.start() : law.end() + 40]):
                found.setdefault(law[0].strip(" ,"), Said(law[0].strip(" ,"), lines))
    return tuple(found.values())


def _symbols(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, symbol as it should be written) from the first to the last."""
    taken: list[tuple[int, int, str]] = []
    for pattern in _PLACES:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end, _ in taken):
                continue
            symbol = _symbol(match, text)
            if symbol:
                taken.append((match.start(), match.end(), symbol))
    yield from sorted(taken)


def _symbol(match: re.Match[str], text: str) -> str | None:
    said = match.groupdict()
    number, kind = _digits(said["number"]), said["kind"]
    if match.re is _LAW:
        return f"{number}/{said['year']}/{kind}{said['term']}"
    if match.re is _PARTY:
        return f"{number}-{_spelt(kind)}/{said['agency']}"
    year = f"/{_digits(said['year'])}" if said["year"] else ""
    if match.re is _QUIET:
        kind = kind.upper()
        said["agency"] = said["agency"].upper()
    agency = re.sub(r"[\s.–—−-]+", "-", said["agency"] or "")
    written = "-".join(_spelt(piece) for piece in f"{kind}{agency}".split("-"))
    if "-" not in written and not _announced(text[: match.start()], written):
        return None
    return f"{number}{year}/{written}"


def _announced(before: str, kind: str) -> bool:
    """Whether a symbol without an agency is one: "Công văn số 123/UBND"."""
    return (
        len(kind) >= 2
        and kind.upper() == kind
        and bool(re.search(r"\bso\s?:?\s?$|cong van\s?$", bare(before[-20:])))
    )


def _digits(said: str) -> str:
    return re.sub(r"[Oo]", "0", re.sub(r"[lI]", "1", said))


def _spelt(piece: str) -> str:
    return _SPELT.get(piece, piece)


def _read(text: str, words: str, start: int, end: int, symbol: str, lines: Lines) -> LegalBasis:
    after = words[end : end + 200]
    issuer_first = _ISSUER_THEN_DATE.match(after)
    dated = _DATED.match(after[issuer_first.end() :] if issuer_first else after)
    offset = end + (dated.end() if dated and not issuer_first else 0)
    issued_by = _ISSUED_BY.match(words[offset : offset + 160])
    issuer = text[offset + issued_by.start(1) : offset + issued_by.end(1)] if issued_by else None
    return LegalBasis(
        _type(words[max(0, start - 90) : start], symbol),
        symbol,
        _day(dated) if dated else None,
        _issuer(issuer, symbol),
        lines,
    )


def _type(before: str, symbol: str) -> str:
    if named := _NAMED.search(before):
        return _BY_NAME[named[1]]
    kind = re.split(r"[-/]", symbol)
    for piece in kind[1:]:
        if name := _KINDS.get(re.sub(r"\d+$", "", piece)):
            return name
    return "Công văn"


def _issuer(said: str | None, symbol: str) -> str | None:
    if said:
        tidied = " ".join(said.split()).rstrip(" ,")
        return _SAME.get(tidied, tidied)[:_MOST_ISSUER]
    if re.search(r"/QH\d", symbol):
        return "Quốc hội"
    return _BY_AGENCY.get(re.split(r"[-/]", symbol)[-1])


def _day(dated: re.Match[str]) -> str | None:
    day, month, year = (int(said) for said in dated.groups() if said)
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # no such day: text recognition, or whoever wrote it
        return None


def _merged(first: LegalBasis, again: LegalBasis) -> LegalBasis:
    lines = tuple(dict.fromkeys((*first.lines, *again.lines)))
    return LegalBasis(
        first.type, first.symbol, first.issued_on or again.issued_on, first.issuer or again.issuer, lines
    )
