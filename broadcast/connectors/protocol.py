"""What a connector is, and what passes through it; pure. Moments are aware, lengths are seconds."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Protocol

PROTOCOL = 1


class GivenPriority(IntEnum):
    """Thông tư 39/2020/TT-BTTTT: thông thường, ưu tiên, khẩn cấp."""

    ORDINARY = 1
    FIRST = 2
    URGENT = 3


@dataclass(frozen=True, slots=True)
class Play:
    """A row of the play log; `number` names it for ever within the installation."""

    number: int
    slot: str
    programme: str
    title: str
    zones: str
    planned_start: datetime
    planned_seconds: float | None
    actual_start: datetime | None
    actual_end: datetime | None
    outcome: str
    reason: str
    started_by: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A slot of the coming days."""

    slot: str
    programme: str
    start: datetime
    minutes: int
    priority: int
    relay: bool
    state: str


@dataclass(frozen=True, slots=True)
class Status:
    """How the station stands: its players in use, those silent for an hour, rows still to be sent."""

    station: str
    at: datetime
    players: int
    silent: int
    backlog: int


@dataclass(frozen=True, slots=True)
class Report:
    """What the station says in one call. The same `id` always carries the same `plays`.

    `asked`: the id of the question the plays answer; "" for rows the log has got since the last time.
    """

    id: str
    asked: str
    status: Status
    planned: tuple[Planned, ...]
    plays: tuple[Play, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """The province wants the play log of a span, since <= planned start < until."""

    id: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Given:
    """A text the province wants aired; never aired by itself. Urgent ones are a CAP 1.2 message in `cap`."""

    id: str
    priority: GivenPriority
    sender: str
    title: str
    text: str
    valid_until: datetime | None
    cap: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the province says to a report; `accepted` is the report's id: its plays are kept there."""

    accepted: str
    asks: tuple[Ask, ...] = ()
    gives: tuple[Given, ...] = ()


class ConnectorFault(Exception):
    """The call failed and nothing is known to have been kept; it is made again. `code`: see wording.py."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


class Connector(Protocol):
    """What an integrator writes: a class without arguments, named by the setting LOAXA_CONNECTOR.

    `exchange` hands a report over and brings the answer. It may be called again with a report that was
    handed over before, and returns within a minute. Raises ConnectorFault for whatever keeps it from knowing
    that the province has the report.
    """

    name: str

    def exchange(self, report: Report) -> Answer: ...
