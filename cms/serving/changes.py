"""The numbers of changes: which came last, and which a kept page has not seen.

Each name has the number of its newest change, and every change takes a number above all that were taken
before it. An answer remembers the newest number of all from before it began; it is whole for as long as none
of its names has a higher one. Numbers are taken after the change itself was committed, so a page rendered
from what was there before never holds afterwards, in whatever order transactions end.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

from django.conf import settings
from django.db import connection, transaction

TABLE = "serving_lastchange"
LONGEST_NAME = 80
AT_ONCE = 400  # rows of one statement; SQLite takes 999 values in its oldest builds


def changed(*names: str) -> None:
    """Have every kept page that shows one of `names` dropped once the transaction is committed."""
    if not settings.PAGES_KEPT or not names:
        return
    raising = _raising(frozenset(names))
    if raising not in [waiting[1] for waiting in connection.run_on_commit]:
        transaction.on_commit(raising, robust=True)


@lru_cache(maxsize=1_000)
def _raising(names: frozenset[str]) -> Callable[[], None]:
    """Return what gives names their new number: one for equal names, which a transaction does once."""

    def raise_them() -> None:
        ordered = sorted(names)
        for first in range(0, len(ordered), AT_ONCE):
            _raise(ordered[first : first + AT_ONCE])

    return raise_them


def _raise(names: list[str]) -> None:
    """One statement over the names in order, so that two at once never wait for each other."""
    number = newest() + 1
    rows = ", ".join(["(%s, %s)"] * len(names))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {TABLE} (name, number) VALUES {rows} "  # noqa: S608  (a constant and places)
            f"ON CONFLICT (name) DO UPDATE SET number = CASE WHEN {TABLE}.number >= excluded.number "
            f"THEN {TABLE}.number + 1 ELSE excluded.number END",
            [value for name in names for value in (name, number)],
        )


def newest() -> int:
    """Return the highest number taken so far; 0 where nothing ever changed."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COALESCE(MAX(number), 0) FROM {TABLE}")  # noqa: S608
        return int(cursor.fetchone()[0])


def changed_since(number: int, names: Iterable[str]) -> bool:
    """Whether any of `names` changed after `number` was the newest."""
    asked = list(names)
    places = ", ".join(["%s"] * len(asked))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT 1 FROM {TABLE} WHERE number > %s AND name IN ({places}) LIMIT 1",  # noqa: S608
            [number, *asked],
        )
        return cursor.fetchone() is not None
