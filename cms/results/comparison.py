"""Figures of a period beside those of the period before. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from cms.results.figures import Counts

NUMBERS = ("new", "online", "settled", "late", "overdue")
RATES = ("online_rate", "in_time_rate", "satisfaction")


@dataclass(frozen=True, slots=True)
class Difference:
    """One line: what is compared, its values (dossiers, or per cent) and by how much it rose."""

    name: str
    now: Decimal
    before: Decimal
    is_rate: bool

    @property
    def rise(self) -> Decimal:
        """Dossiers, or points of a per cent; below zero where it fell."""
        return self.now - self.before


def differences(now: Counts, before: Counts) -> list[Difference]:
    """Return what can be compared: every number, and each rate that both periods have."""
    numbers = [
        Difference(name, Decimal(getattr(now, name)), Decimal(getattr(before, name)), is_rate=False)
        for name in NUMBERS
    ]
    rates = [(name, getattr(now, name), getattr(before, name)) for name in RATES]
    both = [Difference(name, a, b, is_rate=True) for name, a, b in rates if a is not None and b is not None]
    return numbers + both
