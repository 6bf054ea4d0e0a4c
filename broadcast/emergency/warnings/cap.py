"""Common Alerting Protocol 1.2 (OASIS Standard, 1 July 2010): bytes -> Alert, pure.

What the standard requires is required (section 3.2), what it does not know is passed over. Moments are aware.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
MOST_BYTES = 512 * 1024
MOST_INFOS, MOST_AREAS = 30, 500


class Unreadable(ValueError):
    """The message does not follow the standard. `code` is for programs, `where` the path of the element."""

    def __init__(self, code: str, where: str, detail: str) -> None:
        super().__init__(f"{where}: {detail}")
        self.code = code
        self.where = where


class Status(StrEnum):
    ACTUAL = "Actual"
    EXERCISE = "Exercise"
    SYSTEM = "System"
    TEST = "Test"
    DRAFT = "Draft"


class MessageType(StrEnum):
    ALERT = "Alert"
    UPDATE = "Update"
    CANCEL = "Cancel"
    ACK = "Ack"
    ERROR = "Error"


class Scope(StrEnum):
    PUBLIC = "Public"
    RESTRICTED = "Restricted"
    PRIVATE = "Private"


class Category(StrEnum):
    GEO = "Geo"
    MET = "Met"
    SAFETY = "Safety"
    SECURITY = "Security"
    RESCUE = "Rescue"
    FIRE = "Fire"
    HEALTH = "Health"
    ENV = "Env"
    TRANSPORT = "Transport"
    INFRA = "Infra"
    CBRNE = "CBRNE"
    OTHER = "Other"


class Urgency(StrEnum):
    IMMEDIATE = "Immediate"
    EXPECTED = "Expected"
    FUTURE = "Future"
    PAST = "Past"
    UNKNOWN = "Unknown"


class Severity(StrEnum):
    EXTREME = "Extreme"
    SEVERE = "Severe"
    MODERATE = "Moderate"
    MINOR = "Minor"
    UNKNOWN = "Unknown"


class Certainty(StrEnum):
    OBSERVED = "Observed"
    LIKELY = "Likely"
    POSSIBLE = "Possible"
    UNLIKELY = "Unlikely"
    UNKNOWN = "Unknown"


@dataclass(frozen=True, slots=True)
class Reference:
    """An earlier message, by what names it for ever."""

    sender: str
    identifier: str
    sent: datetime


@dataclass(frozen=True, slots=True)
class Info:
    """What is said in one language (RFC 3066); "" and None where the message is silent."""

    language: str
    categories: tuple[Category, ...]
    event: str
    urgency: Urgency
    severity: Severity
    certainty: Certainty
    effective: datetime | None
    onset: datetime | None
    expires: datetime | None
    sender_name: str
    headline: str
    description: str
    instruction: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alert:
    identifier: str
    sender: str
    sent: datetime
    status: Status
    message_type: MessageType
    scope: Scope
    references: tuple[Reference, ...]
    infos: tuple[Info, ...]

    @property
    def exercise(self) -> bool:
        """Whether it is anything but a real warning."""
        return self.status is not Status.ACTUAL

    @property
    def for_people(self) -> bool:
        """Whether it tells people something: not a draft, not what machines tell each other."""
        told = (MessageType.ALERT, MessageType.UPDATE, MessageType.CANCEL)
        return self.message_type in told and self.status not in (Status.SYSTEM, Status.DRAFT)


E = TypeVar("E", bound=StrEnum)


def read(content: bytes) -> Alert:
    """The alert in a file. Raises Unreadable naming the element that does not fit."""
    if len(content) > MOST_BYTES:
        raise Unreadable("too_big", "alert", f"{len(content)} bytes, at most {MOST_BYTES}")
    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise Unreadable("hostile", "alert", f"document types and entities are refused ({error})") from error
    except (ParseError, ValueError, LookupError) as error:
        raise Unreadable("not_xml", "alert", f"not well-formed XML ({error})") from error
    return read_element(root)


def read_element(root: Element) -> Alert:
    """As `read`, of an element already parsed (an entry of a feed may hold one)."""
    if root.tag != f"{{{NAMESPACE}}}alert":
        raise Unreadable("not_cap", "alert", f"the root is {root.tag}, not alert of CAP 1.2")
    part = _Part(root, "alert")
    status, kind = part.one_of(Status, "status"), part.one_of(MessageType, "msgType")
    references = tuple(_references(part))
    if kind in (MessageType.UPDATE, MessageType.CANCEL) and not references:
        raise Unreadable("missing", "alert.references", f"required for msgType {kind}")
    infos = part.all("info")
    if len(infos) > MOST_INFOS:
        raise Unreadable("too_many", "alert.info", f"{len(infos)}, at most {MOST_INFOS}")
    if not infos and kind in (MessageType.ALERT, MessageType.UPDATE):
        raise Unreadable("missing", "alert.info", f"required for msgType {kind}")
    return Alert(
        identifier=part.name("identifier"),
        sender=part.name("sender"),
        sent=part.moment("sent"),
        status=status,
        message_type=kind,
        scope=_scope(part),
        references=references,
        infos=tuple(_info(info) for info in infos),
    )


def _scope(part: "_Part") -> Scope:
    scope = part.one_of(Scope, "scope")
    wanted = {Scope.RESTRICTED: "restriction", Scope.PRIVATE: "addresses"}.get(scope)
    if wanted and not part.text(wanted):
        raise Unreadable("missing", f"alert.{wanted}", f"required for scope {scope}")
    return scope


def _references(part: "_Part") -> Iterable[Reference]:
    for number, triple in enumerate(part.text("references").split(), 1):
        where = f"alert.references[{number}]"
        pieces = triple.split(",")
        if len(pieces) != 3:
            raise Unreadable("value", where, f"{triple!r} is not sender,identifier,sent")
        yield Reference(pieces[0], pieces[1], _moment(pieces[2], where))


def _info(part: "_Part") -> Info:
    areas = part.all("area")
    if len(areas) > MOST_AREAS:
        raise Unreadable("too_many", f"{part.where}.area", f"{len(areas)}, at most {MOST_AREAS}")
    return Info(
        language=part.text("language") or "en-US",
        categories=tuple(part.many_of(Category, "category")),
        event=part.needed("event"),
        urgency=part.one_of(Urgency, "urgency"),
        severity=part.one_of(Severity, "severity"),
        certainty=part.one_of(Certainty, "certainty"),
        effective=part.moment_or_none("effective"),
        onset=part.moment_or_none("onset"),
        expires=part.moment_or_none("expires"),
        sender_name=part.text("senderName"),
        headline=part.text("headline"),
        description=part.text("description"),
        instruction=part.text("instruction"),
        areas=tuple(area.needed("areaDesc") for area in areas),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """An element and its path, for precise errors."""

    element: Element
    where: str

    def all(self, name: str) -> list["_Part"]:
        found = self.element.findall(f"{{{NAMESPACE}}}{name}")
        return [_Part(one, f"{self.where}.{name}[{number}]") for number, one in enumerate(found, 1)]

    def text(self, name: str) -> str:
        """The element's words with single blanks within lines; "" where it is missing."""
        found = self.all(name)
        if len(found) > 1:
            raise Unreadable("too_many", f"{self.where}.{name}", f"{len(found)}, at most one")
        return found[0].words() if found else ""

    def words(self) -> str:
        lines = "".join(self.element.itertext()).strip().splitlines()
        return "\n".join(" ".join(line.split()) for line in lines)

    def needed(self, name: str) -> str:
        words = self.text(name)
        if not words:
            raise Unreadable("missing", f"{self.where}.{name}", "required")
        return words

    def name(self, name: str) -> str:
        """A name for machines: without blanks, commas and the signs XML reserves (section 3.2.1)."""
        value = self.needed(name)
        if len(value) > 250 or any(sign in " ,<&\n" for sign in value):
            raise Unreadable("value", f"{self.where}.{name}", f"{value[:80]!r} is no name")
        return value

    def one_of(self, kind: type[E], name: str) -> E:
        return _value_of(kind, self.needed(name), f"{self.where}.{name}")

    def many_of(self, kind: type[E], name: str) -> list[E]:
        found = self.all(name)
        if not found:
            raise Unreadable("missing", f"{self.where}.{name}", "required")
        return [_value_of(kind, one.words(), one.where) for one in found]

    def moment(self, name: str) -> datetime:
        return _moment(self.needed(name), f"{self.where}.{name}")

    def moment_or_none(self, name: str) -> datetime | None:
        words = self.text(name)
        return _moment(words, f"{self.where}.{name}") if words else None


def _value_of(kind: type[E], value: str, where: str) -> E:
    try:
        return kind(value)
    except ValueError as error:
        allowed = ", ".join(kind)
        raise Unreadable("value", where, f"{value[:80]!r} is none of {allowed}") from error


def _moment(words: str, where: str) -> datetime:
    """A date and time with its offset; without one it would be another moment for every reader."""
    try:
        moment = datetime.fromisoformat(words)
    except ValueError as error:
        raise Unreadable("value", where, f"{words[:80]!r} is no date and time") from error
    if moment.tzinfo is None:
        raise Unreadable("value", where, f"{words[:80]!r} has no offset from UTC")
    return moment
