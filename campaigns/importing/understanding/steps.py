"""Steps that say who does them in lines of their own: "- Chủ trì: ...", "- Thời gian: ..."."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from campaigns.importing.draft import PlannedActivity
from campaigns.importing.understanding.folding import bare, tidy
from campaigns.importing.understanding.markers import Depth, Item
from campaigns.importing.understanding.sections import Placed
from campaigns.importing.understanding.units import given_last
from campaigns.timing import read

_WHO = r"(?:don vi|co quan|bo phan|nguoi|ca nhan|cong chuc|to chuc|don vi,? ca nhan|co quan,? don vi)"
_LABEL = re.compile(
    rf"(?:^|(?<=[.;,(\-+*•]\s)|(?<=[.;,(\-+*•]))(?:"
    rf"(?P<coordinating>(?:{_WHO} )?(?:phoi hop|ho tro|huong dan)(?: (?:thuc hien|voi))?)"
    rf"|(?P<lead>(?:{_WHO} )?(?:chu tri|phu trach|phan cong|thuc hien|tham muu|chiu trach nhiem)"
    r"(?:,? ?(?:thuc hien|va thuc hien|phoi hop|tham muu|tham muu thuc hien|trien khai))?|"
    rf"trach nhiem(?: thuc hien)?|{_WHO})"
    r"|(?P<timing>(?:thoi gian|thoi han|tien do|thoi diem|tan suat|han)(?: (?:thuc hien|hoan thanh|"
    r"trien khai|to chuc|phat song|du kien))*)"
    r"|(?P<product>(?:san pham|ket qua|dau ra)(?: (?:thuc hien|du kien|dau ra|can dat|hoan thanh|"
    r"dat duoc))*)"
    r"|(?P<other>kinh phi|dia diem|doi tuong|thanh phan|hinh thuc|noi dung|so luong|ghi chu|pham vi|"
    r"yeu cau|muc tieu)(?: thuc hien)?"
    rf")\s?:\s*"
)
_SHORTEST = 8  # letters of a title of its own


@dataclass
class _Step:
    title: Item
    section: str
    own_title: str | None = None
    said: dict[str, str] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)


def labelled(text: str) -> tuple[str, dict[str, str]]:
    """Return what stands before the first label, and what each label says."""
    found = list(_LABEL.finditer(bare(text)))
    if not found:
        return text, {}
    said: dict[str, str] = {}
    for label, following in zip(found, [*found[1:], None], strict=True):
        name = label.lastgroup or "other"
        end = following.start() if following else len(text)
        value = tidy(text[label.end() : end].rstrip(" (-–+*"))
        if value.endswith(")") and "(" not in value:
            value = tidy(value[:-1])
        if name != "other" and value:
            said[name] = f"{said[name]}; {value}" if name in said else value
    return text[: found[0].start()].rstrip(" (-–+*"), said


def steps(body: Sequence[Placed], year: int | None) -> tuple[PlannedActivity, ...]:
    """Return the steps that name who does them."""
    found: dict[int, _Step] = {}
    items: list[Placed] = []
    for one in body:
        if one.item is None:
            continue
        before, said = labelled(one.item.text)
        if said:
            step = _step_of(one, before, items, found)
            if step:
                step.lines += one.item.lines
                for name, value in said.items():
                    step.said[name] = f"{step.said[name]}; {value}" if name in step.said else value
        else:
            items.append(one)
    return tuple(_activity(step, year) for step in found.values() if "lead" in step.said)


def _step_of(one: Placed, before: str, items: list[Placed], found: dict[int, _Step]) -> _Step | None:
    """Return the step a label belongs to: its own words, or what it stands under."""
    assert one.item is not None
    if len(tidy(before)) >= _SHORTEST:
        items.append(one)
        told = given_last(before)
        step = _Step(one.item, one.part, own_title=told.task if told else before)
        if told:
            step.said["lead"] = tidy(told.lead)
        return found.setdefault(id(one.item), step)
    above = _above(one.item, items, found)
    if above is None or above.item is None:
        return None
    return found.setdefault(id(above.item), _Step(above.item, above.part, lines=list(above.item.lines)))


def _above(label: Item, items: list[Placed], found: dict[int, _Step]) -> Placed | None:
    """Return the nearest paragraph that stands higher than the label, whatever lies between."""
    if label.depth is Depth.NONE:
        return _above_unmarked(items, found)
    return next((one for one in reversed(items) if one.item and one.item.depth < label.depth), None)


def _above_unmarked(items: list[Placed], found: dict[int, _Step]) -> Placed | None:
    """Without a marker: the one bullet since the last heading or step, else the heading over all of them."""
    bullets: list[Placed] = []
    for one in reversed(items):
        assert one.item is not None
        if one.item.depth <= Depth.LETTER or one.heading:
            return (
                bullets[0]
                if len(bullets) == 1 and id(bullets[0].item) in found
                else (bullets[0] if len(bullets) == 1 and one.item.depth is Depth.PART else one)
            )
        if id(one.item) in found:
            return bullets[-1] if bullets else one
        if one.item.depth < Depth.NONE:
            bullets.append(one)
    return bullets[-1] if bullets else None


def _activity(step: _Step, year: int | None) -> PlannedActivity:
    timing = step.said.get("timing")
    return PlannedActivity(
        title=tidy(step.own_title or step.title.text),
        lines=tuple(dict.fromkeys(step.lines)),
        section=tidy(step.section) or None,
        lead=step.said.get("lead"),
        coordinating=step.said.get("coordinating"),
        timing=read(timing, year=year) if timing else None,
        product=step.said.get("product"),
    )
