"""The hash chain of the ledger: how a row is written down to be hashed, and how a chain is re-checked.

Anybody can repeat it from an export (`manage.py ledger export`), with any tool. Form 1:

- A row is a JSON object with the keys of `SAID` and `previous_hash`; its `hash` is the SHA-256, in lower-case
  hexadecimal, of that object without `hash`, written as JSON in UTF-8: keys in code-point order, no blanks,
  nothing escaped but quotation mark, backslash and the control characters below U+0020.
- `previous_hash` is the `hash` of the row at `position` - 1 of the same chain; at position 1 it is 64 zeros.
- Times are text in UTC with six decimals, "2026-11-20T10:00:00.000000Z"; a quantity is text with two
  decimals, "120.00", or null; `activity` is the number of the plan's line or null; `corrects` is the position
  of the row that this one corrects, or null.
- Within `detail` a number without a fraction is written as an integer, any other in the fewest digits that
  read back as the same double.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Any

FORM = 1
COMMUNE = "commune"
"""The chain of an installation that serves one commune."""
BEGINNING = "0" * 64
CENT = Decimal("0.01")

SAID = (
    *("form", "chain", "position", "key", "activity", "deed", "channel", "title", "words", "link", "subject"),
    *("actor", "happened_at", "quantity", "unit", "detail", "corrects", "reason", "recorded_at"),
)

Entry = dict[str, Any]
"""A row as JSON has it: text, integers, null, and what `detail` holds."""


class Flaw(StrEnum):
    UNREADABLE = "unreadable"
    GAP = "gap"
    ORDER = "order"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Broken(Exception):
    """The first row of a chain, at `position`, that is not as it was written."""

    chain: str
    position: int
    flaw: Flaw


@dataclass(frozen=True, slots=True)
class Head:
    """The newest row of a chain: how many rows lead to it, its hash, when the first and it were recorded."""

    chain: str
    position: int
    hash: str
    first_at: str
    last_at: str


def entry(row: Mapping[str, Any]) -> Entry:
    """Write a row down as form 1 says.

    `row` holds the names of `SAID` and `previous_hash`: aware times, Decimal or None, `activity` the line's
    number, `corrects` a position. Raises ValueError for another form or a naive time.
    """
    if row["form"] != FORM:
        raise ValueError(f"form {row['form']} of the ledger is not known")
    written = {name: row[name] for name in (*SAID, "previous_hash")}
    for name in ("happened_at", "recorded_at"):
        written[name] = _moment(row[name])
    quantity = row["quantity"]
    written["quantity"] = None if quantity is None else f"{Decimal(quantity).quantize(CENT):f}"
    written["detail"] = _plain(row["detail"])
    return written


def canonical(written: Entry) -> bytes:
    """Return the only way to write an entry as JSON."""
    text = json.dumps(written, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "surrogatepass")


def digest(written: Entry) -> str:
    """Return the hash of an entry, whether or not it carries one already."""
    return sha256(canonical({name: value for name, value in written.items() if name != "hash"})).hexdigest()


def walk(entries: Iterable[Entry]) -> Iterator[Head]:
    """Yield the head of the chain after each of its rows; raises Broken at the first that is wrong.

    `entries` are those of one chain by position, each with its `hash`. Keeps one row at a time.
    """
    previous, first_at = BEGINNING, ""
    for expected, written in enumerate(entries, 1):
        flaw = _flaw(written, expected, previous)
        if flaw:
            raise Broken(str(written.get("chain", "")), expected, flaw)
        previous, first_at = written["hash"], first_at or written["recorded_at"]
        yield Head(written["chain"], expected, previous, first_at, written["recorded_at"])


def _flaw(written: Entry, expected: int, previous: str) -> Flaw | None:
    if not {*SAID, "previous_hash", "hash"} <= written.keys():
        return Flaw.UNREADABLE
    if written["position"] != expected:
        return Flaw.GAP
    if written["previous_hash"] != previous:
        return Flaw.ORDER
    try:
        return None if written["hash"] == digest(written) else Flaw.CHANGED
    except ValueError:  # a number that JSON has no word for
        return Flaw.UNREADABLE


def _moment(at: Any) -> str:
    if not isinstance(at, datetime) or at.tzinfo is None:
        raise ValueError("a time of the ledger must be aware")
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"


def _plain(value: Any) -> Any:
    """Write numbers the one way that every database gives back: PostgreSQL makes 1e20 an integer."""
    if isinstance(value, dict):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
