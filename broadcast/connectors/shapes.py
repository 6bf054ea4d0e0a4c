"""Reports and answers as JSON (docs/adr/0009); reading is strict, pure."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from broadcast.connectors.protocol import PROTOCOL, Answer, Ask, ConnectorFault, Given, GivenPriority, Report

MOST_ASKS, MOST_GIVES = 10, 50
LONGEST_ID, LONGEST_NAME, LONGEST_TEXT = 100, 250, 20_000


def report_as_json(report: Report) -> dict[str, Any]:
    return {"protocol": PROTOCOL, **_plain(asdict(report))}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def read_answer(thing: Any) -> Answer:
    """Raises ConnectorFault ("answer") naming what does not fit."""
    fields = _Fields(thing, "answer")
    return Answer(
        fields.text("accepted", LONGEST_ID),
        tuple(_ask(one) for one in fields.many("asks", MOST_ASKS)),
        tuple(_given(one) for one in fields.many("gives", MOST_GIVES)),
    )


def _ask(fields: "_Fields") -> Ask:
    since, until = fields.moment("since"), fields.moment("until")
    if since is None or until is None or until <= since:
        raise fields.wrong("until", "a span needs a beginning and a later end")
    return Ask(fields.text("id", LONGEST_ID), since, until)


def _given(fields: "_Fields") -> Given:
    try:
        priority = GivenPriority(fields.value("priority"))
    except ValueError as error:
        raise fields.wrong("priority", "none of 1, 2, 3") from error
    cap = fields.text("cap", LONGEST_TEXT * 10, needed=priority is GivenPriority.URGENT)
    return Given(
        id=fields.text("id", LONGEST_ID),
        priority=priority,
        sender=fields.text("sender", LONGEST_NAME),
        title=fields.text("title", LONGEST_NAME),
        text=fields.text("text", LONGEST_TEXT, needed=priority is not GivenPriority.URGENT),
        valid_until=fields.moment("valid_until"),
        cap=cap,
    )


class _Fields:
    """An object of the answer and where it stands, for precise faults."""

    def __init__(self, thing: Any, where: str) -> None:
        if not isinstance(thing, dict):
            raise ConnectorFault("answer", f"{where}: not an object")
        self.thing, self.where = thing, where

    def wrong(self, name: str, detail: str) -> ConnectorFault:
        return ConnectorFault("answer", f"{self.where}.{name}: {detail}")

    def value(self, name: str) -> Any:
        return self.thing.get(name)

    def text(self, name: str, longest: int, *, needed: bool = True) -> str:
        value = self.thing.get(name) or ""
        if not isinstance(value, str) or len(value) > longest or "\x00" in value:
            raise self.wrong(name, f"no text of at most {longest} characters")
        if needed and not value.strip():
            raise self.wrong(name, "missing")
        return value.strip()

    def many(self, name: str, most: int) -> "list[_Fields]":
        value = self.thing.get(name) or []
        if not isinstance(value, list) or len(value) > most:
            raise self.wrong(name, f"no list of at most {most}")
        return [_Fields(one, f"{self.where}.{name}[{number}]") for number, one in enumerate(value)]

    def moment(self, name: str) -> datetime | None:
        value = self.thing.get(name)
        if value is None:
            return None
        try:
            moment = datetime.fromisoformat(value)
        except (TypeError, ValueError) as error:
            raise self.wrong(name, "no date and time") from error
        if moment.tzinfo is None:
            raise self.wrong(name, "no offset from UTC")
        return moment
