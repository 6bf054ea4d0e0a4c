"""Tasks the part on organisation gives to units, and sentences elsewhere that name who does something."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from campaigns.importing.draft import Lines, PlannedActivity
from campaigns.importing.understanding.folding import bare, tidy
from campaigns.importing.understanding.markers import Depth, Item
from campaigns.importing.understanding.sections import About, Placed
from campaigns.importing.understanding.steps import labelled
from campaigns.importing.understanding.units import (
    Given,
    given,
    given_last,
    helpers,
    is_plain_unit,
    names_unit,
    sentences,
    unit_of,
    without_duty,
)

_CLOSING_WORDS = re.compile(
    r"^(?:tren day la|trong qua trinh|qua trinh (?:to chuc|trien khai|thuc hien)|ke hoach nay|neu co|"
    r"yeu cau cac (?:nganh|don vi|bo phan|cong chuc|can bo)[^:]{0,80}nghiem tuc"
    r"|nhan duoc|can cu (?:noi dung )?ke hoach nay,? (?:yeu cau|de nghi)[^:]{0,120}nghiem tuc|"
    r"\(co phu luc|\(chi tiet)"
)
_ASKS_ALL = re.compile(r"^(?:yeu cau|de nghi|can cu|ubnd|uy ban)\b[^:]{0,250}$")
_VAGUELY = re.compile(r"(?:nghiem tuc|(?:trien khai|to chuc) thuc hien)(?: \w+){0,8}[ ./]*$")
_INTRODUCES = re.compile(r":\s*$")
_LONGEST_UNIT = 170


@dataclass
class _Unit:
    name: str
    depth: Depth
    lines: Lines


def duties(body: Sequence[Placed], taken: frozenset[int]) -> tuple[PlannedActivity, ...]:
    """Return each task given to a unit; `taken` are lines that steps have."""
    free = [one for one in body if one.item and not taken.intersection(one.item.lines)]
    return tuple(
        activity
        for one in (*_organised(free), *_elsewhere(free))
        for activity in [one]
        if len(activity.title) > 3
    )


def _only_closes(item: Item) -> bool:
    """Whether a paragraph only ends the plan: "Yêu cầu các ngành nghiêm túc triển khai thực hiện./."."""
    words = bare(item.text)
    if _CLOSING_WORDS.match(words):
        return True
    return item.depth is Depth.NONE and bool(_ASKS_ALL.match(words) and _VAGUELY.search(words))


def _organised(body: Sequence[Placed]) -> Iterator[PlannedActivity]:
    unit: _Unit | None = None
    for one in body:
        assert one.item is not None
        if one.about is not About.ORGANISATION or one.item.depth is Depth.PART:
            unit = None
            continue
        if _only_closes(one.item):
            if one.item.depth is Depth.NONE:
                unit = None
            continue
        unit, tasks = _tasks(one.item, unit)
        for lead, task in tasks:
            yield _activity(lead, task, one)


def _tasks(item: Item, unit: _Unit | None) -> tuple[_Unit | None, list[tuple[str, str]]]:
    """Return whose tasks follow, and the tasks (lead, words) of this paragraph."""
    if _is_unit_alone(item):
        return _Unit(tidy(unit_of(item.text)), item.depth, item.lines), []
    below = unit is not None and (item.depth > unit.depth or item.depth is Depth.NONE)
    if below and unit and not _names_another(item, unit):
        return unit, [(unit.name, item.text)]
    if whole := given_last(item.text):
        return unit if below else None, [(tidy(whole.lead), whole.task)]
    told = [told for sentence in sentences(item.text) if (told := given(sentence))]
    if not told:
        return (None if not below else unit), []
    unit = _Unit(tidy(told[0].lead), item.depth, item.lines)
    return unit, [(tidy(one.lead), one.task) for one in told if not _only_introduces(one)]


def _is_unit_alone(item: Item) -> bool:
    """Whether a paragraph is the name of a unit and nothing else: its tasks follow."""
    text = item.text.rstrip(" .:;")
    if len(text) > _LONGEST_UNIT or not names_unit(unit_of(text)) or ":" in text:
        return False
    marked = item.depth <= Depth.DASH or item.paragraph.heading or len(text) <= 80
    told = given(text)
    return marked and (told is None or not told.task or _only_duty(told.task))


def _only_duty(task: str) -> bool:
    return not tidy(without_duty(task))


def _names_another(item: Item, unit: _Unit) -> bool:
    """Whether a paragraph under a unit gives its task to another: "- Giao ...", "- Đài truyền thanh: ..."."""
    if bare(item.text).startswith(("giao ", "de nghi ", "yeu cau cac ", "phan cong ")):
        return given(item.text) is not None
    told = given(item.text)
    return told is not None and names_unit(item.text) and ":" in item.text[: len(told.lead) + 3]


def _only_introduces(told: Given) -> bool:
    """Whether the words only lead to the tasks below: "Công chức X có trách nhiệm:"."""
    return not told.task or (bool(_INTRODUCES.search(told.task)) and len(told.task) <= 120)


def _elsewhere(body: Sequence[Placed]) -> Iterator[PlannedActivity]:
    """Yield sentences of other parts that say who does what; purposes and money are no tasks."""
    for one in body:
        assert one.item is not None
        if one.heading or one.about not in (About.CONTENTS, About.FORMS, None):
            continue
        if labelled(one.item.text)[1]:
            continue
        if whole := given_last(one.item.text):
            yield _activity(tidy(whole.lead), whole.task, one)
            continue
        for sentence in sentences(one.item.text):
            told = given(sentence)
            if told and is_plain_unit(told.lead) and not _only_introduces(told):
                yield _activity(tidy(told.lead), told.task, one)


def _activity(lead: str, task: str, one: Placed) -> PlannedActivity:
    assert one.item is not None
    title = tidy(without_duty(task))
    return PlannedActivity(
        title=title,
        lines=one.item.lines,
        section=tidy(one.part) or None,
        lead=lead,
        coordinating=helpers(title),
    )
