"""How long to wait for a server that does not answer."""

import random

FIRST_WAIT, LONGEST_WAIT = 2.0, 300.0


class Backoff:
    """How long to wait after failures in a row: twice as long each time, spread so that no fleet rushes."""

    def __init__(self, first: float = FIRST_WAIT, longest: float = LONGEST_WAIT) -> None:
        self._first, self._longest = first, longest
        self.failures = 0

    def failed(self) -> float:
        """Seconds to wait now."""
        self.failures += 1
        whole = min(self._longest, self._first * 2.0 ** min(self.failures - 1, 20))
        return whole * random.uniform(0.5, 1.0)  # noqa: S311

    def succeeded(self) -> None:
        self.failures = 0
