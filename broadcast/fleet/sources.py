"""Who puts what into the manifests: rooms append a function to `sources`.

A source is called for one station and one span of time and gives its parts, the same for the same rows; it
reads the clock for nothing, or manifests would change by themselves. A station's manifests are made anew by
`publishing.publish_on_commit` where something must be heard soon, and by every pass of the clock.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from broadcast.models import Station
from broadcast.player.protocol import Item


@dataclass(frozen=True, slots=True)
class Span:
    """From when until when (aware) a manifest covers."""

    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Sound:
    """An MP3 on this machine's disk; `size` in bytes, `urgent` is fetched before all others."""

    sha256: str
    path: Path
    size: int
    seconds: float
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One item with the sounds it needs. `zones`: ids of the zones it is for, none meaning all of them.

    Without an item the sounds are kept ready for one that may come.
    """

    item: Item | None
    sounds: tuple[Sound, ...] = ()
    zones: frozenset[int] = frozenset()


Source: TypeAlias = Callable[[Station, Span], Iterable[Part]]
sources: list[Source] = []


def parts_of(station: Station, span: Span) -> list[Part]:
    """What every source wants heard in the span."""
    return [part for source in sources for part in source(station, span)]
