"""What a long-running process sleeps on and a signal wakes it with."""

import os
import select
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class Bell:
    """Rung once, from a signal handler too: a pipe, because an Event's lock may be held just then."""

    def __init__(self) -> None:
        self._out, self._in = os.pipe()
        os.set_blocking(self._in, False)
        self.rung = False

    def ring(self) -> None:
        """Wake whoever waits, now and ever after."""
        if not self.rung:
            self.rung = True
            os.write(self._in, b"!")

    def wait(self, seconds: float) -> bool:
        """Sleep for that long or until rung; returns whether it was rung."""
        select.select([self._out], [], [], seconds)
        return self.rung

    @contextmanager
    def on_signals(self, *also: Callable[[], None]) -> Iterator[None]:
        """Ring on SIGTERM and SIGINT (after calling `also`); puts the old handlers back at the end."""

        def heard(_number: int, _frame: FrameType | None) -> None:
            for call in also:
                call()
            self.ring()

        before = {number: signal.signal(number, heard) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
