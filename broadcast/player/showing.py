"""How the player is and what it played, as lines for a person; the times are the station's."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone, tzinfo

from broadcast.player import words
from broadcast.player.arbiter import airings
from broadcast.player.journal import Row, unsent
from broadcast.player.pairing import Paired
from broadcast.player.protocol import Manifest
from broadcast.player.sounds import Sounds
from broadcast.player.store import Store
from broadcast.player.stored import stored_manifest

MOMENT = "%H:%M:%S %d/%m/%Y"
GIGABYTE = 1_000_000_000


def status_lines(store: Store, sounds: Sounds, now: datetime) -> Iterator[str]:
    paired, manifest = Paired.of(store), stored_manifest(store)
    status = store.get("status") or {}
    zone = zone_of(manifest)
    heard, server = store.moment("heard_server_at"), store.get("server") or "away"
    yield f"{words.SERVER}: {paired.base} – {words.SERVER_STATES[server]}"
    yield f"{words.HEARD}: {local(heard, zone) if heard else words.NEVER}"
    yield f"{words.CLOCK}: {words.CLOCKS[status.get('clock', '')]}"
    if manifest is None:
        yield words.NO_PLAN
        return
    lacks = sum(not sounds.has(file) for file in manifest.files)
    coming = airings(manifest.items, now, manifest.covers_until)
    after = next((airing for airing in coming if airing.starts_at > now), None)
    coming_next = f"{local(after.starts_at, zone)} {after.item.title}" if after else words.NOTHING_NEXT
    yield f"{words.STATION}: {manifest.station}"
    yield f"{words.PLAN_UNTIL}: {local(manifest.covers_until, zone)}"
    yield f"{words.NEXT}: {coming_next}"
    if status.get("playing"):
        yield f"{words.ON_AIR}: {status['playing']}"
    yield f"{words.MISSING}: {lacks}/{len(manifest.files)}"
    yield f"{words.FREE}: {sounds.free_bytes() / GIGABYTE:.1f} GB".replace(".", ",")
    yield f"{words.UNSENT}: {len(unsent(store))}"


def log_lines(rows: list[Row], manifest: Manifest | None) -> Iterator[str]:
    zone = zone_of(manifest)
    for row in rows:
        why = words.REASONS[row.reason]
        yield words.ROW.format(
            planned=local(row.planned_start, zone),
            outcome=words.OUTCOMES[row.outcome],
            seconds=words.LENGTH.format(seconds=row.seconds),
            title=row.title,
            why=f" ({why})" if why else "",
        )


def zone_of(manifest: Manifest | None) -> tzinfo | None:
    """The station's zone as its plan gives it; None stands for this machine's."""
    if manifest is None or manifest.utc_offset_minutes is None:
        return None
    return timezone(timedelta(minutes=manifest.utc_offset_minutes))


def local(moment: datetime, zone: tzinfo | None) -> str:
    return moment.astimezone(zone).strftime(MOMENT)
