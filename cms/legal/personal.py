"""Personal data of residents in a text: numbers, e-mail addresses, names beside illness or poverty.

Pure. Luật Bảo vệ dữ liệu cá nhân and Bộ luật Dân sự, Điều 38: what is found needs a legal basis before it
is made public. Numbers and addresses of offices, money, dates, documents and dossier codes are no such data.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from cms.legal.names import names_in


class Kind(StrEnum):
    PHONE = "phone"
    IDENTITY = "identity"
    EMAIL = "email"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Personal:
    """What was found: a number or address as written, or a name with the word that stands beside it."""

    kind: Kind
    said: str


# Mobile prefixes since 2018: 03, 05, 07, 08, 09 and eight digits; +84 in place of the 0.
_MOBILE = re.compile(r"(?<![\d./\-+])(?:\+?84[\s.\-]?[35789]\d|0[35789]\d)(?:[\s.\-]?\d){7}(?![\d/]|[.\-]\d)")
# Twelve digits of a căn cước begin with the code of a province (001-096) and the century's digit.
_IDENTITY = re.compile(r"(?<![\d.,/\-])0(?:0[1-9]|[1-8]\d|9[0-6])(?:[\s.]?\d){9}(?![\d/]|[.,\-]\d)")
_OLD_IDENTITY = re.compile(r"(?<![\d.,/\-])\d{3}[\s.]?\d{3}[\s.]?\d{3}(?![\d/]|[.,\-\s]\d)")
_IDENTITY_NAMED = re.compile(
    r"(?:cmnd|cmt|chứng minh(?: nhân dân| thư)?|cccd|căn cước(?: công dân)?|định danh(?: cá nhân)?|hộ chiếu)"
    r"[^\d\n]{0,40}$",
    re.IGNORECASE,
)
_OFFICE_NUMBER = re.compile(
    r"(?:đường dây nóng|hotline|tổng đài|số trực|trực ban|điện thoại trực|máy trực|điện thoại cơ quan|fax)"
    r"[^\d\n]{0,40}$",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"(?:tài khoản|mã hồ sơ|mã số thuế|mã thủ tục|mã đơn vị|mã vạch|số hóa đơn|biên lai|mã qhns|serial|imei)"
    r"[^\d\n]{0,40}$",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_OFFICE_EMAIL = re.compile(r"[@.]gov\.vn$", re.IGNORECASE)
_MONEY = re.compile(r"\s*(?:đồng|vnđ|vnd|đ\b|tỷ|triệu|nghìn|m2|m²|ha\b|kg\b)", re.IGNORECASE)
_BEFORE = 60  # letters looked at before a number
_CONDITION = re.compile(
    r"\b(?:hộ (?:rất )?nghèo|(?:hộ )?cận nghèo|hoàn cảnh (?:đặc biệt )?khó khăn|hiv(?:/aids)?|aids|tâm thần"
    r"|khuyết tật|tàn tật|nghiện|ma túy|ma tuý|ung thư|lao phổi|bệnh lao|trầm cảm|động kinh|tự kỷ|thiểu năng"
    r"|bệnh hiểm nghèo|hiểm nghèo|mồ côi|suy thận|chạy thận|viêm gan|nhiễm (?:bệnh|covid)|dương tính"
    r"|bạo lực gia đình|xâm hại|bảo trợ xã hội|trợ cấp xã hội|đột quỵ|tai biến|bại liệt)\b",
    re.IGNORECASE,
)
# Names of laws, bodies and places that hold such a word and say nothing about anybody.
_NOT_A_CONDITION = re.compile(
    r"\b(?:luật|hội(?! viên)|trung tâm|bệnh viện|quỹ|ban chỉ đạo|chương trình|phong trào)\s+(?:\w+\s+){0,7}$"
    r"|\b(?:phòng,? chống|giảm|xóa|xoá|thoát)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"trao|tặng|thăm|giúp|ủng hộ|vận động|tuyên truyền|phổ biến|phát biểu|chỉ đạo|kết luận|hướng dẫn|ký",
    re.IGNORECASE,
)
_LIST_OF = re.compile(r"danh sách[^\n]{0,80}", re.IGNORECASE)
_SENTENCES = re.compile(r"[^\n.!?]+(?:[.!?](?!\s|$)[^\n.!?]*)*")
_SHORTEST_SECRET = 3  # letters of a name that can be looked for


def find_personal(text: str, official: Collection[str] = ()) -> list[Personal]:
    """Return the personal data in `text`, each once, in the order of kinds.

    `official` are the numbers (in any spelling) and e-mail addresses of offices: they are nobody's own.
    """
    text = unicodedata.normalize("NFC", text)
    numbers, addresses = {digits(one) for one in official}, {one.casefold() for one in official}
    found = [
        *_phones(text, numbers),
        *_identities(text),
        *_emails(text, addresses),
        *_conditions(text),
    ]
    return list(dict.fromkeys(found))


def repeats(text: str, *secrets: str) -> bool:
    """Whether `text` repeats one of `secrets` (a sender's name, telephone, e-mail), however it is spaced."""
    flat = _flat(text)
    return any(len(secret) >= _SHORTEST_SECRET and secret in flat for secret in map(_flat, secrets))


def _flat(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def digits(number: str) -> str:
    """Return a telephone number as its digits, +84 written 0."""
    plain = re.sub(r"\D", "", number)
    return f"0{plain[2:]}" if plain.startswith("84") and len(plain) == 11 else plain


def _phones(text: str, known: set[str]) -> Iterator[Personal]:
    for match in _MOBILE.finditer(text):
        before = text[max(match.start() - _BEFORE, 0) : match.start()]
        if digits(match[0]) in known or len(digits(match[0])) != 10:
            continue
        if not (
            _OFFICE_NUMBER.search(before) or _OTHER_NUMBER.search(before) or _MONEY.match(text, match.end())
        ):
            yield Personal(Kind.PHONE, match[0].strip())


def _identities(text: str) -> Iterator[Personal]:
    for match in _IDENTITY.finditer(text):
        before = text[max(match.start() - _BEFORE, 0) : match.start()]
        if not (_OTHER_NUMBER.search(before) or _MONEY.match(text, match.end())):
            yield Personal(Kind.IDENTITY, match[0])
    for match in _OLD_IDENTITY.finditer(text):
        if _IDENTITY_NAMED.search(text[max(match.start() - _BEFORE, 0) : match.start()]):
            yield Personal(Kind.IDENTITY, match[0])


def _emails(text: str, known: set[str]) -> Iterator[Personal]:
    for match in _EMAIL.finditer(text):
        if match[0].casefold() not in known and not _OFFICE_EMAIL.search(match[0]):
            yield Personal(Kind.EMAIL, match[0])


def _conditions(text: str) -> Iterator[Personal]:
    """Yield names in a sentence with such a word, and those below a heading "Danh sách hộ nghèo"."""
    listed = ""
    for line in text.split("\n"):
        heading = _LIST_OF.search(line)
        if heading and (word := _condition_in(heading[0])):
            listed = word
        for sentence in _SENTENCES.findall(line):
            yield from _beside(sentence, listed)


def _beside(sentence: str, listed: str) -> Iterator[Personal]:
    for start, end, name in names_in(sentence):
        word = listed or _condition_in(sentence, start, end)
        if word:
            yield Personal(Kind.CONDITION, f"{name} – {word.lower()}")


def _condition_in(sentence: str, start: int = 0, end: int = 0) -> str:
    """Return the word of illness or poverty that may be said of the name from `start` to `end`, else ""."""
    for match in _CONDITION.finditer(sentence):
        between = sentence[end : match.start()] if match.start() >= end else sentence[match.end() : start]
        if not _NOT_A_CONDITION.search(sentence[: match.start()]) and not _GIVES.search(between):
            return match[0]
    return ""
