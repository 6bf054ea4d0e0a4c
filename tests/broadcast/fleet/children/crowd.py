"""An installation for many players: `furnish PLAYERS FIRST SOUND…` prepares it, `books` tells what it wrote.

FIRST is the start of the first slot; the others follow every twenty minutes, one for each SOUND (MP3).
Prints JSON: the pairing codes; or the rows of each player and the entries and state of each slot.
"""

import json
import sys
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from broadcast.fleet import pairing
from broadcast.models import Player, PlayLogEntry, PlayReport, Slot
from broadcast.player.protocol import dump
from tests.broadcast.studio import a_programme, a_ready_slot, a_station

APART = timedelta(minutes=20)  # longer than the grace of a slot
SECONDS = 2.0  # of each sound
REPORTED = (
    *("play_id", "sequence", "item", "kind", "title", "planned_start", "started_at", "ended_at"),
    *("seconds", "outcome", "reason", "trigger", "sha256", "detail"),
)


def furnish(players: int, first: datetime, sounds: list[Path]) -> list[str]:
    station = a_station(quiet_from=time(0), quiet_until=time(0))
    programme = a_programme(station)
    for number, sound in enumerate(sounds):
        a_ready_slot(programme, first + number * APART, sound.read_bytes(), SECONDS)
    made = [Player.objects.create(station=station, name=f"Cụm {number:02d}") for number in range(players)]
    return [pairing.new_code(player, timezone.now()) for player in made]


def books() -> dict[str, Any]:
    rows: dict[str, list[Any]] = {}
    for report in PlayReport.objects.order_by("player", "sequence"):
        rows.setdefault(str(report.player_id), []).append([dump(getattr(report, name)) for name in REPORTED])
    entries = PlayLogEntry.objects.order_by("pk").values_list("slot", "outcome")
    return {
        "rows": rows,
        "entries": [[str(slot), outcome] for slot, outcome in entries],
        "slots": {str(slot.pk): slot.state for slot in Slot.objects.all()},
    }


if __name__ == "__main__":
    if sys.argv[1] == "furnish":
        count, first, *paths = sys.argv[2:]
        print(json.dumps(furnish(int(count), datetime.fromisoformat(first), [Path(path) for path in paths])))
    else:
        print(json.dumps(books()))
