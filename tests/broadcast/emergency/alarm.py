"""A station on the morning of a storm, and the people who sound the alarm."""

import uuid
from datetime import datetime
from pathlib import Path
from typing import Any

from django.test import Client
from django.utils import timezone

from broadcast.emergency import deciding, drafting
from broadcast.models import Emergency, EmergencyApproval, EmergencyRules, Player, Zone
from broadcast.states import PlayerState
from cms.models import User
from cms.roles import Role
from tests.broadcast.planning.commune import VIETNAM, Commune, user

MORNING = datetime(2026, 12, 8, 9, 0, tzinfo=VIETNAM)
NIGHT = datetime(2026, 12, 8, 23, 0, tzinfo=VIETNAM)
WORDS = "Bão số 12 đổ bộ vào xã lúc 14 giờ. Bà con ở ven sông sơ tán ngay."


class Alarm:
    """The operator writes, the leader approves."""

    def __init__(self, media: Path) -> None:
        self.media = media
        self.commune = Commune()
        self.station = self.commune.station
        self.operator, self.leader, self.officer = (
            self.commune.operator,
            self.commune.leader,
            self.commune.officer,
        )
        self.second_leader = user("mai", Role.LEADER)
        self.east, self.west = (
            Zone.objects.create(station=self.station, name=name) for name in ("Thôn Đông", "Thôn Tây")
        )

    def name(self, *approvers: User, alone: bool = False) -> EmergencyRules:
        """Name approvers; `alone`: they decide without a second person."""
        approval = EmergencyApproval.NAMED if alone else EmergencyApproval.TWO
        made, _new = EmergencyRules.objects.update_or_create(
            station=self.station, defaults={"approval": approval}
        )
        made.approvers.set(approvers)
        return made

    def draft(self, by: User | None = None, pk: uuid.UUID | None = None, **more: Any) -> Emergency:
        chosen: dict[str, Any] = {"kind": "storm", "title": "Bão số 12", "text": WORDS}
        wanted = drafting.Wanted(**chosen | more)
        return drafting.draft(self.station, pk or uuid.uuid4(), wanted, by or self.operator, timezone.now())

    def waiting(self, by: User | None = None, **more: Any) -> Emergency:
        return drafting.submit(self.draft(by, **more), by or self.operator, timezone.now())

    def on_air(self, **more: Any) -> Emergency:
        return deciding.approve(self.waiting(**more), self.leader, timezone.now())

    def sounded(self, emergency: Emergency, seconds: float = 30.0) -> Emergency:
        """Give it what its making gives it, without the sound."""
        Emergency.objects.filter(pk=emergency.pk).update(
            sha256="a" * 64,
            file=f"emergencies/{emergency.pk}.mp3",
            size=3,
            seconds=seconds,
            voiced_at=timezone.now(),
        )
        emergency.refresh_from_db()
        return emergency

    def player(self, name: str = "Nhà văn hóa", **more: Any) -> Player:
        chosen = {"state": PlayerState.ACTIVE, "last_seen_at": timezone.now()}
        return Player.objects.create(station=self.station, name=name, **chosen | more)

    def signed_in(self, who: User) -> Client:
        client = Client()
        client.force_login(User.objects.get(pk=who.pk), backend="django.contrib.auth.backends.ModelBackend")
        return client
