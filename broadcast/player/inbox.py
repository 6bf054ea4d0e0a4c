"""What the loop that plays is told by the other threads: one queue, nothing else is shared but the disk."""

from dataclasses import dataclass
from queue import Empty, SimpleQueue

from broadcast.player.clock import Anchor


@dataclass(frozen=True, slots=True)
class PlanChanged:
    """A newer plan lies in the store."""


@dataclass(frozen=True, slots=True)
class SoundArrived:
    sha256: str


@dataclass(frozen=True, slots=True)
class ToneAsked:
    """Somebody wants to hear that this player can be heard."""

    id: str


@dataclass(frozen=True, slots=True)
class End:
    """Stop the sound and return."""


Message = Anchor | PlanChanged | SoundArrived | ToneAsked | End


class Inbox:
    """Filled by any thread, emptied by one."""

    def __init__(self) -> None:
        self._queue: SimpleQueue[Message] = SimpleQueue()

    def put(self, message: Message) -> None:
        self._queue.put(message)

    def wait(self, seconds: float) -> list[Message]:
        """Everything that came; waits for the first at most so long, by the monotonic clock."""
        try:
            found = [self._queue.get(timeout=seconds) if seconds > 0 else self._queue.get_nowait()]
        except Empty:
            return []
        while True:
            try:
                found.append(self._queue.get_nowait())
            except Empty:
                return found
