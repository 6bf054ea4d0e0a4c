"""A commune whose Tuesday bulletin is planned and built, and the people who look at it."""

import hashlib
from datetime import datetime, timedelta
from pathlib import Path

from django.test import Client

from broadcast import approval
from broadcast.models import ApprovalRule, Bulletin, Slot
from broadcast.planning import plan_station
from broadcast.states import BulletinState
from cms.models import User
from cms.roles import Role
from tests.broadcast.planning.commune import VIETNAM, Commune, user

TUESDAY = datetime(2026, 12, 8, 17, 0, tzinfo=VIETNAM)
MONDAY = TUESDAY - timedelta(hours=33)
SOUND = bytes(range(256)) * 40


class Office:
    """A station with one programme, and `people` by role."""

    def __init__(self) -> None:
        self.commune = Commune()
        self.station = self.commune.station
        self.programme = self.commune.programme()
        self.people = {
            Role.OFFICER: self.commune.officer,
            Role.LEADER: self.commune.leader,
            Role.OPERATOR: self.commune.operator,
            Role.STATISTICS: user("binh", Role.STATISTICS),
            Role.CONTRIBUTOR: user("an", Role.CONTRIBUTOR),
        }

    def signed_in(self, role: Role | None) -> Client:
        client = Client()
        if role is not None:
            client.force_login(
                User.objects.get(pk=self.people[role].pk), backend="django.contrib.auth.backends.ModelBackend"
            )
        return client


class Scene(Office):
    """The same with `slot` of Tuesday 17:00: two items, its bulletin built and approved with them."""

    def __init__(self, media: Path) -> None:
        super().__init__()
        self.media = media
        self.article = self.commune.article("Nộp hồ sơ qua mạng", "Từ 01/8, UBND xã thu 50.000 đồng.")
        self.commune.article("Tiêm chủng mở rộng")
        plan_station(self.station, MONDAY)
        self.slot = Slot.objects.earliest("start")
        self.bulletin = self.finish(self.slot.newest)
        self.reload()

    def reload(self) -> None:
        self.slot = Slot.objects.select_related("programme__station", "bulletin").get(pk=self.slot.pk)
        self.bulletin = Bulletin.objects.get(pk=self.bulletin.pk)

    def finish(self, bulletin: Bulletin, seconds: float = 600.0) -> Bulletin:
        """Give a draft what a build gives it, and let it be settled."""
        name = f"bulletins/{bulletin.slot_id}-v{bulletin.version}.mp3"
        path = self.media / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(SOUND)
        Bulletin.objects.filter(pk=bulletin.pk).update(
            state=BulletinState.BUILT,
            file=name,
            sha256=hashlib.sha256(SOUND).hexdigest(),
            size=len(SOUND),
            seconds=seconds,
            lufs=-16.04,
            true_peak=-1.6,
            engine="espeak",
            waveform=[0.1, 0.9, 0.4],
            built_at=MONDAY,
        )
        lines = list(bulletin.items.all())
        for index, line in enumerate(lines):
            line.starts_at, line.ends_at = (seconds * place / len(lines) for place in (index, index + 1))
            line.save()
        return approval.settle(Bulletin.objects.get(pk=bulletin.pk))

    def by_hand(self) -> Bulletin:
        """Friday's bulletin, built and waiting for a leader."""
        type(self.station).objects.filter(pk=self.station.pk).update(approval=ApprovalRule.BY_HAND)
        friday = Slot.objects.order_by("start")[1]
        return self.finish(friday.newest)
