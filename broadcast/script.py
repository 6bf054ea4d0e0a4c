"""What is read out, line by line, before the reader turns it into words; pure.

The order is that of Vietnamese grassroots radio: nhạc hiệu; lời xướng; lời chào; điểm nội dung chính; tin,
bài; lời kết; nhạc. These sentences are heard by residents and are therefore Vietnamese, whatever the
language of the screens.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
HEADLINES = "Chương trình hôm nay có những nội dung chính sau đây:"

FILLED_IN = ("{programme}", "{weekday}", "{date}")
BRACES = re.compile(r"\{+[^{}]*\}+|\{+[^\s{}]*|[^\s{}]*\}+")


class Part(StrEnum):
    """The kinds of line, by the names BulletinItem keeps them under."""

    SIGNATURE = "signature"
    IDENT = "ident"
    GREETING = "greeting"
    HEADLINES = "headlines"
    ITEM = "item"
    SEPARATOR = "separator"
    CLOSING = "closing"
    OUTRO = "outro"


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the items of one bulletin: the station's sentences and the programme's choices."""

    programme: str
    day: date
    ident: str
    greeting: str
    closing: str
    with_greeting: bool = True
    with_headlines: bool = True
    with_separators: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """An item as it is read: `headline` among the headlines, `text` in its place."""

    source: str
    title: str
    headline: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the script; tunes and separators have no text."""

    part: Part
    text: str = ""
    title: str = ""
    source: str = ""


def script(frame: Frame, items: Sequence[Told]) -> list[Line]:
    """The whole bulletin in order; [] where there is nothing to read."""
    if not items:
        return []
    lines = [Line(Part.SIGNATURE), *opening(frame)]
    if frame.with_headlines and len(items) > 1:
        lines.append(Line(Part.HEADLINES, headlines([item.headline or item.title for item in items])))
    for index, item in enumerate(items):
        if index and frame.with_separators:
            lines.append(Line(Part.SEPARATOR))
        lines.append(Line(Part.ITEM, item.text, item.title, item.source))
    return [*lines, *ending(frame), Line(Part.OUTRO)]


def opening(frame: Frame) -> list[Line]:
    """Ident and greeting, those that have words."""
    lines = [Line(Part.IDENT, frame.ident.strip())]
    if frame.with_greeting:
        lines.append(Line(Part.GREETING, greeting(frame.greeting, frame.programme, frame.day)))
    return [line for line in lines if line.text]


def ending(frame: Frame) -> list[Line]:
    return [Line(Part.CLOSING, frame.closing.strip())] if frame.closing.strip() else []


def misplaced(template: str) -> str:
    """The first thing in braces, or word with a lone brace, that no greeting fills in; "" when it is good."""
    found = (match[0] for match in BRACES.finditer(template))
    return next((place for place in found if place not in FILLED_IN), "")


def greeting(template: str, programme: str, day: date) -> str:
    """The greeting of that day; a name in braces that is not known is left as it was written."""
    filled = {
        "{programme}": programme,
        "{weekday}": WEEKDAYS[day.weekday()],
        "{date}": f"ngày {day.day} tháng {day.month} năm {day.year}",
    }
    for name, words in filled.items():
        template = template.replace(name, words)
    return template.strip()


def headlines(titles: Sequence[str]) -> str:
    """One sentence for each headline, after the words that announce them."""
    return "\n".join([HEADLINES, *(sentence(title) for title in titles)])


def sentence(text: str) -> str:
    """The text in one line with a full stop, unless it ends as a sentence already."""
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…", ":", ";")) or not text else f"{text}."
