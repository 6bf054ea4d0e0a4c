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
from campaigns.timing.model import Every, Kind, Timing
from campaigns.timing.recurring import how_often
from campaigns.timing.several import Apart, several
from campaigns.timing.spans import NoYear, Span, before, span_at, whole

_STEADY = (
    r"(?:(?:thuc hien |duy tri |to chuc )?(?:thuong xuyen|lien tuc|hang ngay|xuyen suot|suot|quanh(?= nam)))"
)
# What is added to "thường xuyên": where the weight lies, when it is reported.
_WEIGHT = re.compile(r"(?:,|;| |-)+(?:va )?(?:trong tam|cao diem|tap trung|dac biet|nhat la|bao cao)\b.*$")
_FROM_NOW = re.compile(
    r"^(?:ke )?tu (?:nay|khi ban hanh|ngay (?:ky )?ban hanh)(?: ke hoach)?(?: nay)? (?=den )"
)
_HOUR = r"\d{1,2}(?:h|g|:| gio ?)\d{0,2}(?: phut)?"
_BEFORE_HOUR = re.compile(rf"\btruoc {_HOUR},? (?:ngay )?(?=\d)")
_AT_HOUR = re.compile(rf"^(?:vao |luc |tu )*{_HOUR}(?: ?- ?{_HOUR})?,? (?=ngay \d)")
_SINCE_AFTER = re.compile(r"^(?:bat dau )?(?:tu |ke tu )?sau (?:ngay (?=\d))?")
_STEADILY = re.compile(rf"^{_STEADY}(?:(?:,| va | )+{_STEADY})*(?:,| )*(?:trong |suot |ca )*")
_STEADILY_AFTER = re.compile(rf"(?:,| )+{_STEADY}(?:(?:,| va | )+{_STEADY})*$")
_DONE = re.compile(
    r"^(?:(?:phai |can )?(?:hoan thanh|thuc hien|trien khai|to chuc|xong|thoi gian|thoi han|bao cao"
    r"|phat(?: thanh| song)?|dang(?: tai)?|tuyen truyen|niem yet|hop|cap nhat|kiem tra)"
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
    r"^(?:nhan )?(?:dip )?(?:ngay|tuan le|tuan|thang hanh dong|thang cao diem|dot cao diem|mua)"
    r"(?: (?!(?:thang|ngay) \d|truoc\b|sau\b|tu\b|den\b|cham\b|thu\b|dau\b|cuoi\b)[a-z]+)*,? "
    r"(?=(?:thang |ngay |tu )?\d|tu (?:thang|ngay) )"
)
_NAME_AFTER = re.compile(
    r"^(?:nhan )?(?:dip )?(?:ngay|tuan le|thang hanh dong|thang cao diem|dot cao diem) [a-z ,]+$"
)
_REQUEST = re.compile(
    r"^(?:(?:thuc hien )?theo (?:yeu cau|de nghi|chi dao|huong dan|ke hoach)\b.*"
    r"|(?:thuc hien )?(?:ngay )?(?:sau )?khi (?:co|can|phat sinh|duoc|nhan duoc)\b.*|dot xuat.*)$"
)
_AFTER = r"(?:(?:ke|tinh) ?(?:tu|sau)|tu|sau)"
_RELATIVE = re.compile(
    r"^(?:cham nhat |khong qua |toi da )?(?:(?:trong|sau)(?: thoi gian| thoi han| vong)? )?"
    r"(?:khong qua |toi da )?(?P<days>\d{1,3}) ngay(?P<working> lam viec)?(?: lien tuc| lien tiep)?,? ?"
    rf"{_AFTER}(?P<event> .+)?$"
)


def read(text: str, *, year: int | None = None) -> Timing:
    """Return what `text` means; `year` is the plan's, for phrases that name none."""
    phrase = _without_hours(folded(text))
    for reading in _READINGS:
        try:
            said = reading(phrase, year)
        except (NoYear, ValueError):  # no year to count in, or a day that is in no calendar
            continue
        if said is not None:
            return Timing(text=text, **{**said, "event": _as_written(text, said.get("event"))})
    return Timing(text=text, kind=Kind.NOT_UNDERSTOOD)


def _without_hours(phrase: str) -> str:
    """Plans count in days: before an hour of a day is that day at the latest."""
    return _AT_HOUR.sub("", _BEFORE_HOUR.sub("cham nhat ngay ", phrase))


def _recurring(phrase: str, year: int | None) -> dict[str, Any] | None:
    """How often, alone or within a span: "2 lần/tuần trong năm 2026"."""
    steadied = _DONE.sub("", re.sub(r"^thuong xuyen(?:,| )+(?=hang |moi |dinh ky |\d)", "", phrase))
    found = how_often(steadied)
    if found:
        return {"kind": Kind.RECURRING, **found}
    for cut in re.finditer(
        r"(?:,| )(?:trong |tu |vao |cua )?(?=(?:nam|quy|thang|giai doan|6 thang|ca nam)\b)", steadied
    ):
        often = how_often(steadied[: cut.start()].strip(" ,"))
        if not often:
            continue
        apart = several(steadied[cut.end() :], year, _stretch)
        if len(apart) == often["times"] and often["every"] is Every.YEAR:
            return {"kind": Kind.RECURRING, **often, "apart": apart}
        if span := whole(steadied[cut.end() :], year):
            return {"kind": Kind.RECURRING, **often, "start": span.first, "due": span.last}
    return None


def _ongoing(phrase: str, year: int | None) -> dict[str, Any] | None:
    """Steadily, with or without a span, and whatever begins without an end."""
    phrase = _WEIGHT.sub("", phrase)
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
    if after := _SINCE_AFTER.match(phrase):
        span = _some_time(phrase[after.end() :], year)
        return {"kind": Kind.ONGOING, "start": span.last + timedelta(days=1)} if span else None
    since = _SINCE.match(phrase)
    if not since:
        return None
    span = whole(_OPEN_END.sub("", phrase[since.end() :]), year)
    return {"kind": Kind.ONGOING, "start": span.first} if span else None


def _once(phrase: str, year: int | None) -> dict[str, Any] | None:
    """By a day, before something, within a span."""
    bare = _FROM_NOW.sub("", _DONE.sub("", phrase))
    if apart := _apart(bare, year):
        firsts = [first for first, _last in apart if first]
        return {
            "kind": Kind.ONCE,
            "start": firsts[0] if firsts else None,
            "due": apart[-1][1],
            "apart": apart,
        }
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


def _apart(phrase: str, year: int | None) -> tuple[Apart, ...]:
    """Times that lie apart; () also where they make one stretch, as "tháng 10, 11/2022" does."""
    try:
        if whole(_IN.sub("", phrase), year):
            return ()
    except (ValueError, NoYear):  # numbers with gaps; the year stands with another of them
        pass
    return several(_IN.sub("", phrase), year, _stretch)


def _stretch(phrase: str, year: int | None) -> Span | None:
    return _from_to(phrase, year) or whole(phrase, year)


def _named(phrase: str, year: int | None) -> Span | None:
    phrase = phrase.replace(":", "")
    at = span_at(phrase, year)
    if at and _NAME_AFTER.match(at[1]):
        return at[0]
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
    if last is None:
        return None
    if re.fullmatch(r"(?:ngay )?\d{1,2}", found[1]):  # "từ 01 đến 08/6": of the same month
        first: Span | None = _some_time(f"{found[1]}/{last.last.month}", last.last.year)
    else:
        first = _some_time(found[1], last.last.year)
        if first and first.first > last.last and not first.said_year:
            first = _some_time(found[1], last.last.year - 1)
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
