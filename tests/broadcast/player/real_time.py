"""A player's process and its server in real time: what tests of both begin with and wait for."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from broadcast.player.protocol import Outcome, Reason
from tests.broadcast.player.agents import Agent
from tests.broadcast.player.plans import plan
from tests.broadcast.player.station import KEY, Station

SECOND = timedelta(seconds=1)
PUSH = {"push_url": f"/api/v1/events/{KEY}"}


def now() -> datetime:
    return datetime.now(UTC)


def listening(begin: Callable[[], Agent], station: Station) -> Agent:
    """A player that runs, has a plan with nothing in it and would hear at once of another."""
    station.gives(plan(begin=now(), **PUSH))
    agent = begin()
    agent.says("push: listening")
    return agent


def reported(station: Station, number: int, patience: float = 20.0) -> dict[str, tuple[Outcome, Reason]]:
    """How the airings ended by the server's books, once it has so many rows."""
    until = time.monotonic() + patience
    while len(station.plays) < number and time.monotonic() < until:
        time.sleep(0.05)  # the server's own thread fills the books
    return {play.item: (play.outcome, play.reason) for play in station.plays.values()}
