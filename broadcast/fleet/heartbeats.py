"""How a player is: its last heartbeat, kept in its row."""

from copy import copy
from datetime import datetime, timedelta
from uuid import uuid4

from broadcast.fleet import handovers
from broadcast.fleet.closing import settle_silent
from broadcast.fleet.hearing import note_room
from broadcast.fleet.reports import storable
from broadcast.models import Player
from broadcast.player.protocol import Heartbeat

TONE_HOLDS = timedelta(minutes=10)
MOST_MISSING = 1000


def note(player: Player, beat: Heartbeat, now: datetime) -> None:
    """Keep what the player says of itself.

    It measures best how far its clock is off, as it knows how long the call took; where it does not say, this
    server's time minus the player's stands for it.
    """
    before = copy(player)
    measured = (now - beat.sent_at).total_seconds()
    changes = {
        "last_seen_at": now,
        "version": storable(beat.version, 40),
        "clock": beat.clock,
        "offset_seconds": measured if beat.offset_seconds is None else beat.offset_seconds,
        "disk_free_bytes": beat.disk_free_bytes,
        "missing": list(beat.missing[:MOST_MISSING]),
        "playing": storable(beat.playing, 100),
        "manifest_etag": storable(beat.manifest, 100),
        "last_sequence": beat.last_sequence,
        "actual_volume": beat.volume,
        "level_dbfs": beat.level_dbfs,
        "microphone_dbfs": beat.microphone_dbfs,
        "ambient_dbfs": beat.ambient_dbfs,
    }
    Player.objects.filter(pk=player.pk).update(**changes)
    for name, value in changes.items():
        setattr(player, name, value)
    note_room(player, now)
    handovers.note(player, player.manifest_etag, now)
    settle_silent(before, player, now)


def ask_for_tone(player: Player, now: datetime) -> None:
    """Have the player sound its test tone, as soon as it is in touch."""
    player.test_tone, player.test_tone_at = f"test:{uuid4()}", now
    player.save(update_fields=["test_tone", "test_tone_at"])


def tone_for(player: Player, now: datetime) -> str:
    """The test tone the player is still to sound, "" for none: one nobody heard in time is forgotten."""
    asked = player.test_tone_at
    return player.test_tone if asked and now - asked < TONE_HOLDS else ""
