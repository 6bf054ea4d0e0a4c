"""Parts of a record as people read them, and what changed between two records in sentences."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.procedures.columns import BY_KEY, Record, Shape
from cms.procedures.models.vocabulary import Level, Standing

SHORT = 160  # characters that are quoted whole


def shown(key: str, text: str) -> str:
    """Return a part of a record as people read it; "" stays ""."""
    shape = BY_KEY[key].shape
    if not text:
        return ""
    if shape is Shape.DATE:
        return date.fromisoformat(text).strftime("%d/%m/%Y")
    if shape is Shape.LEVEL:
        return str(Level(text).label)
    if shape is Shape.STANDING:
        return str(Standing(text).label)
    return text


def decision(record: Record) -> str:
    """Return the decision a record was announced by: "Quyết định số 512/QĐ-UBND ngày 01/07/2026", or ""."""
    number, day = record.get("decision_number", ""), shown("decision_date", record.get("decision_date", ""))
    if not number:
        return ""
    if not day:
        return _("Decision No. %(number)s") % {"number": number}
    return _("Decision No. %(number)s of %(day)s") % {"number": number, "day": day}


def change_said(key: str, before: str, after: str) -> str:
    """Return one change in words: "thời hạn giải quyết từ “…” thành “…”"."""
    part = BY_KEY[key].head
    part = part[0].lower() + part[1:]
    old, new = shown(key, before), shown(key, after)
    if not old or not new:
        pattern = _("%(part)s: “%(new)s” added") if new else _("%(part)s: “%(old)s” left out")
    elif "\n" in old + new or len(old) + len(new) > 2 * SHORT:
        return _lines_said(part, old.splitlines(), new.splitlines())
    else:
        pattern = _("%(part)s from “%(old)s” to “%(new)s”")
    return pattern % {"part": part, "old": _brief(old), "new": _brief(new)}


def _lines_said(part: str, old: list[str], new: list[str]) -> str:
    gone = [line for line in old if line not in new]
    come = [line for line in new if line not in old]
    said = [_("“%(line)s” left out") % {"line": _brief(line)} for line in gone]
    said += [_("“%(line)s” added") % {"line": _brief(line)} for line in come]
    told = "; ".join(said) or pgettext("lines", "their order changed")
    return f"{part}: {told}"


def _brief(text: str) -> str:
    row = "; ".join(text.splitlines())
    return row if len(row) <= SHORT else f"{row[: SHORT - 1].rstrip()}…"
