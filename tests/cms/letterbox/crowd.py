"""Many residents at the same moment, each with a connection of its own to a database in a file."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.db import connection, connections


def at_once(work: Callable[[], Any], times: int, folder: Path) -> list[Any]:
    """Run `work` in `times` threads; only for tests that commit.

    SQLite in memory shares one cache, whose locks refuse instead of waiting as those of a file do: the
    threads work on a copy in `folder`, so `work` returns what the test looks at.
    """
    name = None
    if connection.vendor == "sqlite":
        name = str(folder / "crowd.sqlite3")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [name])

    def one(_: int) -> Any:
        own = connections["default"]
        if name:
            own.settings_dict = {**own.settings_dict, "NAME": name}
        try:
            return work()
        finally:
            own.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))
