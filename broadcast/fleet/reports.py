"""Players' rows, taken in as they came: in any order, any number of times, each kept once."""

from collections.abc import Iterable, Sequence
from copy import copy
from datetime import datetime
from uuid import UUID

import structlog
from django.db import transaction
from django.dispatch import Signal

from broadcast.fleet.closing import settle, settle_silent
from broadcast.fleet.hearing import note_plays
from broadcast.models import Player, PlayReport, Slot
from broadcast.player.protocol import Play
from broadcast.states import SlotState

log = structlog.get_logger(__name__)
# Sent in the transaction that takes rows in, with `player` and `reports`, the new ones only.
taken = Signal()
OPEN = (SlotState.READY, SlotState.AWAITED)
SAME = (
    *("sequence", "item", "planned_start", "started_at", "ended_at", "seconds"),
    *("outcome", "reason", "trigger", "sha256"),
)


def take(player: Player, plays: Sequence[Play], now: datetime) -> int:
    """Keep the rows that are new and close what they complete; returns up to which number all rows are here.

    A row that came before and says something else now is written to the log; the first one stands.
    """
    with transaction.atomic():
        before = Player.objects.select_for_update().get(pk=player.pk)
        player = copy(before)
        fresh = _new(player, plays, now)
        PlayReport.objects.bulk_create(fresh)
        _acknowledge(player, fresh)
        note_plays(player, fresh, now)
        taken.send(PlayReport, player=player, reports=fresh)
    reported = PlayReport.objects.filter(player=player, play_id__in=[play.id for play in plays])
    for slot in Slot.objects.filter(pk__in=reported.values("slot"), state__in=OPEN).order_by("start", "pk"):
        settle(slot.pk, now)
    settle_silent(before, player, now)
    return player.acknowledged_sequence


def _new(player: Player, plays: Sequence[Play], now: datetime) -> list[PlayReport]:
    ids = {play.id for play in plays}
    known = {report.play_id: report for report in player.reports.filter(play_id__in=ids)}
    slots = _slots_of(player, plays)
    fresh: list[PlayReport] = []
    for play in plays:
        report = _report(player, play, slots.get(play.item.partition("#")[0]), now)
        before = known.setdefault(play.id, report)
        if before is report:
            fresh.append(report)
        elif differing := [name for name in SAME if getattr(before, name) != getattr(report, name)]:
            log.warning(
                "a player's row came again with other words",
                player=player.pk,
                play=play.id,
                differing=differing,
            )
    return fresh


def _slots_of(player: Player, plays: Iterable[Play]) -> dict[str, UUID]:
    """Item -> slot, for slots of the player's own station."""
    named = {play.item.partition("#")[0]: _uuid(play.item) for play in plays if play.item.startswith("slot:")}
    slots = Slot.objects.filter(
        pk__in=[pk for pk in named.values() if pk], programme__station=player.station_id
    )
    there = set(slots.values_list("pk", flat=True))
    return {item: pk for item, pk in named.items() if pk in there}


def _uuid(item: str) -> UUID | None:
    try:
        return UUID(item.partition("#")[0].removeprefix("slot:"))
    except ValueError:
        return None


def _report(player: Player, play: Play, slot: UUID | None, now: datetime) -> PlayReport:
    heard = play.overheard
    return PlayReport(
        player=player,
        pairing=player.pairing,
        play_id=play.id,
        sequence=play.sequence,
        item=play.item,
        slot_id=slot,
        kind=play.kind.value,
        title=storable(play.title, 250),
        planned_start=play.planned_start,
        started_at=play.started_at,
        ended_at=play.ended_at,
        seconds=play.seconds,
        outcome=play.outcome.value,
        reason=play.reason.value,
        trigger=play.trigger.value,
        sha256=play.sha256,
        detail=storable(play.detail, 500),
        received_at=now,
        overheard_seconds=heard.seconds if heard else None,
        overheard_dbfs=heard.rms_dbfs if heard else None,
        overheard_silent=heard.silent if heard else None,
        overheard_ambient_dbfs=heard.ambient_dbfs if heard else None,
    )


def _acknowledge(player: Player, fresh: Sequence[PlayReport]) -> None:
    """Move the player's acknowledged number on, as far as no row is missing before it."""
    rows = player.reports.filter(pairing=player.pairing, sequence__gt=player.acknowledged_sequence)
    for sequence in rows.order_by("sequence").values_list("sequence", flat=True):
        if sequence > player.acknowledged_sequence + 1:
            break
        player.acknowledged_sequence = sequence
    player.last_sequence = max([player.last_sequence, *(report.sequence for report in fresh)])
    if player.test_tone and any(report.item == player.test_tone for report in fresh):
        player.test_tone, player.test_tone_at = "", None
    player.save(update_fields=["acknowledged_sequence", "last_sequence", "test_tone", "test_tone_at"])


def storable(text: str, length: int) -> str:
    """Text as databases take it: no NUL, no half of a letter, not longer than its column."""
    return text.replace("\0", "\ufffd").encode(errors="replace").decode()[:length]
