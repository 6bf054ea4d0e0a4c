"""What is left of a print run, and who got how many: pure arithmetic."""

from collections.abc import Iterable
from dataclasses import dataclass


class NotEnough(Exception):
    """More would be gone than was printed; `remaining` copies are left."""

    def __init__(self, remaining: int) -> None:
        super().__init__(f"{remaining} left")
        self.remaining = remaining


@dataclass(frozen=True, slots=True)
class Share:
    """What a place got of something."""

    place: str
    quantity: int


def difference(now: int, right: int) -> int:
    """Return what a correction adds to `now` copies so that `right` remain; raises ValueError below 0."""
    if right < 0:
        raise ValueError("there is no such thing as a negative number of copies")
    return right - now


def left_after(printed: int, handed_out: int, *, more_printed: int = 0, more_handed_out: int = 0) -> int:
    """Return what remains after a change; raises NotEnough where more would be gone than was printed."""
    left = printed + more_printed - handed_out - more_handed_out
    if left < 0:
        raise NotEnough(printed - handed_out)
    return left


def by_place(shares: Iterable[Share]) -> list[Share]:
    """Return one share for each place, the largest first; "thôn đông" and "Thôn Đông " are one place."""
    names: dict[str, str] = {}
    totals: dict[str, int] = {}
    for share in shares:
        key = " ".join(share.place.casefold().split())
        names.setdefault(key, " ".join(share.place.split()))
        totals[key] = totals.get(key, 0) + share.quantity
    ordered = sorted(totals, key=lambda key: (-totals[key], key))
    return [Share(names[key], totals[key]) for key in ordered]
