"""An event told as an invitation over the loudspeakers. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True)
class Gathering:
    """What an invitation needs; times are local, `ends` None where it is open."""

    title: str
    host: str
    starts: datetime
    ends: datetime | None
    place: str
    invited: str
    programme: Sequence[str] = ()
    register: str = ""


def invitation(event: Gathering) -> str:
    """Return the words of the invitation, a paragraph a line."""
    lines = [
        f"{event.host} kính mời {_small(event.invited) or 'bà con'} tham dự {_small(event.title)}.",
        f"Thời gian: {when(event.starts, event.ends)}.",
        f"Địa điểm: {event.place}.",
        _contents(event.programme),
        _ended(event.register),
        "Rất mong bà con đến dự đông đủ và đúng giờ.",
    ]
    return "\n".join(line for line in lines if line)


def when(starts: datetime, ends: datetime | None) -> str:
    """Say when: "từ 8 giờ đến 11 giờ 30, thứ Sáu ngày 27/11/2026"; over several days with both days."""
    if ends is None:
        return f"{hour(starts)}, {day(starts)}"
    if ends.date() == starts.date():
        return f"từ {hour(starts)} đến {hour(ends)}, {day(starts)}"
    return f"từ {hour(starts)}, {day(starts)} đến {hour(ends)}, {day(ends)}"


def hour(moment: datetime) -> str:
    """ "8 giờ", "13 giờ 30"."""
    return f"{moment.hour} giờ{f' {moment.minute:02d}' if moment.minute else ''}"


def day(moment: datetime) -> str:
    """ "thứ Sáu ngày 27/11/2026"."""
    return f"{_WEEKDAYS[moment.weekday()]} ngày {moment:%d/%m/%Y}"


def _contents(programme: Sequence[str]) -> str:
    kept = [line.strip(" .;") for line in programme if line.strip(" .;")]
    return f"Nội dung: {'; '.join(kept)}." if kept else ""


def _small(text: str) -> str:
    """Begin with a small letter where the first word is an ordinary one, not an abbreviation."""
    text = text.strip().rstrip(".")
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first[1:].islower() else text


def _ended(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in ".!?" else f"{text}."
