"""What tells a resident's letter from a robot's. Pure: no clock, no network, no database."""

import re
from enum import StrEnum

LEAST_SECONDS = 1  # between opening a form and sending it; programs take less, a thumb on one answer more
LONGEST_OPEN = 24 * 3600  # seconds a form may stay open before it is sent
MOST_LINKS = 2
_LINK = re.compile(r"(?:https?://|www\.|\[url|<a\s)", re.IGNORECASE)


class Objection(StrEnum):
    """Why a letter is not taken as it was sent."""

    NO_STAMP = "no stamp"
    TOO_FAST = "too fast"
    TOO_LATE = "too late"
    BAIT = "bait"
    LINKS = "links"


def links_in(text: str) -> int:
    """Return how many links stand in `text`."""
    return len(_LINK.findall(text))


def objection(*, age: float | None, bait: str, words: str) -> Objection | None:
    """Return the first objection to a letter, None where there is none.

    `age` is how many seconds ago its form was opened, None where nobody can tell; `bait` what stands in
    the field people do not see; `words` everything that was written.
    """
    if bait.strip():
        return Objection.BAIT
    if age is None:
        return Objection.NO_STAMP
    if age > LONGEST_OPEN:
        return Objection.TOO_LATE
    if age < LEAST_SECONDS:
        return Objection.TOO_FAST
    return Objection.LINKS if links_in(words) > MOST_LINKS else None
