"""The pre-flight over the rows: what is wrong is written down and told once, what was mended is cleared."""

from datetime import datetime
from functools import lru_cache
from pathlib import Path

import structlog
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse

from broadcast.fleet.alarms import alarm
from broadcast.fleet.finding_words import finding_words, told_words
from broadcast.fleet.manifest import reaches
from broadcast.fleet.preflight import DAY_AHEAD, Flight, PlayerFacts, Sound, Stage, findings
from broadcast.models import Bulletin, Player, PlayerClock, PreflightFinding, Slot, zone_ids
from broadcast.states import OPEN, BulletinState, PlayerState
from media.digest import sha256_of

log = structlog.get_logger(__name__)
STAGES = {
    BulletinState.APPROVED: Stage.APPROVED,
    BulletinState.BUILT: Stage.BUILT,
    BulletinState.FAILED: Stage.FAILED,
    BulletinState.REJECTED: Stage.NONE,
}


def inspect(now: datetime) -> int:
    """Look at every slot that airs within a day; returns how many findings are new."""
    slots = Slot.objects.filter(start__gt=now, start__lte=now + DAY_AHEAD, state__in=OPEN)
    new = 0
    for slot in slots.select_related("programme__station", "bulletin").prefetch_related("programme__zones"):
        new += _inspect(slot, now)
    over = ~Q(slot__state__in=OPEN) | Q(slot__start__lte=now)
    PreflightFinding.objects.filter(over, cleared_at=None).update(cleared_at=now)
    return new


def _inspect(slot: Slot, now: datetime) -> int:
    found = {(one.code.value, one.about): one for one in findings(flight_of(slot), now)}
    with transaction.atomic():
        Slot.objects.select_for_update().get(pk=slot.pk)
        open_rows = {(row.code, row.about): row for row in open_findings(slot)}
        mended = [row.pk for key, row in open_rows.items() if key not in found]
        PreflightFinding.objects.filter(pk__in=mended).update(cleared_at=now)
        new = [
            PreflightFinding.objects.create(
                slot=slot, code=code, about=about, words=finding_words(one), found_at=now
            )
            for (code, about), one in found.items()
            if (code, about) not in open_rows
        ]
        if new:
            words = told_words(slot, [row.words for row in new])
            alarm(f"preflight:{new[0].pk}", words, reverse("broadcast_slot", args=[slot.pk]))
            log.warning("pre-flight", slot=str(slot.pk), findings=[row.code for row in new])
    return len(new)


def flight_of(slot: Slot) -> Flight:
    """A slot as the pure rules look at it."""
    playing = slot.bulletin if slot.bulletin and slot.bulletin.state == BulletinState.APPROVED else None
    newest = playing or slot.newest
    programme = slot.programme
    limit = min(programme.max_minutes, programme.station.max_minutes) * 60.0
    return Flight(
        start=slot.start,
        stage=STAGES.get(BulletinState(newest.state), Stage.MAKING) if newest else Stage.NONE,
        relay=programme.is_relay,
        limit=limit,
        sound=_sound(playing) if playing else None,
        players=tuple(_facts(player, playing) for player in _players(slot)),
    )


def _players(slot: Slot) -> list[Player]:
    programme = slot.programme
    if programme.is_relay and not programme.stream_url:
        return []
    wanted = zone_ids(programme.zones)
    active = Player.objects.filter(station=programme.station_id, state=PlayerState.ACTIVE)
    return [player for player in active.prefetch_related("zones") if reaches(zone_ids(player.zones), wanted)]


def _facts(player: Player, playing: Bulletin | None) -> PlayerFacts:
    return PlayerFacts(
        player.name,
        player.last_seen_at,
        lacks=bool(playing and playing.sha256 in player.missing),
        clock_untrusted=player.clock == PlayerClock.UNTRUSTED,
    )


def _sound(bulletin: Bulletin) -> Sound:
    return Sound(_hash_right(bulletin), bulletin.seconds or 0.0, bulletin.lufs, bulletin.true_peak)


def _hash_right(bulletin: Bulletin) -> bool | None:
    """Whether the file is what was approved; None where it is not there."""
    if not bulletin.file:
        return None
    path = Path(bulletin.file.path)
    try:
        seen = path.stat()
    except FileNotFoundError:
        return None
    return _sha256(str(path), seen.st_mtime_ns, seen.st_size) == bulletin.sha256


@lru_cache(maxsize=256)
def _sha256(path: str, _changed_ns: int, _size: int) -> str:
    return sha256_of(Path(path))


def open_findings(slot: Slot) -> QuerySet[PreflightFinding]:
    return PreflightFinding.objects.filter(slot=slot, cleared_at=None)
