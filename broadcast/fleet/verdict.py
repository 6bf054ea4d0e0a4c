"""How a slot ended, from what its players said; pure.

Aired where every one of them heard it whole, missed where none heard any of it, else partial.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from broadcast.player.protocol import Outcome


@dataclass(frozen=True, slots=True)
class Word:
    """What one player finally said of a slot, or what follows from its silence; `reason` in sentences."""

    player: str
    outcome: Outcome
    reason: str = ""
    seconds: float = 0.0
    started_at: datetime | None = None
    ended_at: datetime | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`seconds`: heard everywhere; None where some heard nothing, so that nothing was heard by all."""

    outcome: Outcome
    reason: str
    seconds: float | None
    began_at: datetime | None
    ended_at: datetime | None


def verdict(words: Sequence[Word]) -> Verdict:
    """The end of a slot all of whose players (at least one) have spoken."""
    outcomes = {word.outcome for word in words}
    outcome = outcomes.pop() if len(outcomes) == 1 else Outcome.PARTIAL
    heard = [word for word in words if word.outcome != Outcome.MISSED]
    return Verdict(
        outcome,
        reason=_reason(words),
        seconds=min(word.seconds for word in words) if len(heard) == len(words) else None,
        began_at=min((word.started_at for word in heard if word.started_at), default=None),
        ended_at=max((word.ended_at for word in heard if word.ended_at), default=None),
    )


def _reason(words: Sequence[Word]) -> str:
    """Which player says what; players that say the same are named together."""
    saying: dict[str, list[str]] = {}
    for word in words:
        if word.reason:
            saying.setdefault(word.reason, []).append(word.player)
    return " ".join(f"{', '.join(names)}: {reason}" for reason, names in saying.items())
