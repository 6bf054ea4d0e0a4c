"""What a place has to do about one procedure. Pure.

Administrative procedures are clause 13 of Luật số 10/2022/QH15, Điều 11: posted permanently at the office
of the commune and brought up to date (Điều 13 khoản 2); in full and exactly (Nghị định 63/2010/NĐ-CP).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Duty(StrEnum):
    """What is to be done; in the order of a day's work."""

    TAKE_DOWN = "take_down"  # it is repealed and still hangs
    BRING_UP_TO_DATE = "update"  # it was changed since it was posted
    POST = "post"
    NOTHING = "nothing"


def duty(*, in_force: bool, announced: int | None, hangs: int | None) -> Duty:
    """Return what is to be done with one procedure at one place.

    `announced` names the version that is public now, `hangs` the one that was posted there (None: none).
    """
    if not in_force:
        return Duty.NOTHING if hangs is None else Duty.TAKE_DOWN
    if hangs is None:
        return Duty.POST
    return Duty.NOTHING if hangs == announced else Duty.BRING_UP_TO_DATE


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the procedures in force hang at a place as they are now."""

    posted: int
    in_force: int

    @property
    def percent(self) -> int:
        """Whole percent, rounded down: 100 means all of them; where there is none, 100 as well."""
        return 100 if not self.in_force else 100 * self.posted // self.in_force


def share(duties: Iterable[tuple[bool, Duty]]) -> Share:
    """Count (in force, duty) pairs."""
    held = [one for in_force, one in duties if in_force]
    return Share(sum(one is Duty.NOTHING for one in held), len(held))
