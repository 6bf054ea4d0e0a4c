"""Atom feeds of warnings (RFC 4287), asked every few minutes: what is new goes into the inbox."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, ParseError, tostring

import structlog
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.db.models import Q
from django.utils import timezone

from broadcast.emergency.warnings import cap, inbox
from broadcast.emergency.warnings.fetching import Fetched, Unreachable, fetch
from broadcast.models import CapFeed, CapMessage

log = structlog.get_logger(__name__)
ATOM = "{http://www.w3.org/2005/Atom}"
MOST_ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: the alert it holds, or the address where it stands."""

    address: str
    alert: Element | None


def entries(content: bytes, base: str) -> list[Entry]:
    """The entries of a feed, the first ones first. Raises cap.Unreadable."""
    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise cap.Unreadable(
            "hostile", "feed", f"document types and entities are refused ({error})"
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise cap.Unreadable("not_xml", "feed", f"not well-formed XML ({error})") from error
    if root.tag != f"{ATOM}feed":
        raise cap.Unreadable("not_atom", "feed", f"the root is {root.tag}, not feed of Atom")
    return [found for entry in root.findall(f"{ATOM}entry")[:MOST_ENTRIES] for found in _entry(entry, base)]


def _entry(entry: Element, base: str) -> Iterator[Entry]:
    alert = entry.find(f"{ATOM}content/{{{cap.NAMESPACE}}}alert")
    links = [link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
    fitting = [link for link in links if link.get("type", "").startswith("application/cap+xml")] or links
    address = urljoin(base, fitting[0].get("href", "")) if fitting else ""
    if alert is not None or address:
        yield Entry(address, alert)


def due(now: datetime) -> list[int]:
    """Feeds whose turn it is; each is taken by one caller, however many clocks ask."""
    rows = CapFeed.objects.filter(active=True).values_list("pk", "asked_at", "every_minutes")
    mine = []
    for pk, asked_at, every in rows:
        free = asked_at is None or asked_at > now or asked_at <= now - timedelta(minutes=every)
        if free and CapFeed.objects.filter(pk=pk, asked_at=asked_at, active=True).update(asked_at=now):
            mine.append(pk)
    return mine


def ask(feed: CapFeed) -> int:
    """Ask a feed; how many new messages it brought. What goes wrong is written in its row."""
    try:
        found = _fetched(feed, feed.url, etag=feed.etag, modified=feed.modified)
        new = 0 if found.content is None else _take(feed, found.content)
    except (Unreachable, cap.Unreadable) as error:
        log.warning("feed of warnings not read", feed=feed.pk, detail=str(error))
        CapFeed.objects.filter(pk=feed.pk).update(fault=str(error)[:300])
        return 0
    kept = {} if found.content is None else {"etag": found.etag, "modified": found.modified}
    CapFeed.objects.filter(pk=feed.pk).update(fault="", **kept)
    return new


def _take(feed: CapFeed, content: bytes) -> int:
    """Keep what is new in it; a message that cannot be read is told in the log and holds up no other."""
    new = 0
    for entry in entries(content, feed.url):
        try:
            new += _keep(feed, entry)
        except (Unreachable, cap.Unreadable) as error:
            log.warning("warning not read", feed=feed.pk, address=entry.address, detail=str(error))
    return new


def _keep(feed: CapFeed, entry: Entry) -> bool:
    arrival, now = inbox.Arrival(entry.address or feed.url), timezone.now()
    if entry.alert is not None:
        words = tostring(entry.alert, encoding="unicode")
        return inbox.keep(feed.station, cap.read_element(entry.alert), words, arrival, now)[1]
    known = Q(station=feed.station, source=entry.address[:500])
    if CapMessage.objects.filter(known).exists():
        return False
    found = _fetched(feed, entry.address)
    return found.content is not None and inbox.receive(feed.station, found.content, arrival, now)[1]


def _fetched(feed: CapFeed, url: str, *, etag: str = "", modified: str = "") -> Fetched:
    return fetch(url, private_allowed=feed.private_allowed, etag=etag, modified=modified)
