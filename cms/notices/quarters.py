"""Quarters of the year; pure. By convention the calendar quarter, whatever the period of other reports is."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter, `number` from 1 to 4; raises ValueError for any other."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.number <= 4 and 1 <= self.year <= 9998):
            raise ValueError(f"no quarter {self.number} of {self.year}")

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def first(self) -> date:
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self) -> date:
        return self.after.first - timedelta(days=1)

    @property
    def after(self) -> "Quarter":
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def before(self) -> "Quarter":
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def __str__(self) -> str:
        return f"quý {('I', 'II', 'III', 'IV')[self.number - 1]} năm {self.year}"
