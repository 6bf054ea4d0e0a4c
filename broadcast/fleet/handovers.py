"""Which slots a player has in its plan, noted when its heartbeat first names a manifest.

Polls ask no database, and a heartbeat that names the manifest noted last costs nothing here: only a plan that
changed is read, once a player.
"""

import json
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from broadcast.fleet import folder
from broadcast.models import Handover, Player, Slot

KEPT = timedelta(days=90)
SLOT = "slot:"


def note(player: Player, etag: str, now: datetime) -> None:
    """Note what the manifest a player names holds; nothing if it was noted, or a newer one is published.

    The player names the newer one with a later heartbeat.
    """
    if not etag or etag == player.handed_etag:
        return
    content = folder.read(player.key)
    if content is None or folder.etag_of(content) != etag:
        return
    named = _slots(content, now)
    with transaction.atomic():
        Player.objects.select_for_update().get(pk=player.pk)
        rows = Handover.objects.filter(player=player)
        rows.filter(slot__start__lt=now - KEPT).delete()
        there = set()
        for row in rows.filter(gone_at=None, slot__start__gt=now):
            if named.get(row.slot_id) == row.sha256:
                there.add(row.slot_id)
            else:
                Handover.objects.filter(pk=row.pk).update(gone_at=now)
        known = Slot.objects.filter(pk__in=named.keys() - there).values_list("pk", flat=True)
        Handover.objects.bulk_create(
            [Handover(player=player, slot_id=pk, sha256=named[pk], etag=etag, at=now) for pk in known],
            ignore_conflicts=True,
        )
        Player.objects.filter(pk=player.pk).update(handed_etag=etag)
    player.handed_etag = etag


def _slots(content: bytes, now: datetime) -> dict[UUID, str]:
    """The slots a manifest holds that may still begin, with their sounds."""
    items = [item for item in json.loads(content)["items"] if item["id"].startswith(SLOT)]
    return {
        UUID(item["id"].removeprefix(SLOT)): item["sha256"]
        for item in items
        if datetime.fromisoformat(item["latest_start"]) > now
    }
