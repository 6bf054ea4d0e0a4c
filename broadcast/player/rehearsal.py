"""How a plan would be heard if nothing failed: the arbiter asked from one moment to the next, in no time."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from broadcast.player.arbiter import Ending, Progress, Spans, airings, decide
from broadcast.player.protocol import Item


def rehearse(items: Iterable[Item], since: datetime, until: datetime, quiet: Spans = ()) -> list[Ending]:
    """How each airing between `since` and `until` would end, in order; what still sounds then has not."""
    planned = airings(items, since, until)
    progress: dict[str, Progress] = {}
    endings: list[Ending] = []
    on_air, now, wake_at = None, since, None
    while True:
        decision = decide(planned, progress, on_air, now, quiet)
        endings += decision.endings
        for ending in decision.endings:
            so_far = progress.get(ending.airing.id, Progress())
            progress[ending.airing.id] = replace(so_far, over=ending.outcome)
        play = decision.play.id if decision.play else None
        if on_air and on_air != play:
            progress[on_air] = replace(progress[on_air], interrupted=True)
        if play and play != on_air:
            so_far = progress.get(play, Progress(began_at=now))
            progress[play] = replace(so_far, heard=decision.position)
        on_air, wake_at = play, decision.wake_at
        if wake_at is None or wake_at > until:
            return endings
        if on_air:
            progress[on_air] = _heard_until(progress[on_air], wake_at, wake_at - now)
        now = wake_at


def _heard_until(so_far: Progress, now: datetime, longer: timedelta) -> Progress:
    return replace(so_far, heard=so_far.heard + longer.total_seconds(), last_heard_at=now)
