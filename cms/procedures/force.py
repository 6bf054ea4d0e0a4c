"""Whether a procedure is in force on a day. Pure."""

from datetime import date
from enum import StrEnum


class Force(StrEnum):
    """Where a procedure stands on a day."""

    COMING = "coming"  # announced, not yet in force
    IN_FORCE = "in_force"
    REPEALED = "repealed"


def force(standing: str, effective_from: date | None, on: date) -> Force:
    """Return where a procedure stands on a local day.

    `standing` is "new", "amended" or "repealed", `effective_from` the day that decision takes effect
    (None: at once). Until a repeal takes effect the procedure stays in force; an amended one is in force
    before and after.
    """
    begun = effective_from is None or effective_from <= on
    if standing == "repealed":
        return Force.REPEALED if begun else Force.IN_FORCE
    if standing == "new" and not begun:
        return Force.COMING
    return Force.IN_FORCE
