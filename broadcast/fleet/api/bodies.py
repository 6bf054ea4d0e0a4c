"""Bodies of calls: JSON within a length, read strictly by the player's own reader, then held to bounds.

The bounds are JSON Schema's words, so that the description (described.py) says exactly what is checked here.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, NoReturn, TypeVar

from django.http import HttpRequest

from broadcast.fleet.api.errors import Refusal
from broadcast.player.protocol import Heartbeat, Overheard, Play, Unreadable
from broadcast.player.reading import read

T = TypeVar("T")
MOST_PLAYS = 500
MOST_BYTES = 1024 * 1024
FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
NAME = {"pattern": r"^[!-~]{1,100}$"}
COUNT = {"minimum": 0, "maximum": 2**53}
PERCENT = {"minimum": 0, "maximum": 100}
LEVEL = {"minimum": -200, "maximum": 20}
LENGTH = {"minimum": 0, "maximum": 10_000_000}
SHA256 = {"pattern": r"^([0-9a-f]{64})?$"}


@dataclass(frozen=True, slots=True)
class Code:
    """A request to be paired. `acknowledged_sequence`: rows up to it came before; 0 on a new disk."""

    code: str
    acknowledged_sequence: int = 0


@dataclass(frozen=True, slots=True)
class Plays:
    """Rows of the player's log, in any order; those sent before change nothing."""

    plays: tuple[Play, ...]


BOUNDS: Mapping[type, Mapping[str, Mapping[str, Any]]] = {
    Code: {"code": {"minLength": 1, "maxLength": 40}, "acknowledged_sequence": COUNT},
    Plays: {"plays": {"maxItems": MOST_PLAYS}},
    Play: {
        "id": NAME,
        "sequence": {"minimum": 1, "maximum": 2**53},
        "item": NAME,
        "seconds": LENGTH,
        "sha256": SHA256,
    },
    Heartbeat: {
        "clock": {"enum": ["system", "server", "untrusted"]},
        "disk_free_bytes": COUNT,
        "missing": {"maxItems": 10_000},
        "last_sequence": COUNT,
        "volume": PERCENT,
        "microphone_dbfs": LEVEL,
        "ambient_dbfs": LEVEL,
    },
    Overheard: {
        "seconds": LENGTH,
        "rms_dbfs": LEVEL,
        "silent": {"minimum": 0, "maximum": 1},
        "ambient_dbfs": LEVEL,
    },
}


def body_of(request: HttpRequest, shape: type[T]) -> T:
    """The body as an instance of `shape`. Raises Refusal: malformed, too_big, unreadable."""
    try:
        if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
            raise Refusal("too_big", f"at most {MOST_BYTES} bytes")
        thing = read(shape, json.loads(request.body.decode(), parse_constant=_no_number))
    except Unreadable as error:
        raise Refusal("unreadable", str(error)) from error
    except (ValueError, RecursionError) as error:
        raise Refusal("malformed") from error
    hold_to_bounds(thing)
    return thing


def hold_to_bounds(thing: Any, where: str = "") -> None:
    """Raise Refusal naming the first part of `thing` that lies outside its bounds."""
    for field in fields(thing):
        value, path = getattr(thing, field.name), f"{where}{field.name}"
        bounds = BOUNDS.get(type(thing), {}).get(field.name, {})
        for word, bound in bounds.items():
            if value is not None and not _KEEPS[word](value, bound):
                raise Refusal("unreadable", f"{path}: {word} {bound}")
        if isinstance(value, datetime) and not FIRST <= value < LAST:
            raise Refusal("unreadable", f"{path}: a moment between 1970 and 2100 is expected")
        if hasattr(value, "__dataclass_fields__"):
            hold_to_bounds(value, f"{path}.")
        if isinstance(value, tuple):
            for number, part in enumerate(value):
                if hasattr(part, "__dataclass_fields__"):
                    hold_to_bounds(part, f"{path}[{number}].")


_KEEPS: dict[str, Callable[[Any, Any], bool]] = {
    "minimum": lambda value, bound: value >= bound,
    "maximum": lambda value, bound: value <= bound,
    "minLength": lambda value, bound: len(value) >= bound,
    "maxLength": lambda value, bound: len(value) <= bound,
    "maxItems": lambda value, bound: len(value) <= bound,
    "pattern": lambda value, bound: re.fullmatch(bound.strip("^$"), value) is not None,
    "enum": lambda value, bound: value in bound,
}


def _no_number(word: str) -> NoReturn:
    raise Unreadable(f"{word} is no number of JSON")
