"""Slots that players play are closed by what the players say, once each of them has said it.

A player that should have played a slot has spoken when its row is here; or when it was in touch after the
slot, owes no row and plays nothing: then it never had the slot. After 14 days nobody waits any longer. A slot
played by hand is the operator's: the operator's word closes it, and the players' rows stand beside it; where
the operator never said how it ended, the players' rows do.
"""

from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import QuerySet

from broadcast.fleet import words as wording
from broadcast.fleet.hearing import remark
from broadcast.fleet.reach import expected
from broadcast.fleet.verdict import Verdict, Word, verdict
from broadcast.freshness import hold_station_of
from broadcast.logbook import Ending
from broadcast.models import Outcome, Player, PlayLogEntry, PlayReport, Slot, Trigger
from broadcast.player.protocol import Outcome as Heard
from broadcast.player.protocol import Reason
from broadcast.player_reasons import in_words
from broadcast.playout import close, length_of
from broadcast.states import PlayerState, SlotState, move

log = structlog.get_logger(__name__)
PATIENCE = timedelta(days=14)
MARGIN = timedelta(minutes=5)


def settle(slot_id: UUID, now: datetime, *, over: bool = False) -> PlayLogEntry | None:
    """Close the slot if its players have all spoken. `over`: its time has passed, so else it is awaited.

    None where it is not closed by this: no player was to play it, some are awaited, or it is closed already.
    """
    with transaction.atomic():
        hold_station_of(slot_id)
        Slot.objects.select_for_update().filter(pk=slot_id).first()
        slot = Slot.objects.select_related("programme__station", "bulletin").get(pk=slot_id)
        if not _is_theirs(slot, over=over):
            return None
        said = said_of(slot, now)
        words = [word for word in said.values() if word]
        if said and len(words) == len(said):
            return _close(slot, verdict(words), list(said), now)
        if said and over and slot.state in (SlotState.READY, SlotState.AIRING):
            move(slot, SlotState.AWAITED)
        return None


def settle_awaited(player: Player, now: datetime) -> None:
    """Close what was waiting for this player alone, after it fell silent for good."""
    for slot in _awaited(player.station_id):
        settle(slot.pk, now)


def settle_silent(before: Player, player: Player, now: datetime) -> None:
    """Close what this player never had, where that shows now and did not from its state `before`."""
    for slot in _awaited(player.station_id).exclude(reports__player=player):
        if owes_nothing(slot, player) and not owes_nothing(slot, before):
            settle(slot.pk, now)


def given_up(now: datetime) -> QuerySet[Slot]:
    """Slots nobody waits for any longer."""
    return Slot.objects.filter(state=SlotState.AWAITED, start__lte=now - PATIENCE).order_by("start", "pk")


def said_of(slot: Slot, now: datetime) -> dict[Player, Word | None]:
    """What each player that should have played the slot said of it; None where it is awaited."""
    rows = PlayReport.objects.filter(slot=slot).order_by("pairing", "sequence")
    reports = {row.player_id: row for row in rows}
    players = expected(slot, reports)
    if slot.state == SlotState.PLANNED:  # withdrawn meanwhile: only those count that played what they had
        players = [player for player in players if player.pk in reports]
    return {
        player: _said(slot, player, reports[player.pk])
        if player.pk in reports
        else _silence(slot, player, now)
        for player in players
    }


def owes_nothing(slot: Slot, player: Player) -> bool:
    """Whether all rows of a player that was in touch after the slot are here, so that none is to come."""
    in_touch = player.last_seen_at is not None and player.last_seen_at >= _over(slot)
    return in_touch and not player.playing and player.last_sequence <= player.acknowledged_sequence


def _is_theirs(slot: Slot, *, over: bool) -> bool:
    if slot.state in (SlotState.READY, SlotState.AWAITED):
        return True
    return over and slot.state in (SlotState.PLANNED, SlotState.AIRING)


def _awaited(station_id: int) -> QuerySet[Slot]:
    awaited = Slot.objects.filter(state=SlotState.AWAITED, programme__station=station_id)
    return awaited.select_related("programme__station", "bulletin").order_by("start", "pk")


def _over(slot: Slot) -> datetime:
    """From when on nothing of the slot can be on air any more."""
    grace = timedelta(minutes=slot.programme.station.grace_minutes)
    return slot.start + timedelta(seconds=length_of(slot)) + grace + MARGIN


def _said(slot: Slot, player: Player, row: PlayReport) -> Word:
    outcome = Heard(row.outcome)
    said = in_words(Reason(row.reason))
    stale = slot.bulletin is not None and row.sha256 not in ("", slot.bulletin.sha256)
    if stale and outcome != Heard.MISSED and row.reason != Reason.FALLBACK:
        said = f"{said} {wording.another_version()}".strip()
    said = f"{said} {remark(row)}".strip()
    return Word(player.name, outcome, said, row.seconds, row.started_at, row.ended_at)


def _silence(slot: Slot, player: Player, now: datetime) -> Word | None:
    if player.state == PlayerState.ACTIVE and owes_nothing(slot, player):
        return Word(player.name, Heard.MISSED, wording.never_knew())
    if now >= slot.start + PATIENCE:
        return Word(player.name, Heard.MISSED, wording.nobody_knows(PATIENCE.days))
    return None


def _close(slot: Slot, end: Verdict, players: list[Player], now: datetime) -> PlayLogEntry:
    names = ", ".join(player.name for player in players)
    ending = Ending(
        Outcome(end.outcome.value), end.ended_at or now, Trigger.PLAYER, names, end.reason, end.seconds
    )
    log.info("slot closed by its players", slot=str(slot.pk), outcome=end.outcome.value)
    return close(slot, ending, began_at=end.began_at)
