"""The words a row ends with: what really kept an airing from being heard, or from being heard whole."""

from dataclasses import dataclass
from datetime import datetime

from broadcast.player.arbiter import Airing
from broadcast.player.journal import Row
from broadcast.player.plan import Plan
from broadcast.player.protocol import Item, Outcome, Rank, Reason


@dataclass(slots=True)
class Presence:
    """Since when this player has run, and since when it has known the time; None for not yet."""

    started_at: datetime | None = None
    trusted_since: datetime | None = None

    def why_missed(self, airing: Airing, plan: Plan) -> tuple[Reason, str]:
        """Why an airing never began although nothing stood before it and its sound did not lack."""
        chance = airing.latest_start
        if self.started_at is None or chance < self.started_at:
            return Reason.WAS_OFF, ""
        if self.trusted_since is None or chance < self.trusted_since:
            return Reason.CLOCK_UNTRUSTED, ""
        if not plan.knew(airing, chance):
            return Reason.NO_FILE, "the plan arrived after its time"
        return Reason.WAS_OFF, "the machine stood still"


def told(row: Row, outcome: Outcome, reason: Reason) -> tuple[Outcome, Reason]:
    """What really kept a row from being whole, where the arbiter knows only that something did."""
    if row.substitute is Reason.FALLBACK:
        return Outcome.MISSED, Reason.FALLBACK
    if row.cause is Reason.RELAY_FAILED and reason in (Reason.STOPPED, Reason.INTERRUPTED, Reason.LATE):
        return outcome, Reason.RELAY_FAILED
    if reason is Reason.INTERRUPTED and row.cause:
        return outcome, row.cause
    if outcome is Outcome.AIRED and reason is Reason.NONE and row.cause:
        return outcome, row.cause
    return outcome, reason


def cut(row: Row) -> tuple[Outcome, Reason]:
    return (Outcome.PARTIAL if row.seconds > 0 else Outcome.MISSED), row.cause or Reason.POWER_CUT


def orphan(row: Row) -> Airing:
    """An airing for a row whose plan is gone from this disk."""
    item = Item(row.item, row.kind, Rank.NORMAL, row.title, row.planned_start, row.planned_start, row.seconds)
    return Airing(row.item, item, row.planned_start, row.planned_start)
