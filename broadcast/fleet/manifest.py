"""What one player must know and have, pure: the parts of its zones, in order, as a manifest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from broadcast.fleet.sources import Part, Sound, Span
from broadcast.player.protocol import File, Manifest

DAYS_AHEAD = 7
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Listener:
    """A player as its manifest needs it; `zones` as in Part."""

    id: str
    volume: int
    zones: frozenset[int]
    push_url: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """A station's zone of time and its quiet hours, in local time; equal ends mean there are none."""

    zone: ZoneInfo
    quiet_from: time
    quiet_until: time


def span_of(now: datetime, zone: ZoneInfo) -> Span:
    """What manifests made at `now` cover: yesterday, today and the seven days after it, as local days.

    Yesterday, because sound leaves a player a day after its last airing. It rolls on once a day.
    """
    today = now.astimezone(zone).date()
    return Span(_midnight(today - A_DAY, zone), _midnight(today + (DAYS_AHEAD + 1) * A_DAY, zone))


def quiet_spans(span: Span, hours: Hours) -> tuple[tuple[datetime, datetime], ...]:
    """The quiet hours that touch the span, in order, in UTC."""
    if hours.quiet_from == hours.quiet_until:
        return ()
    return tuple(
        (begins, ends) for begins, ends in _nights(span, hours) if ends > span.begins and begins < span.ends
    )


def reaches(player: frozenset[int], wanted: frozenset[int]) -> bool:
    """Whether something for the zones `wanted` is for a player of these zones; none means all of them."""
    return not player or not wanted or bool(player & wanted)


def compose(
    station: str,
    listener: Listener,
    parts: Iterable[Part],
    span: Span,
    hours: Hours,
    fallback: Sound | None = None,
) -> Manifest:
    """The manifest of one player. The same content gives the same manifest, whatever order it came in."""
    heard = [part for part in parts if reaches(listener.zones, part.zones)]
    items = [part.item for part in heard if part.item is not None]
    sounds = [sound for part in heard for sound in part.sounds] + ([fallback] if fallback else [])
    return Manifest(
        player=listener.id,
        station=station,
        volume=listener.volume,
        covers_from=span.begins,
        covers_until=span.ends,
        quiet=quiet_spans(span, hours),
        items=tuple(sorted(items, key=lambda item: (item.starts_at, item.id))),
        files=tuple(_files(sounds)),
        fallback=fallback.sha256 if fallback else "",
        push_url=listener.push_url,
        utc_offset_minutes=_offset_minutes(span.begins, hours.zone),
    )


def _offset_minutes(moment: datetime, zone: ZoneInfo) -> int:
    return round((moment.astimezone(zone).utcoffset() or timedelta(0)) / timedelta(minutes=1))


def _files(sounds: Iterable[Sound]) -> Iterator[File]:
    """Each sound once; urgent where any of those who want it says so."""
    sounds = list(sounds)
    urgent = {sound.sha256 for sound in sounds if sound.urgent}
    for sha256, sound in sorted({sound.sha256: sound for sound in reversed(sounds)}.items()):
        yield File(sha256, sound.size, round(sound.seconds, 3), sha256 in urgent)


def _nights(span: Span, hours: Hours) -> Iterator[tuple[datetime, datetime]]:
    day = span.begins.astimezone(hours.zone).date() - A_DAY
    over_midnight = A_DAY if hours.quiet_until < hours.quiet_from else timedelta(0)
    while day <= span.ends.astimezone(hours.zone).date():
        yield (
            _at(day, hours.quiet_from, hours.zone),
            _at(day + over_midnight, hours.quiet_until, hours.zone),
        )
        day += A_DAY


def _at(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return _at(day, time.min, zone)
