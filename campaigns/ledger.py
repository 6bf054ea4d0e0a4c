"""The ledger read from the database or from an export, row by row, and what checking it finds."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TextIO

from django.db.models import F

from campaigns import chain
from campaigns.chain import Broken, Entry, Flaw, Head
from campaigns.models import Evidence

AT_ONCE = 1000
_PLAIN = tuple(name for name in chain.SAID if name != "corrects")


@dataclass(slots=True)
class Checked:
    """What a check found: the head of each chain that holds, the first wrong row of each other."""

    heads: list[Head] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    kept_is_there: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """The head of a chain as somebody noted it outside: "commune:120:9f86…"."""

    chain: str
    position: int
    hash: str

    @classmethod
    def read(cls, text: str) -> "Kept":
        """Read what `str` writes; raises ValueError for anything else."""
        name, position, digest = text.strip().rsplit(":", 2)
        return cls(name, int(position), digest.lower())

    def __str__(self) -> str:
        return f"{self.chain}:{self.position}:{self.hash}"


def chains() -> list[str]:
    """Return the names of the chains that have rows."""
    return list(Evidence.objects.order_by("chain").values_list("chain", flat=True).distinct())


def entries(name: str) -> Iterator[Entry]:
    """Yield the rows of a chain by position, as `chain.walk` takes them; raises Broken for what is no row."""
    rows = (
        Evidence.objects.filter(chain=name)
        .order_by("position")
        .values(*_PLAIN, "previous_hash", "hash", corrected=F("corrects__position"))
    )
    good = 0
    try:
        for row in rows.iterator(chunk_size=AT_ONCE):
            yield {**chain.entry({**row, "corrects": row["corrected"]}), "hash": row["hash"]}
            good += 1
    except (ValueError, TypeError, ArithmeticError) as error:
        raise Broken(name, good + 1, Flaw.UNREADABLE) from error


def exported(file: TextIO) -> Iterator[tuple[str, Iterator[Entry]]]:
    """Yield each chain of an export with its rows; they must be used up in turn."""
    return groupby(_lines(file), key=lambda written: str(written["chain"]))


def check(by_chain: Iterable[tuple[str, Iterable[Entry]]], kept: Kept | None = None) -> Iterator[Checked]:
    """Check chains, yielding what was found so far after each row and at the end; look for `kept`."""
    found = Checked()
    for _name, rows in by_chain:
        head: Head | None = None
        try:
            for head in chain.walk(rows):
                found.kept_is_there |= kept == Kept(head.chain, head.position, head.hash)
                yield found
        except Broken as broken:
            found.broken.append(broken)
        else:
            found.heads += [head] if head else []
    yield found


def _lines(file: TextIO) -> Iterator[Entry]:
    """Yield the rows of an export; what is no row counts as one of the chain it stands in."""
    name = chain.COMMUNE
    for line in file:
        try:
            written = json.loads(line)
        except ValueError:
            written = None
        if isinstance(written, dict) and "chain" in written:
            name = str(written["chain"])
            yield written
        else:
            yield {"chain": name}
