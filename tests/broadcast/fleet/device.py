"""A player as the calls know it: it pairs, fetches, beats and reports, through Django's test client."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from broadcast.fleet import pairing
from broadcast.models import Player, Slot
from broadcast.player.protocol import Heartbeat, Kind, Outcome, Play, Reason, Trigger, dump

MOMENT = datetime.fromisoformat("2026-12-08T08:00:00+07:00")


def row(slot: Slot, sequence: int = 1, outcome: str = "aired", **fields) -> Play:
    """A final row for a slot's airing."""
    heard = outcome != "missed"
    chosen = {
        "id": str(uuid4()),
        "sequence": sequence,
        "item": f"slot:{slot.pk}",
        "kind": Kind.BULLETIN,
        "title": "Tin hai buổi",
        "planned_start": slot.start,
        "started_at": slot.start if heard else None,
        "ended_at": slot.start + timedelta(seconds=300) if heard else None,
        "seconds": 300.0 if outcome == "aired" else 100.0 if heard else 0.0,
        "outcome": Outcome(outcome),
        "reason": Reason.NONE if outcome == "aired" else Reason.POWER_CUT,
        "trigger": Trigger.SCHEDULE,
        "sha256": slot.bulletin.sha256 if slot.bulletin else "",
    }
    return Play(**{**chosen, **fields})


def beat(**fields) -> Heartbeat:
    chosen = {
        "sent_at": timezone.now(),
        "version": "1.0",
        "manifest": "",
        "clock": "system",
        "offset_seconds": 0.1,
        "disk_free_bytes": 10**9,
    }
    return Heartbeat(**{**chosen, **fields})


@dataclass
class Device:
    """`token` is what it was told when it was paired."""

    player: Player
    token: str = ""
    client: Client = field(default_factory=Client)

    def pair(self, code: str | None = None, **more):
        answer = self.post("pair", {"code": code or pairing.new_code(self.player, timezone.now()), **more})
        if answer.status_code == 200:
            self.token = answer.json()["token"]
        self.player.refresh_from_db()
        return answer

    def post(self, call: str, body: object, **headers: str):
        return self.client.post(
            f"/api/v1/{call}", body, content_type="application/json", headers=self.headers | headers
        )

    def get(self, call: str, **headers: str):
        return self.client.get(f"/api/v1/{call}", headers=self.headers | headers)

    def report(self, *plays: Play):
        return self.post("plays", {"plays": dump(plays)})

    def beat(self, **fields):
        return self.post("heartbeats", dump(beat(**fields)))

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}
