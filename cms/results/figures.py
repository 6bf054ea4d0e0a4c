"""How dossiers came in and were settled: sums, rates, contradictions, a quarter from its months.

Pure. The columns are those of "Tình hình, kết quả giải quyết TTHC" in reports of the administration.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class Contradiction(StrEnum):
    """What figures cannot say at once."""

    MORE_SETTLED_THAN_RECEIVED = "more settled than received"
    DO_NOT_ADD_UP = "do not add up"
    MORE_SATISFIED_THAN_ASKED = "more satisfied than asked"


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of dossiers of one field or of all, and of people asked whether they were satisfied."""

    carried_over: int = 0
    direct: int = 0
    online: int = 0
    postal: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    running: int = 0
    overdue: int = 0
    returned: int = 0
    asked: int = 0
    satisfied: int = 0

    @property
    def new(self) -> int:
        """Received within the period."""
        return self.direct + self.online + self.postal

    @property
    def received(self) -> int:
        """To be settled within the period: received in it and carried over from the one before."""
        return self.carried_over + self.new

    @property
    def settled(self) -> int:
        return self.early + self.on_time + self.late

    @property
    def in_time(self) -> int:
        """Settled early or on time."""
        return self.early + self.on_time

    @property
    def in_progress(self) -> int:
        return self.running + self.overdue

    @property
    def online_rate(self) -> Decimal | None:
        """Per cent of the new dossiers that came online; None where none came."""
        return percent(self.online, self.new)

    @property
    def in_time_rate(self) -> Decimal | None:
        """Per cent of the settled dossiers that were early or on time; None where none was settled."""
        return percent(self.in_time, self.settled)

    @property
    def satisfaction(self) -> Decimal | None:
        """Per cent of the people asked who were satisfied; None where nobody was asked."""
        return percent(self.satisfied, self.asked)

    @property
    def empty(self) -> bool:
        return not any(astuple(self))


MOST = 1_000_000  # dossiers in one cell; more is a slip of the key
COLUMNS = tuple(field.name for field in fields(Counts))
_AT_THE_BEGINNING = frozenset({"carried_over"})
_AT_THE_END = frozenset({"running", "overdue"})


def percent(part: int, whole: int) -> Decimal | None:
    """Return `part` of `whole` in per cent, rounded to one place, halves up; None of nothing."""
    if not whole:
        return None
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def total(rows: Iterable[Counts]) -> Counts:
    """Add up fields of one period."""
    rows = list(rows)
    return Counts(**{name: sum(getattr(row, name) for row in rows) for name in COLUMNS})


def contradictions(counts: Counts) -> list[Contradiction]:
    """Return what `counts` contradict themselves in; [] where they hold together.

    Every dossier received is settled, in progress or returned, and nothing else is.
    """
    found = []
    if counts.settled + counts.returned > counts.received:
        found.append(Contradiction.MORE_SETTLED_THAN_RECEIVED)
    elif counts.settled + counts.in_progress + counts.returned != counts.received:
        found.append(Contradiction.DO_NOT_ADD_UP)
    if counts.satisfied > counts.asked:
        found.append(Contradiction.MORE_SATISFIED_THAN_ASKED)
    return found


def quarter(months: Sequence[Mapping[str, Counts]]) -> dict[str, Counts]:
    """Return the figures of a quarter by field from those of its months in their order.

    What was carried over is that of the first month and what is in progress that of the last: only the
    rest adds up. A field that a month does not name had nothing in it.
    """
    names = dict.fromkeys(name for month in months for name in month)
    return {name: _joined([month.get(name, Counts()) for month in months]) for name in names}


def _joined(rows: Sequence[Counts]) -> Counts:
    return Counts(**{name: _column(name, [getattr(row, name) for row in rows]) for name in COLUMNS})


def _column(name: str, values: Sequence[int]) -> int:
    if name in _AT_THE_BEGINNING:
        return values[0]
    return values[-1] if name in _AT_THE_END else sum(values)
