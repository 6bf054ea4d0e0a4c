"""A timing phrase of a plan -> what it means; pure.

A phrase is tried against whole-phrase readings from the most to the least particular; what none of them
reads to its last word is kept word for word as not understood: nothing is guessed and nothing dropped.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from campaigns.timing.folding import folded
from campaigns.timing.lunar import lunar_span
from campaigns.timing.model import Kind, Timing
from campaigns.timing.recurring import how_often
from campaigns.timing.spans import NoYear, Span, before, whole

_STEADY = r"(?:(?:thuc hien |duy tri |to chuc )?(?:thuong xuyen|lien tuc|hang ngay|suot))"
_STEADILY = re.compile(rf"^{_STEADY}(?:(?:,| va | )+{_STEADY})*(?:,| )*(?:trong |suot |ca )*")
_STEADILY_AFTER = re.compile(rf"(?:,| )+{_STEADY}(?:(?:,| va | )+{_STEADY})*$")
_DONE = re.compile(
    r"^(?:(?:phai |can )?(?:hoan thanh|thuc hien|trien khai|to chuc|xong|thoi gian|thoi han|bao cao)"
    r"(?: xong)?(?::|,)? )+"
)
_IN = re.compile(r"^(?:vao |trong |vao dip |dip )?(?:thoi gian )?(?:khoang )?")
_BEFORE = re.compile(r"^(?:xong )?truoc (?:thoi diem )?")
_UNTIL = re.compile(
    r"^(?:cham nhat|muon nhat|han cuoi|thoi han|den het|den|khong qua|xong)(?: (?:la|den|vao|trong|het))* "
)
_SINCE = re.compile(r"^(?:bat dau )?(?:ke )?(?:tu|tu sau)(?: khi)? ")
_OPEN_END = re.compile(r" (?:tro di|den nay|den khi hoan thanh)$")
_AND_ON = re.compile(r" va (?:cac |nhung )(?:thang|quy|nam)(?: tiep theo| sau| sau do)$")
_FROM_TO = re.compile(r"^(?:bat dau )?tu (.+?)(?: den het | den | - |-)(.+)$")
_TO = re.compile(r"^((?:thang|quy|ngay|nam) .+?)(?: den het | den |-)((?:thang|quy|ngay|nam) .+)$")
_DAYS_BEFORE = re.compile(
    r"^truoc (?P<what>.+?) (?P<days>\d{1,3}) ngay$|^(?P<n>\d{1,3}) ngay truoc (?P<of>.+)$"
)
_END_OF = re.compile(r"^(?:vao |khoang )?(?:den )?cuoi (?=thang |quy |nam )")
# A day, week or month with a name, and when it is: "Ngày Pháp luật Việt Nam 09/11".
_NAMED = re.compile(
    r"^(?:nhan )?(?:dip )?(?:ngay|tuan le|tuan|thang hanh dong|thang cao diem|dot cao diem)"
    r"(?: (?!(?:thang|ngay) \d|truoc\b|sau\b|tu\b|den\b|cham\b|thu\b|dau\b|cuoi\b)[a-z]+)*,? "
    r"(?=(?:thang |ngay |tu )?\d|tu (?:thang|ngay) )"
)
_REQUEST = re.compile(
    r"^(?:(?:thuc hien )?theo (?:yeu cau|de nghi|chi dao|huong dan|ke hoach)\b.*"
    r"|(?:thuc hien )?(?:ngay )?(?:sau )?khi (?:co|can|phat sinh|duoc|nhan duoc)\b.*|dot xuat.*)$"
)
_AFTER = r"(?:(?:ke|tinh) ?(?:tu|sau)|tu|sau)"
_RELATIVE = re.compile(
    r"^(?:cham nhat |khong qua |toi da )?(?:(?:trong|sau)(?: thoi gian| thoi han| vong)? )?"
    r"(?:khong qua |toi da )?(?P<days>\d{1,3}) ngay(?P<working> lam viec)?,? ?"
    rf"{_AFTER}(?P<event> .+)?$"
)


def read(text: str, *, year: int | None = None) -> Timing:
    """Return what `text` means; `year` is the plan's, for phrases that name none."""
    phrase = folded(text)
    for reading in _READINGS:
        try:
            said = reading(phrase, year)
        except (NoYear, ValueError):  # no year to count in, or a day that is in no calendar
            continue
        if said is not None:
            return Timing(text=text, **{**said, "event": _as_written(text, said.get("event"))})
    return Timing(text=text, kind=Kind.NOT_UNDERSTOOD)


