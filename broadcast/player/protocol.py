"""What player and server say to each other, version 1: shapes and their JSON (docs/adr/0008-the-player.md).

Moments are aware and in UTC; in JSON they are ISO 8601 with "Z". Lengths are seconds, volumes percent.
"""

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from enum import IntEnum, StrEnum
from typing import Any

FORMAT = 1


class Unreadable(ValueError):
    """What the other side sent is not what this version speaks; the message says which part."""


class Kind(StrEnum):
    BULLETIN = "bulletin"
    RELAY = "relay"
    EMERGENCY = "emergency"
    TEST = "test"


class Rank(IntEnum):
    """Who goes before whom; the upper three are those of Thông tư 39/2020/TT-BTTTT."""

    TEST = 0
    NORMAL = 1
    PRIORITY = 2
    EMERGENCY = 3


class AfterInterruption(StrEnum):
    """What becomes of an item another one broke into."""

    RESUME = "resume"
    RESTART = "restart"
    DROP = "drop"


class Outcome(StrEnum):
    AIRED = "aired"
    PARTIAL = "partial"
    MISSED = "missed"


class Reason(StrEnum):
    """Why an item was not heard whole, or not as planned; "" where nothing was unusual."""

    NONE = ""
    LATE = "late"  # heard whole, but begun more than a second after its time
    INTERRUPTED = "interrupted"  # a higher item broke in, and it was dropped or ran out of time
    OUTRANKED = "outranked"  # a higher item was on air until its time was over
    POWER_CUT = "power_cut"  # the player was ended while it played
    WAS_OFF = "was_off"  # the player did not run when it was due
    NO_FILE = "no_file"  # its sound never arrived
    BAD_FILE = "bad_file"  # its sound did not match its hash
    FALLBACK = "fallback"  # its sound was missing; the fallback was played instead
    CLOCK_UNTRUSTED = "clock_untrusted"  # the player did not know what time it was
    QUIET_HOURS = "quiet_hours"
    SOUND_FAILED = "sound_failed"  # the sound card refused or stopped
    RELAY_FAILED = "relay_failed"  # the stream did not answer within its time
    STOPPED = "stopped"  # a person stopped it
    WITHDRAWN = "withdrawn"  # it left the schedule after its beginning


class Trigger(StrEnum):
    SCHEDULE = "schedule"
    PUSH = "push"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Stream:
    """A relayed station: given up when nothing was heard for `timeout_seconds`."""

    url: str
    timeout_seconds: float = 10.0


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be heard: one airing, or with `every_seconds` one after the other until `until`.

    `latest_start`: begun later than this it is missed. `sha256`: its sound; of a relay what is
    played when the stream fails, "" for nothing. `ends_at`: silence from then on, whatever is left.
    """

    id: str
    kind: Kind
    rank: Rank
    title: str
    starts_at: datetime
    latest_start: datetime
    seconds: float
    sha256: str = ""
    after_interruption: AfterInterruption = AfterInterruption.RESUME
    volume: int = 100
    drill: bool = False
    every_seconds: float | None = None
    until: datetime | None = None
    ends_at: datetime | None = None
    stream: Stream | None = None


@dataclass(frozen=True, slots=True)
class File:
    """Sound a player keeps: MP3 of `size` bytes; `urgent` ones are fetched before all others."""

    sha256: str
    size: int
    seconds: float
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything a player needs for the coming days; the same content gives the same bytes.

    `quiet`: spans in which only an emergency is heard. `fallback`: sound played where an item's is missing.
    `utc_offset_minutes`: the station's time of day, for people to read; None from a server that says nothing.
    """

    player: str
    station: str
    volume: int
    covers_from: datetime
    covers_until: datetime
    quiet: tuple[tuple[datetime, datetime], ...] = ()
    items: tuple[Item, ...] = ()
    files: tuple[File, ...] = ()
    fallback: str = ""
    push_url: str = ""
    utc_offset_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Overheard:
    """What a microphone at the loudspeakers heard of a play. Levels in dBFS, taken over whole seconds.

    `seconds`: how many were listened to while sound was sent; `silent`: the share of them (0 to 1) that did
    not stand out from the room; `ambient_dbfs`: the room before it, null where not known.
    """

    seconds: int
    rms_dbfs: float
    silent: float
    ambient_dbfs: float | None = None


@dataclass(frozen=True, slots=True)
class Play:
    """A row of the player's own log, final: one for each airing. `item` names the airing (see `airing_id`).

    `sequence` counts up from 1 without gaps for as long as the player's disk lives; `id` never comes twice.
    """

    id: str
    sequence: int
    item: str
    kind: Kind
    title: str
    planned_start: datetime
    started_at: datetime | None
    ended_at: datetime | None
    seconds: float
    outcome: Outcome
    reason: Reason
    trigger: Trigger
    sha256: str = ""
    detail: str = ""
    overheard: Overheard | None = None


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """How a player is. `clock`: "system" (synchronised), "server" (anchored to its time) or "untrusted".

    `level_dbfs`: of what it sends to its sound card. `microphone_dbfs`: what a microphone hears meanwhile,
    `ambient_dbfs`: what it hears while nothing plays; null where there is none.
    """

    sent_at: datetime
    version: str
    manifest: str
    clock: str
    offset_seconds: float | None
    disk_free_bytes: int
    missing: tuple[str, ...] = ()
    playing: str = ""
    last_sequence: int = 0
    volume: int = 100
    level_dbfs: float | None = None
    microphone_dbfs: float | None = None
    ambient_dbfs: float | None = None


def airing_id(item: Item, number: int) -> str:
    """The name of the airing `number` (from 0) of an item; that of an item heard once is its own."""
    return f"{item.id}#{number}" if item.every_seconds else item.id


def dump(thing: Any) -> Any:
    """A shape as JSON has it."""
    if isinstance(thing, datetime):
        return thing.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(thing, tuple | list):
        return [dump(part) for part in thing]
    if hasattr(thing, "__dataclass_fields__"):
        return {field.name: dump(getattr(thing, field.name)) for field in fields(thing)}
    return thing
