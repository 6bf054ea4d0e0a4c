"""The sum of a plan in a few numbers. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from campaigns.duties.counting import FELL_SHORT, FULFILS, Tally
from campaigns.duties.reading import Counted
from campaigns.duties.states import FULFILLED, DutyState
from campaigns.seeing.words import SIGNS


@dataclass(frozen=True, slots=True)
class Tile:
    """How many duties stand in a state."""

    state: DutyState
    sign: str
    number: int


def whole_percent(part: int, whole: int) -> int:
    """Return `part` of `whole` in whole per cent, halves up; 100 only where nothing is missing."""
    rounded = (200 * part + whole) // (2 * whole)
    return min(rounded, 99) if part < whole else 100


@dataclass(frozen=True, slots=True)
class Sums:
    """Duties by state, the deeds that fulfil and those that fell short."""

    states: Counter[DutyState]
    deeds: int
    failed: int

    @property
    def duties(self) -> int:
        return self.states.total()

    @property
    def done(self) -> int:
        return sum(self.states[state] for state in FULFILLED)

    @property
    def behind(self) -> int:
        """Late, whether something was done or nothing."""
        return self.states[DutyState.LATE] + self.states[DutyState.SHORT]

    @property
    def due(self) -> int:
        return self.states[DutyState.DUE]

    @property
    def ahead(self) -> int:
        return self.states[DutyState.AHEAD]

    @property
    def waived(self) -> int:
        return self.states[DutyState.WAIVED]

    @property
    def owed(self) -> int:
        """Everything but what is not owed any more."""
        return self.duties - self.states[DutyState.WAIVED]

    @property
    def percent(self) -> int | None:
        """What is done of what is owed, in whole per cent; None where nothing is owed."""
        return whole_percent(self.done, self.owed) if self.owed else None

    @property
    def tiles(self) -> list[Tile]:
        """One for each state there is something of, the pressing ones first; "done" always."""
        shown = [state for state in DutyState if self.states[state] or state is DutyState.DONE]
        return [Tile(state, SIGNS[state], self.states[state]) for state in shown]


def sums(counted: Iterable[Counted], tallies: Iterable[Tally] = ()) -> Sums:
    """Add up duties as they stand and deeds."""
    deeds = failed = 0
    for tally in tallies:
        deeds += len(tally.days) if tally.deed in FULFILS else 0
        failed += len(tally.days) if tally.deed in FELL_SHORT else 0
    return Sums(Counter(one.standing.state for one in counted), deeds, failed)
