"""Numbers of documents: 61/2018/NĐ-CP, 96/KH-UBND, 18-NQ/TW, 10/2022/QH15, QCVN 01:2021/BYT.

Said: the number, "năm" and the year, then the issuer, unless the sentence names it after the code.
The letters follow Nghị định 30/2020/NĐ-CP and, for the Party, Hướng dẫn 36-HD/VPTW.
"""

import re

from media.speech.reading.cardinals import cardinal
from media.speech.reading.issuers import composed_issuer, numbered_unit
from media.speech.reading.letters import spelled
from media.speech.reading.model import Certainty, SpanKind
from media.speech.reading.page import Found, Page

_PART = r"[A-ZĐƯ]{1,24}(?:[a-zđ](?:[A-ZĐƯ]{1,8})?)?(?:\d{1,2})?(?![^\W_])"
_TAIL = rf"{_PART}(?: ?[-./&,–] ?{_PART}){{0,4}}"
_NUMBER = r"\d{1,3}\.\d{1,3}|\d{1,6}"
_STATE = re.compile(rf"({_NUMBER})([a-zA-Z])? ?/ ?(?:(\d{{4}}) ?[/-] ?)?({_TAIL})")
_PARTY = re.compile(rf"({_NUMBER})() ?- ?()([A-ZĐ][A-Za-zĐđ]{{0,5}} ?/ ?{_TAIL})")
_BLANK = re.compile(rf"(?:[.…_]{{0,60}} ?)/ ?(?:(\d{{4}}) ?/ ?)?({_TAIL})")
_STANDARD = re.compile(
    r"(QCVN|TCVN|QCĐP|QCKT|TCXDVN|TCN|ISO|TCCS)((?:\s(?:ISO|[A-Z]{2,4}))?) ?[:]? ?(\d{1,6})(?:-(\d{1,2}))?"
    rf"(?: ?[:/] ?(\d{{4}}))?(?: ?/ ?({_TAIL}))?(?!\w)"
)
# How far the letters of a code were known, and what the editor is told of it.
_Doubt = int
_NONE, _COMPOSED, _SPELLED = range(3)
_TOLD = (
    (Certainty.SURE, ""),
    (Certainty.LIKELY, "composed-issuer"),
    (Certainty.UNSETTLED, "unknown-issuer"),
)
_PARTS = re.compile(r"[-./&,–\s]+")
_PARLIAMENT = re.compile(r"([A-Z]+?)(\d{1,2})$")
_NUMBER_SAID = re.compile(r"(?<!\w)số ?:?[\s.…_]*$")
_NAMED_AFTER = re.compile(
    r"(?: ?,)?(?:\s*\(?(?:ban hành )?ngày(?:[\s\d/.,…-]|tháng|năm){1,48}\)?)?[\s,]*"
    r"(?:(?:được|do) .{2,40} (?:ban hành|thông qua|phê duyệt)|của\s)",
    re.IGNORECASE,
)
_TYPE_SAID = re.compile(
    r"(?<!\w)(?:nghị định|nghị quyết(?: liên tịch)?|quyết định|chỉ thị|quy chế|quy định|thông báo|hướng dẫn|"
    r"chương trình(?: hành động)?|kế hoạch|phương án|đề án|báo cáo|biên bản|tờ trình|hợp đồng|công văn|"
    r"công điện|"
    r"giấy mời|giấy phép|thông tư(?: liên tịch)?|lệnh|pháp lệnh|luật|bộ luật|kết luận|văn bản|"
    r"văn bản hợp nhất|"
    r"giấy giới thiệu|giấy chứng nhận|nđ|nq|qđ|tt|ct|kh|bc|tb|cv|cđ|hd|ttlt|ctr|ttr|kl|thư mời|"
    r"danh sách|thể lệ|mẫu)"
    r"(?:\s+số)?[\s:]*$"
)


def document_code(page: Page, pos: int) -> Found | None:
    """A document's number that begins with a figure."""
    for pattern in (_STATE, _PARTY):
        match = pattern.match(page.text, pos)
        if match and _is_code(page, pos, match):
            return _found(page, pos, match)
    return None


def blank_code(page: Page, pos: int) -> Found | None:
    """ "Số:      /KH-UBND": a number not yet given."""
    match = _BLANK.match(page.text, pos)
    if match is None or not _NUMBER_SAID.search(page.left(pos)):
        return None
    words, doubt = _bodies(page, _split(match[2]))
    year = f"năm {cardinal(match[1], page.region)}, " if match[1] else ""
    return _code(match.end(), year + words, doubt)


