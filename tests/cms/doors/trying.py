"""Trying one door as one person: what was answered, and what it wrote into the database."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.db import connection, transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

WRITES = re.compile(r'^\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)', re.IGNORECASE)
# Who is signed in and what he is told once; neither is a thing of the commune.
OF_THE_VISIT = {"django_session"}
HOME = "/quan-tri/"
SIGN_IN = re.compile(r"^/(?:quan-tri|_util)/login/")


class Way(Enum):
    """How a door is tried. A DEED changes something where it is allowed, what is VAIN never does."""

    LOOK = "get"
    ASK = "post"
    DEED = "do"
    VAIN = "in vain"


@dataclass(frozen=True, slots=True)
class Door:
    """An address, how it is tried, and for whom it opens.

    `name` is that of the address table, or the address itself where it begins with "/"; `args` and the
    values of `sent` may name things of the furnished commune: "{bulletin}".
    """

    name: str
    args: tuple[str, ...]
    may: str
    way: Way = Way.LOOK
    sent: Mapping[str, Any] = field(default_factory=dict)
    query: str = ""
    note: str = ""
    json: bool = False

    def __str__(self) -> str:
        return " ".join(filter(None, [self.way.value, self.name, *self.args, self.query, self.note]))


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of it: `refused`, `opened`, or `muddled` where something was written and yet refused."""

    status: int
    where: str
    wrote: frozenset[str]
    body: str

    @property
    def refused(self) -> bool:
        if self.status in (403, 404):
            return True
        return self.status in (301, 302) and (self.where == HOME or bool(SIGN_IN.match(self.where)))


@dataclass(frozen=True, slots=True)
class Town:
    """`keys` are what addresses are made of, `clients` the people by letter."""

    keys: dict[str, Any]
    clients: dict[str, Client]

    def try_door(self, door: Door, who: str) -> Tried:
        """Try it and undo whatever it did."""
        with transaction.atomic(), _writes() as wrote:
            answer = self._send(door, self.clients[who])
            body = b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]
            transaction.set_rollback(True)
        return Tried(
            answer.status_code,
            answer.headers.get("Location", ""),
            frozenset(wrote),
            body.decode(errors="replace"),
        )

    def _send(self, door: Door, client: Client) -> HttpResponseBase:
        address = self.address(door)
        if door.way is Way.LOOK:
            return client.get(address)
        sent = {name: self._said(value) for name, value in door.sent.items()}
        more: dict[str, Any] = {"content_type": "application/json"} if door.json else {}
        return client.post(address, sent, **more)

    def address(self, door: Door) -> str:
        if door.name.startswith(("/", "{url")):
            return str(self._said(door.name)) + str(self._said(door.query))
        return reverse(door.name, args=[self._said(arg) for arg in door.args]) + str(self._said(door.query))

    def _said(self, value: Any) -> Any:
        if callable(value):
            return value(self)
        if not isinstance(value, str):
            return value
        return re.sub(r"\{([\w: -]+)\}", lambda found: str(self.keys[found[1]]), value)


@contextmanager
def _writes() -> Iterator[set[str]]:
    """The tables that are written to meanwhile."""
    tables: set[str] = set()

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        found = WRITES.match(sql)
        if found and found[1] not in OF_THE_VISIT:
            tables.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield tables
