"""Rows of a plan as the admin shows them."""

from collections.abc import Iterable
from typing import NamedTuple

from cms.procedures.columns import BY_KEY
from cms.procedures.importing.plan import Deed, Planned
from cms.procedures.importing.words import said
from cms.procedures.showing import shown


class Change(NamedTuple):
    """A part of a procedure before and after, as people read it."""

    part: str
    before: str
    after: str


class ShownRow(NamedTuple):
    """A row of a file: what it does, what changes, and why it is rejected."""

    number: int
    code: str
    title: str
    deed: str
    changes: list[Change]
    problems: list[str]


def shown_changes(changes: Iterable[tuple[str, str, str]]) -> list[Change]:
    """Return changes (column key, old, new) as people read them."""
    return [Change(BY_KEY[key].head, shown(key, old), shown(key, new)) for key, old, new in changes]


def shown_rows(rows: Iterable[Planned]) -> list[ShownRow]:
    """Return a plan as it is shown: what is rejected first, what stays as it is last."""
    order = (Deed.REJECTED, Deed.REPEALED, Deed.AMENDED, Deed.NEW, Deed.UNCHANGED)
    return [
        ShownRow(
            row.number,
            row.code,
            row.title,
            row.deed.value,
            shown_changes(row.changes) if row.deed in (Deed.AMENDED, Deed.REPEALED) else [],
            [said(problem) for problem in row.problems],
        )
        for row in sorted(rows, key=lambda row: (order.index(row.deed), row.number))
    ]
