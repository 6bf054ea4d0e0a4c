"""What a screen shows at a moment, and in which order. Pure; screen.js does the same without network."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

EVERY_DAY = frozenset(range(7))
MIDNIGHT = 24 * 60


@dataclass(frozen=True, slots=True)
class Window:
    """When something may be shown, in local time: days inclusive, None meaning no limit; minutes of the day.

    `weekdays` count from Monday, 0; it is shown from minute `begins` up to, not including, minute `ends`.
    """

    first: date | None = None
    last: date | None = None
    weekdays: frozenset[int] = EVERY_DAY
    begins: int = 0
    ends: int = MIDNIGHT

    def open_at(self, now: datetime) -> bool:
        """Tell whether it may be shown at `now` (local time)."""
        day, minute = now.date(), now.hour * 60 + now.minute
        return (
            (self.first is None or self.first <= day)
            and (self.last is None or day <= self.last)
            and now.weekday() in self.weekdays
            and self.begins <= minute < self.ends
        )

    def over_at(self, now: datetime) -> bool:
        """Tell whether it will never be shown again."""
        day, minute = now.date(), now.hour * 60 + now.minute
        return self.last is not None and (day > self.last or (day == self.last and minute >= self.ends))


class Entry(Protocol):
    """Something that takes its turn: `weight` times in a round (1 to 3)."""

    @property
    def window(self) -> Window: ...
    @property
    def weight(self) -> int: ...


E = TypeVar("E", bound=Entry)


def playlist(entries: Iterable[E], now: datetime) -> list[E]:
    """Return one round of what may be shown at `now`, each entry as often as its weight.

    Entries of more weight are spread over the round as evenly as it goes, equal ones keep their order
    (smooth weighted round-robin: each turn everybody gains their weight, the fullest goes and pays the sum).
    """
    open_now = [entry for entry in entries if entry.window.open_at(now)]
    return [open_now[turn] for turn in round_of([max(1, entry.weight) for entry in open_now])]


def dark_at(night: Sequence[int] | None, now: datetime) -> bool:
    """Tell whether a screen is dark at `now` (local); `night`: its first and end minute of the day."""
    if night is None:
        return False
    first, end = night
    minute = now.hour * 60 + now.minute
    return first <= minute < end if first <= end else minute >= first or minute < end


def round_of(weights: Sequence[int]) -> list[int]:
    """Return the places of one round in their order: [2, 1] -> [0, 1, 0]."""
    credit, turns = [0] * len(weights), []
    for _turn in range(sum(weights)):
        credit = [have + weight for have, weight in zip(credit, weights, strict=True)]
        chosen = max(range(len(weights)), key=lambda place: (credit[place], -place))
        credit[chosen] -= sum(weights)
        turns.append(chosen)
    return turns
