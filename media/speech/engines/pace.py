"""Politeness towards an online service: at least so many seconds between two requests of this process."""

import threading
import time


class Pace:
    """One queue for all threads that ask the same service."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._lock = threading.Lock()
        self._next = 0.0

    def wait(self) -> None:
        """Return when the next request may be sent."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next)
            self._next = turn + self.seconds
        time.sleep(turn - now)
