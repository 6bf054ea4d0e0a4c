"""What was understood of a plan: plain facts, each with the lines of the document it was read from."""

from dataclasses import dataclass
from typing import Any

from campaigns.timing import Timing

Lines = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the lines (from 1) it was read from."""

    text: str
    lines: Lines


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A document the plan rests on: `symbol` as "45/2020/NĐ-CP", `issued_on` as "2020-04-08"."""

    type: str
    symbol: str
    issued_on: str | None
    issuer: str | None
    lines: Lines


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """The days the plan is for, as ISO dates, both inclusive; `text` is what the title says."""

    text: str
    start: str
    end: str
    lines: Lines


@dataclass(frozen=True, slots=True)
class Target:
    """A promise with numbers: `values` are (number, unit), as ("98", "%") or ("28", "thủ tục")."""

    text: str
    values: tuple[tuple[str, str], ...]
    lines: Lines


@dataclass(frozen=True, slots=True)
class PlannedActivity:
    """A row of an appendix, or a task given to a unit; what is not said is None."""

    title: str
    lines: Lines
    section: str | None = None
    lead: str | None = None
    coordinating: str | None = None
    timing: Timing | None = None
    product: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """All that was understood; `layout` are headings of tables and lines without words.

    Every line of the document that is not empty stands in one of these, and else in `not_understood`.
    """

    issuer: Said | None = None
    symbol: Said | None = None
    issued_on: Said | None = None
    title: Said | None = None
    period: PlanPeriod | None = None
    letterhead: tuple[Said, ...] = ()
    introduction: tuple[Said, ...] = ()
    headings: tuple[Said, ...] = ()
    legal_bases: tuple[LegalBasis, ...] = ()
    unnumbered_laws: tuple[Said, ...] = ()
    purposes: tuple[Said, ...] = ()
    requirements: tuple[Said, ...] = ()
    audiences: tuple[Said, ...] = ()
    contents: tuple[Said, ...] = ()
    forms: tuple[Said, ...] = ()
    channels: tuple[Said, ...] = ()
    targets: tuple[Target, ...] = ()
    funding: tuple[Said, ...] = ()
    organisation: tuple[Said, ...] = ()
    activities: tuple[PlannedActivity, ...] = ()
    recipients: tuple[Said, ...] = ()
    signed_by: Said | None = None
    signed_as: tuple[Said, ...] = ()
    layout: Lines = ()
    not_understood: tuple[Said, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the keys of `manage.py import_plan --json`; "lines" says where plain values stand."""
        return {
            **{name: _text(getattr(self, name)) for name in _SINGLE},
            "period": _period(self.period),
            "legal_bases": [_basis(basis) for basis in self.legal_bases],
            **{name: [said.text for said in getattr(self, name)] for name in _LISTS},
            "targets": [_target(target) for target in self.targets],
            "activities": [_activity(activity) for activity in self.activities],
            "not_understood": [_said(said) for said in self.not_understood],
            "lines": self._lines(),
        }

    def _lines(self) -> dict[str, Any]:
        single = {name: list(said.lines) for name in _SINGLE if (said := getattr(self, name)) is not None}
        lists = {name: [list(said.lines) for said in getattr(self, name)] for name in _LISTS}
        return {**single, **lists, "layout": list(self.layout)}


_SINGLE = ("issuer", "symbol", "issued_on", "title", "signed_by")
_LISTS = (
    "letterhead", "introduction", "headings", "unnumbered_laws", "purposes", "requirements", "audiences",
    "contents", "forms", "channels", "funding", "organisation", "recipients", "signed_as",
)  # fmt: skip


def _text(said: Said | None) -> str | None:
    return said.text if said else None


def _said(said: Said) -> dict[str, Any]:
    return {"text": said.text, "lines": list(said.lines)}


def _period(period: PlanPeriod | None) -> dict[str, Any] | None:
    if period is None:
        return None
    return {"text": period.text, "start": period.start, "end": period.end, "lines": list(period.lines)}


def _basis(basis: LegalBasis) -> dict[str, Any]:
    return {
        "type": basis.type,
        "symbol": basis.symbol,
        "issued_on": basis.issued_on,
        "issuer": basis.issuer,
        "lines": list(basis.lines),
    }


def _target(target: Target) -> dict[str, Any]:
    values = [{"number": number, "unit": unit} for number, unit in target.values]
    return {"text": target.text, "values": values, "lines": list(target.lines)}


def _activity(activity: PlannedActivity) -> dict[str, Any]:
    return {
        "section": activity.section,
        "title": activity.title,
        "lead": activity.lead,
        "coordinating": activity.coordinating,
        "timing": activity.timing.as_json() if activity.timing else None,
        "product": activity.product,
        "note": activity.note,
        "lines": list(activity.lines),
    }