def _recurring(phrase: str, year: int | None) -> dict[str, Any] | None:
    """How often, alone or within a span: "2 lần/tuần trong năm 2026"."""
    steadied = _DONE.sub("", re.sub(r"^thuong xuyen(?:,| )+(?=hang |moi |\d)", "", phrase))
    found = how_often(steadied)
    if found:
        return {"kind": Kind.RECURRING, **found}
    for cut in re.finditer(
        r"(?:,| )(?:trong |tu |vao |cua )?(?=(?:nam|quy|thang|giai doan|6 thang|ca nam)\b)", steadied
    ):
        often, span = how_often(steadied[: cut.start()].strip(" ,")), whole(steadied[cut.end() :], year)
        if often and span:
            return {"kind": Kind.RECURRING, **often, "start": span.first, "due": span.last}
    return None


def _ongoing(phrase: str, year: int | None) -> dict[str, Any] | None:
    """Steadily, with or without a span, and whatever begins without an end."""
    rest, changed = _STEADILY.subn("", phrase, count=1)
    if not changed:
        rest, changed = _STEADILY_AFTER.subn("", phrase, count=1)
    if changed:
        rest = rest.strip(" ,")
        if rest in ("", "nam", "trong nam", "theo quy dinh", "nhieu nam"):
            return {"kind": Kind.ONGOING}
        span = _from_to(rest, year) or _some_time(_IN.sub("", rest), year)
        if span:
            return {"kind": Kind.ONGOING, "start": span.first, "due": span.last}
        return _open(rest, year)
    return _open(phrase, year)


def _open(phrase: str, year: int | None) -> dict[str, Any] | None:
    if onward := _AND_ON.search(phrase):
        span = whole(_IN.sub("", phrase[: onward.start()]), year)
        return {"kind": Kind.ONGOING, "start": span.first} if span else None
    since = _SINCE.match(phrase)
    if not since:
        return None
    span = whole(_OPEN_END.sub("", phrase[since.end() :]), year)
    return {"kind": Kind.ONGOING, "start": span.first} if span else None


def _once(phrase: str, year: int | None) -> dict[str, Any] | None:
    """By a day, before something, within a span."""
    bare = _DONE.sub("", phrase)
    if found := _DAYS_BEFORE.match(bare):
        span = _some_time(found["what"] or found["of"], year)
        days = timedelta(days=int(found["days"] or found["n"]))
        return {"kind": Kind.ONCE, "due": span.first - days} if span else None
    if found := _END_OF.match(bare):
        span = whole(bare[found.end() :], year)
        return {"kind": Kind.ONCE, "due": span.last} if span else None
    if found := _BEFORE.match(bare):
        span = _some_time(bare[found.end() :], year)
        return {"kind": Kind.ONCE, "due": before(span)} if span else None
    if span := _from_to(bare, year):
        return {"kind": Kind.ONCE, "start": span.first, "due": span.last}
    if found := _UNTIL.match(bare):
        span = _some_time(bare[found.end() :], year)
        return {"kind": Kind.ONCE, "due": span.last} if span else None
    span = _some_time(_IN.sub("", bare), year) or _named(bare, year)
    return {"kind": Kind.ONCE, "start": span.first, "due": span.last} if span else None


def _named(phrase: str, year: int | None) -> Span | None:
    found = _NAMED.match(phrase)
    if not found:
        return None
    rest = phrase[found.end() :]
    return _from_to(rest, year) or whole(rest, year)


def _from_to(phrase: str, year: int | None) -> Span | None:
    """ "từ tháng 3 đến tháng 6/2026": the first takes its year from the second where it names none."""
    found = _FROM_TO.match(phrase) or _TO.match(phrase)
    if not found:
        return None
    last = _some_time(found[2], year)
    if last is None:
        bare = re.match(r"^(\w+) ", found[1])
        last = _some_time(f"{bare[1]} {found[2]}", year) if bare else None
    first = _some_time(found[1], last.last.year) if last else None
    if first is None or last is None or first.first > last.last:
        return None
    return Span(first.first, last.last)


def _some_time(phrase: str, year: int | None) -> Span | None:
    """A span of the calendar, or one told by the moon."""
    return lunar_span(phrase, year) or whole(phrase, year)


def _relative(phrase: str, year: int | None) -> dict[str, Any] | None:
    found = _RELATIVE.match(phrase)
    if not found:
        return None
    return {
        "kind": Kind.RELATIVE,
        "days": int(found["days"]),
        "working": True if found["working"] else None,
        "event": (found["event"] or "").strip() or None,
    }


def _as_written(text: str, event: str | None) -> str | None:
    """Return the last words of `text`, as many as the folded `event` has, with their marks."""
    if not event:
        return None
    return " ".join(text.strip(" .;:,-)").split()[-len(event.split()) :])


def _on_request(phrase: str, year: int | None) -> dict[str, Any] | None:
    return {"kind": Kind.ON_REQUEST} if _REQUEST.match(phrase) else None


_READINGS: list[Callable[[str, int | None], dict[str, Any] | None]] = [
    _relative,
    _recurring,
    _once,
    _ongoing,
    _on_request,
]
