"""What would keep a slot from being heard as planned, looked for before its time; pure.

Twice: a day ahead, when there is time to mend it, and an hour ahead, when players must have everything.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

DAY_AHEAD = timedelta(hours=24)
HOUR_AHEAD = timedelta(hours=1)
SILENT_FOR = timedelta(minutes=3)
AWAY_FOR = timedelta(hours=1)
QUIETEST_LUFS = -20.0  # four below the -16 a bulletin is mastered to
SILENT_DBTP = -40.0


class Code(StrEnum):
    NO_BULLETIN = "no_bulletin"
    NOT_BUILT = "not_built"
    FAILED = "failed"
    NOT_APPROVED = "not_approved"
    FILE_GONE = "file_gone"
    WRONG_HASH = "wrong_hash"
    TOO_LONG = "too_long"
    TOO_QUIET = "too_quiet"
    SILENT = "silent"
    PLAYER_AWAY = "player_away"
    PLAYER_LACKS = "player_lacks"
    PLAYER_CLOCK = "player_clock"


class Stage(StrEnum):
    """How far the bulletin of a slot has come."""

    NONE = "none"
    MAKING = "making"
    FAILED = "failed"
    BUILT = "built"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Sound:
    """The bulletin's file as it lies on this machine; `hash_right` None where it is not there."""

    hash_right: bool | None
    seconds: float
    lufs: float | None
    true_peak: float | None


@dataclass(frozen=True, slots=True)
class PlayerFacts:
    """A player the slot is for. `lacks`: it said that it has not got the slot's sound yet."""

    name: str
    last_seen_at: datetime | None
    lacks: bool = False
    clock_untrusted: bool = False


@dataclass(frozen=True, slots=True)
class Flight:
    """A slot to come. `limit`: the longest it may last, in seconds; a relay has no bulletin to look at."""

    start: datetime
    stage: Stage
    relay: bool
    limit: float
    sound: Sound | None = None
    players: tuple[PlayerFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong. `about`: the name of a player, "" for the slot itself."""

    code: Code
    about: str = ""
    params: dict[str, str | int] = field(default_factory=dict)


def findings(flight: Flight, now: datetime) -> list[Finding]:
    """Everything wrong with a slot that is at most a day ahead; [] for any other, and for a good one."""
    if not now < flight.start <= now + DAY_AHEAD:
        return []
    own = [] if flight.relay else [*_of_bulletin(flight)]
    return [*own, *(found for player in flight.players for found in _of_player(player, flight, now))]


def _of_bulletin(flight: Flight) -> Iterator[Finding]:
    codes = {
        Stage.NONE: Code.NO_BULLETIN,
        Stage.MAKING: Code.NOT_BUILT,
        Stage.FAILED: Code.FAILED,
        Stage.BUILT: Code.NOT_APPROVED,
    }
    if flight.stage in codes:
        yield Finding(codes[flight.stage])
    if flight.sound is not None:
        yield from _of_sound(flight.sound, flight.limit)


def _of_sound(sound: Sound, limit: float) -> Iterator[Finding]:
    if sound.hash_right is None:
        yield Finding(Code.FILE_GONE)
    elif not sound.hash_right:
        yield Finding(Code.WRONG_HASH)
    if sound.seconds > limit:
        minutes = {"minutes": round(sound.seconds / 60), "limit": round(limit / 60)}
        yield Finding(Code.TOO_LONG, params=dict(minutes))
    if sound.true_peak is not None and sound.true_peak < SILENT_DBTP:
        yield Finding(Code.SILENT)
    elif sound.lufs is not None and sound.lufs < QUIETEST_LUFS:
        yield Finding(Code.TOO_QUIET, params={"lufs": f"{sound.lufs:.1f}".replace(".", ",")})


def _of_player(player: PlayerFacts, flight: Flight, now: datetime) -> Iterator[Finding]:
    """A day ahead a player may be off for a while; an hour ahead it must be there with everything."""
    soon = flight.start <= now + HOUR_AHEAD
    patience = SILENT_FOR if soon else AWAY_FOR
    if player.last_seen_at is None or now - player.last_seen_at > patience:
        yield Finding(Code.PLAYER_AWAY, player.name)
        return
    if player.lacks and soon:
        yield Finding(Code.PLAYER_LACKS, player.name)
    if player.clock_untrusted:
        yield Finding(Code.PLAYER_CLOCK, player.name)