def standard(page: Page, pos: int) -> Found | None:
    """ "QCVN 01:2021/BYT", "TCVN ISO 9001:2015"."""
    match = _STANDARD.match(page.text, pos)
    if match is None or page.inside_word(pos):
        return None
    names = [match[1], match[2].strip()]
    words = [_entry(page, name) or spelled(name) for name in names if name]
    words.append(cardinal(match[3], page.region))
    words += [f"chấm {cardinal(match[4], page.region)}"] if match[4] else []
    words += [f"năm {cardinal(match[5], page.region)}"] if match[5] else []
    doubt = _NONE
    if match[6]:
        issuer, doubt = _bodies(page, _split(match[6]))
        words.append(f"của {issuer}")
    return _code(match.end(), " ".join(words), doubt)


def _is_code(page: Page, pos: int, match: re.Match[str]) -> bool:
    """Letters that are known, or joined, or after "số": not "500/C" or "12/Ông"."""
    parts = _split(match[4])
    known = any(page.lexicon.document_type(part) or page.lexicon.issuer(part) for part in parts)
    joined = len(parts) > 1 or bool(match[3]) or _PARLIAMENT.match(parts[0]) is not None
    return (
        known
        or (joined and len(parts[0]) > 1)
        or bool(_TYPE_SAID.search(page.left(pos)) and len(parts[0]) > 1)
    )


def _split(tail: str) -> list[str]:
    return [part for part in _PARTS.split(tail) if part]


def _found(page: Page, pos: int, match: re.Match[str]) -> Found:
    words = _number(page, match[1])
    words += f" {match[2].lower()}" if match[2] else ""
    words += f" năm {cardinal(match[3], page.region)}" if match[3] else ""
    if _NAMED_AFTER.match(page.right(match.end(), 110)):
        return _code(match.end(), words, _NONE)
    issuer, doubt = _issuer(page, pos, _split(match[4]))
    return _code(match.end(), f"{words} {issuer}", doubt)


def _number(page: Page, written: str) -> str:
    """ "1.234" is grouped, "66.1" numbered within a number."""
    whole, _, rest = written.partition(".")
    if len(rest) in (0, 3):
        return cardinal(whole + rest, page.region)
    return f"{cardinal(whole, page.region)} chấm {cardinal(rest, page.region)}"


def _issuer(page: Page, pos: int, parts: list[str]) -> tuple[str, _Doubt]:
    """ "của Chính phủ" after a kind of document, else kind and issuer in words."""
    if not _TYPE_SAID.search(page.left(pos)):
        return _bodies(page, parts)
    if page.lexicon.document_type(parts[0]) and (len(parts) > 1 or not page.lexicon.issuer(parts[0])):
        words, doubt = _bodies(page, parts[1:], joint=", " if _is_joint(parts[0]) else " ")
        return (f"của {words}" if words else _bodies(page, parts)[0]), doubt
    whole = _PARLIAMENT.match(parts[0]) or parts[:2] == ["VP", "CP"]
    words, doubt = _bodies(page, parts if whole else parts[:1])
    return f"của {words}", doubt


def _is_joint(kind: str) -> bool:
    """True for a document several bodies issue: they are said one after the other."""
    return kind.endswith(("LN", "LT", "PH"))


def _bodies(page: Page, parts: list[str], joint: str = " ") -> tuple[str, _Doubt]:
    """Every part in words: looked up, else put together, else spelled, and what the editor is told."""
    said: list[str] = []
    doubt = _NONE
    for index, part in enumerate(parts):
        words = _word(page, part, first=index == 0) or numbered_unit(part, page.region)
        if not words:
            words = composed_issuer(page.lexicon, part)
            doubt = max(doubt, _COMPOSED if words else _SPELLED)
        said.append(words or spelled(part))
    return joint.join(said), doubt


def _word(page: Page, part: str, *, first: bool) -> str:
    """The kind of document first, then bodies, then whatever the dictionary knows."""
    parliament = _PARLIAMENT.match(part)
    if parliament and page.lexicon.issuer(parliament[1]):
        return f"{page.lexicon.issuer(parliament[1])} khóa {cardinal(parliament[2], page.region)}"
    kind = page.lexicon.document_type(part)
    body = page.lexicon.issuer(part)
    known = (kind or body) if first else (body or kind)
    return known or _entry(page, part)


def _entry(page: Page, written: str) -> str:
    entries = page.lexicon.readings(written)
    return entries[-1].spoken if entries else ""


def _code(end: int, words: str, doubt: _Doubt) -> Found:
    return Found(end, words, SpanKind.CODE, *_TOLD[doubt])
