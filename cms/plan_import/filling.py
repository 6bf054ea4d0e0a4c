"""What was understood of a plan as the first values of the forms, each with its lines. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from campaigns.importing import PlanDraft
from campaigns.importing.draft import Lines, PlannedActivity, Said
from campaigns.importing.sources import Paragraph
from campaigns.importing.understanding.channels import channels
from campaigns.importing.understanding.folding import bare
from campaigns.importing.understanding.markers import item
from campaigns.importing.understanding.units import given
from campaigns.models import Audience
from cms.plan_import.units import key_of, split

MOST_LEFT = 200  # lines not understood that are listed; all are marked in the document
_THOUSANDS = re.compile(r"(\d{1,3}(?:[.,]\d{3})+|\d+) ?(?:đồng\b|đ\b|vnđ\b)", re.IGNORECASE)
_MILLIONS = re.compile(r"(\d+(?:,\d+)?) ?triệu(?: đồng)?\b", re.IGNORECASE)
_SUM_AT_END = re.compile(
    r"[\s:|–-]*(?:là|khoảng|dự kiến|số tiền)?[\s:]*(?:\d{1,3}(?:[.,]\d{3})+|\d+(?:,\d+)? ?triệu)"
    r" ?(?:đồng|đ|vnđ)?[\s.;|]*$",
    re.IGNORECASE,
)
_PEOPLE = {
    Audience.OFFICIALS: re.compile(r"\b(?:can bo|cong chuc|vien chuc|dang vien|nguoi lao dong)\b"),
    Audience.BUSINESSES: re.compile(r"\b(?:doanh nghiep|hop tac xa|ho kinh doanh|co so san xuat)\b"),
    Audience.RESIDENTS: re.compile(
        r"\b(?:nguoi dan|nhan dan|cong dan|ho gia dinh|hoc sinh|thanh nien|phu nu|cu tri|ba con|ca nhan)\b"
    ),
}
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Filled:
    """`plan` are the values of the plan's own fields, `rows` those of each list with the lines of each."""

    plan: Row
    links: dict[str, Lines]
    rows: dict[str, list[tuple[Row, Lines]]] = field(default_factory=dict)


def filled(draft: PlanDraft) -> Filled:
    """Return the first values of the forms; texts longer than their fields are cut with "…"."""
    single = {name: getattr(draft, name) for name in ("title", "issuer", "symbol", "issued_on")}
    plan: Row = {name: said.text if said else "" for name, said in single.items()}
    plan["title"] = cut(plan["title"], 500)
    plan |= {
        "starts_on": draft.period.start if draft.period else "",
        "ends_on": draft.period.end if draft.period else "",
        "purpose": _joined(draft.purposes),
        "requirements": _joined(draft.requirements),
        "channels": [said.text for said in draft.channels],
        "recipients": "\n".join(said.text for said in draft.recipients),
    }
    links = {name: said.lines for name, said in single.items() if said}
    links |= {
        "starts_on": draft.period.lines if draft.period else (),
        "ends_on": draft.period.lines if draft.period else (),
        "purpose": _lines(draft.purposes),
        "requirements": _lines(draft.requirements),
        "channels": _lines(draft.channels),
        "recipients": _lines(draft.recipients),
    }
    rows = {
        "activities": [(_activity(one), one.lines) for one in draft.activities],
        "bases": [*_bases(draft)],
        "contents": [_content(said) for said in draft.contents],
        "targets": [*_targets(draft)],
        "budget": [*_budget(draft.funding)],
        "tasks": [*_tasks(draft)],
        "left": [({"text": s.text}, s.lines) for s in draft.not_understood[:MOST_LEFT]],
    }
    return Filled(plan, links, rows)


def names(rows: Mapping[str, Iterable[tuple[Row, Lines]]]) -> list[str]:
    """Return every unit the activities and tasks name, once however it is written, in the plan's order."""
    found = [name for row, _ in rows["activities"] for name in [row["lead"], *split(row["coordinating"])]]
    found += [row["unit"] for row, _ in rows["tasks"]]
    once: dict[str, str] = {}
    for name in filter(None, found):
        once.setdefault(key_of(name), name)
    return list(once.values())


