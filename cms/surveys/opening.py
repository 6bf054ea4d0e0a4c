"""When a survey takes answers. Pure: the server's clock comes in as an argument."""

from datetime import datetime
from enum import StrEnum


class Phase(StrEnum):
    """Where a survey stands in time."""

    NOT_YET = "not yet"
    OPEN = "open"
    CLOSED = "closed"
    SEALED = "sealed"


def phase(now: datetime, opens: datetime | None, closes: datetime | None, *, sealed: bool = False) -> Phase:
    """Return the phase at `now` (aware); without `opens` it is open at once, without `closes` for good.

    The very moment of closing is closed. Sealed results take no answer whatever the times say.
    """
    if sealed:
        return Phase.SEALED
    if closes is not None and now >= closes:
        return Phase.CLOSED
    return Phase.NOT_YET if opens is not None and now < opens else Phase.OPEN
