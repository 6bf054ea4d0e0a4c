"""Times that lie apart: "quý I, III/2026", "trước 30/6 và 30/11", "đợt 1: tháng 4; đợt 2: tháng 10"; pure."""

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise

from campaigns.timing.spans import Span, before

Apart = tuple[date | None, date]
"""The first day, where one is said, and the last acceptable one."""

Stretch = Callable[[str, int | None], Span | None]

_ROUND = re.compile(r"\b(?:dot|lan|ky) (?:\d|i{1,3}|iv)(?:: ?| |,)(?=\D|\d)")
_BETWEEN = re.compile(r"(?:,|;| va )+")
_YEAR_AT_END = re.compile(r"(?:/|-| nam | cua nam )(20\d\d)$")
_PREFIX = re.compile(r"^(truoc ngay |truoc thang |truoc |ngay |trong |vao )?(?:cac )?(thang |quy )?")


def several(phrase: str, year: int | None, stretch: Stretch) -> tuple[Apart, ...]:
    """Return the times of a folded phrase that names two or more, in order; () where it does not.

    `stretch` reads a span or "from … to …". What an item leaves out it takes from the one before ("truoc",
    "thang", "quy"); the year from the last.
    Raises spans.NoYear, ValueError.
    """
    items = [item.strip(" :") for item in _BETWEEN.split(_ROUND.sub("", phrase)) if item.strip(" :")]
    if len(items) < 2:
        return ()
    said = _YEAR_AT_END.search(items[-1])
    year = int(said[1]) if said else year
    found: list[Apart] = []
    when = unit = ""
    for item in items:
        prefix = _PREFIX.match(item)
        bare = item[prefix.end() :] if prefix else item
        if prefix and (prefix[1] or prefix[2]):
            when, unit = prefix[1] or (when if not prefix[2] else ""), prefix[2] or ""
        span = stretch(f"{unit}{bare}", year)
        if span is None:
            return ()
        found.append((None, before(span)) if when.startswith("truoc") else (span.first, span.last))
    return tuple(found) if _in_order(found) else ()


def _in_order(times: list[Apart]) -> bool:
    return all(one[1] < (other[0] or other[1]) for one, other in pairwise(times))
