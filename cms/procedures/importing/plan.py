"""What accepting a file would do to the register, row by row. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from cms.procedures.columns import COLUMNS, Record, differences, missing
from cms.procedures.importing.rows import Fault, Problem, Read

REPEAL_SAYS = ("standing", "decision_number", "decision_date", "effective_from")
AT_FIRST = {"level": "direct", "standing": "new", "sets": "1"}


class Deed(Enum):
    """What happens to a row's procedure."""

    NEW = "new"
    AMENDED = "amended"
    REPEALED = "repealed"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Kept:
    """A procedure of the register: its record as last written, whether it waits for a leader, and its key."""

    record: Record
    waiting: bool = False
    key: int = 0


@dataclass(frozen=True, slots=True)
class Planned:
    """What is planned for one row: `changes` are (column key, old, new), `record` what would be written."""

    number: int
    code: str
    title: str
    deed: Deed
    changes: tuple[tuple[str, str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    record: Record | None = None


def plan(rows: Iterable[Read], register: Mapping[str, Kept]) -> list[Planned]:
    """Return what each row would do; `register` holds the procedures that are there, by code."""
    return [_planned(row, register.get(row.record["code"])) for row in rows]


def _planned(row: Read, kept: Kept | None) -> Planned:
    before = kept.record if kept else {}
    said = _said(row.record, kept)
    after = {**_EMPTY, **AT_FIRST, **before, **said}
    changes = tuple(differences(before or {**_EMPTY, **AT_FIRST}, after))
    problems = [*row.problems]
    if not problems and (changes or not kept):
        problems += [Problem(Fault.MISSING_PART, key) for key in missing(after)]
        if kept and kept.waiting:
            problems.append(Problem(Fault.WAITING, "code"))
    deed = _deed(kept, changes, problems, after["standing"])
    title = after["title"]
    return Planned(row.number, row.record["code"], title, deed, changes, tuple(problems), after)


_EMPTY = {column.key: "" for column in COLUMNS}


def _said(record: Record, kept: Kept | None) -> dict[str, str]:
    """Return what a row says: of one that repeals a known procedure, only the decision; its text stays."""
    if kept and record.get("standing") == "repealed":
        return {key: record[key] for key in REPEAL_SAYS if record.get(key)}
    return dict(record)


def _deed(
    kept: Kept | None, changes: tuple[tuple[str, str, str], ...], problems: list[Problem], standing: str
) -> Deed:
    if problems:
        return Deed.REJECTED
    if kept and not changes:
        return Deed.UNCHANGED
    if standing == "repealed":
        return Deed.REPEALED
    return Deed.AMENDED if kept else Deed.NEW