def audience_of(text: str, otherwise: Audience = Audience.EVERYBODY) -> Audience:
    """Return whom a text speaks to: the one kind of people it names, everybody where it names several."""
    words = bare(text)
    named = [audience for audience, people in _PEOPLE.items() if people.search(words)]
    if len(named) == 1:
        return named[0]
    return Audience.EVERYBODY if named else otherwise


def cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def unmarked(said: Said) -> Said:
    """Return a paragraph without the "1." or "-" it begins with."""
    return Said(item(Paragraph(said.lines, said.text)).text, said.lines)


def _content(said: Said) -> tuple[Row, Lines]:
    text = unmarked(said).text
    return {"keep": True, "audience": audience_of(text), "text": text}, said.lines


def _joined(found: Iterable[Said]) -> str:
    return "\n".join(said.text for said in found)


def _lines(found: Iterable[Said]) -> Lines:
    return tuple(sorted({line for said in found for line in said.lines}))


def _activity(one: PlannedActivity) -> Row:
    leads = split(one.lead or "")
    helpers = list(dict.fromkeys([*leads[1:], *split(one.coordinating or "")]))
    words = " ".join(filter(None, [one.title, one.product, one.note]))
    return {
        "keep": True,
        "title": one.title,
        "section": cut(one.section or "", 300),
        "lead": leads[0] if leads else "",
        "coordinating": "; ".join(helpers),
        "channels": [said.text for said in channels([(words, one.lines)])],
        "audience": audience_of(one.title, Audience.RESIDENTS),
        "timing": one.timing.text if one.timing else "",
        "product": cut(one.product or "", 500),
        "note": one.note or "",
    }


def _bases(draft: PlanDraft) -> Iterator[tuple[Row, Lines]]:
    for basis in draft.legal_bases:
        yield (
            {
                "keep": True,
                "kind": cut(basis.type, 60),
                "symbol": basis.symbol,
                "issued_on": basis.issued_on or "",
                "issuer": cut(basis.issuer or "", 200),
            },
            basis.lines,
        )
    for law in draft.unnumbered_laws:
        yield {"keep": False, "kind": "Luật", "symbol": "", "title": cut(law.text, 500)}, law.lines


def _targets(draft: PlanDraft) -> Iterator[tuple[Row, Lines]]:
    for target in draft.targets:
        for number, unit in target.values:
            said = _number(number)
            row = {"text": cut(target.text, 500), "number": said, "unit": cut(unit, 40)}
            yield {"keep": said is not None and bool(unit), **row}, target.lines


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None


def _budget(funding: Iterable[Said]) -> Iterator[tuple[Row, Lines]]:
    for said in funding:
        amount = _amount(said.text)
        if amount is not None:
            yield {"keep": True, "text": cut(_what_for(said), 300), "amount": amount}, said.lines


def _what_for(said: Said) -> str:
    """Return a line of a budget without the sum it ends with, which stands beside it."""
    text = unmarked(said).text
    return _SUM_AT_END.sub("", text).strip(" |:;,.–-") or text


def _amount(text: str) -> int | None:
    """Return the đồng a text names first: "15.000.000 đồng", "2,5 triệu"."""
    if found := _THOUSANDS.search(text):
        return int(re.sub(r"\D", "", found[1]))
    if found := _MILLIONS.search(text):
        return int(Decimal(found[1].replace(",", ".")) * 1_000_000)
    return None


def _tasks(draft: PlanDraft) -> Iterator[tuple[Row, Lines]]:
    """Yield what units are given, but for what already stands as an activity."""
    taken = {line for one in draft.activities for line in one.lines}
    for said in draft.organisation:
        found = None if taken & set(said.lines) else given(unmarked(said).text)
        if found:
            lead = split(found.lead)
            yield {"keep": True, "unit": lead[0] if lead else found.lead, "text": found.task}, said.lines
