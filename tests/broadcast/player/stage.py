"""A player without sound: does what the arbiter decides, at the moments a test names or at each wake_at."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from broadcast.player.arbiter import Airing, Decision, Progress, Spans, airings, decide
from broadcast.player.protocol import Item, Kind, Outcome, Rank, Reason

NOON = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def item(name: str, minute: float, minutes: float = 10, *, rank: Rank = Rank.NORMAL, **changes) -> Item:
    """An item `minutes` long at noon plus `minute`, with five minutes of grace."""
    grace = changes.pop("grace", 5)
    kind = {Rank.EMERGENCY: Kind.EMERGENCY, Rank.TEST: Kind.TEST}.get(rank, Kind.BULLETIN)
    values = {"kind": kind, "rank": rank, "title": name, "seconds": minutes * 60} | changes
    return Item(name, starts_at=at(minute), latest_start=at(minute + grace), **values)


class Stage:
    """Keeps what an agent keeps between two questions; `rows` are its endings in their order."""

    def __init__(self, *items: Item, quiet: Spans = ()) -> None:
        self.airings: list[Airing] = airings(items, at(-1440), at(14 * 1440))
        self.quiet = quiet
        self.progress: dict[str, Progress] = {}
        self.on_air: str | None = None
        self.heard: list[tuple[float, str]] = []  # minute, what was begun or taken up
        self.rows: list[tuple[str, Outcome, Reason]] = []
        self._last: datetime | None = None

    def ask(self, now: datetime, *, shuffled: Sequence[Airing] | None = None) -> Decision:
        """Count what was heard since the last question, ask, and do as told."""
        if self.on_air and self._last is not None:
            heard = max(0.0, (now - self._last).total_seconds())
            so_far = self.progress[self.on_air]
            self.progress[self.on_air] = replace(so_far, heard=so_far.heard + heard, last_heard_at=now)
        self._last = now
        decision = decide(shuffled or self.airings, self.progress, self.on_air, now, self.quiet)
        for ending in decision.endings:
            self.rows.append((ending.airing.id, ending.outcome, ending.reason))
            so_far = self.progress.get(ending.airing.id, Progress())
            self.progress[ending.airing.id] = replace(so_far, over=ending.outcome)
        self._turn_to(decision, now)
        return decision

    def _turn_to(self, decision: Decision, now: datetime) -> None:
        play = decision.play
        if (play.id if play else None) == self.on_air:
            return
        if self.on_air and self.progress[self.on_air].over is None:
            self.progress[self.on_air] = replace(self.progress[self.on_air], interrupted=True)
        self.on_air = play.id if play else None
        if play:
            so_far = self.progress.get(play.id, Progress())
            began = so_far.began_at or now
            self.progress[play.id] = replace(
                so_far, began_at=began, heard=decision.position, last_heard_at=now
            )
            self.heard.append(((now - NOON).total_seconds() / 60, play.id))

    def run(self, start: datetime, until: datetime) -> None:
        """Step from wake_at to wake_at."""
        now: datetime | None = start
        while now is not None and now <= until:
            now = self.ask(now).wake_at

    def end_with_a_power_cut(self) -> None:
        self.on_air = None

    def withdraw(self, name: str) -> None:
        self.airings = [replace(one, withdrawn=one.withdrawn or one.id == name) for one in self.airings]
