"""Plans open to residents lead to the bulletins that are public, and to no others."""

from datetime import date, timedelta
from typing import Any

from django.test import Client

from broadcast.models import Programme
from broadcast.states import BulletinState, SlotState
from campaigns.evidence import record
from campaigns.models import Activity, Campaign, CampaignState, Channel, Deed
from tests.broadcast.public.airwaves import NOW, make_bulletin, make_slot


def test_only_public_recordings_are_led_to(client: Client, programme: Programme) -> None:
    plan = Campaign.objects.create(
        title="Kế hoạch",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        state=CampaignState.RUNNING,
        is_public=True,
    )
    activity = Activity.objects.create(campaign=plan, title="Phát thanh", channels=[Channel.RADIO])
    slots = [make_slot(programme, NOW - timedelta(days=day), SlotState.AIRED) for day in (1, 2)]
    make_bulletin(slots[0], title="Bản tin công khai")
    make_bulletin(slots[1], title="Bản tin đã rút", state=BulletinState.REJECTED)
    for slot in slots:
        aired(activity, slot)
    page = client.get(f"/ke-hoach/{plan.pk}/").content.decode()
    assert f"/truyen-thanh/ban-tin/{slots[0].pk}/" in page
    assert "Bản tin công khai" in page
    assert "Bản tin đã rút" not in page
    assert f"/truyen-thanh/ban-tin/{slots[1].pk}/" not in page
    assert "Đã phát trên loa: 2 lần" in page


def aired(activity: Activity, slot: Any) -> None:
    record(
        key=f"slot:{slot.pk}",
        deed=Deed.AIRED,
        channel=Channel.RADIO,
        title="Bản tin",
        words="Đã phát.",
        actor="Máy phát",
        happened_at=slot.start,
        activity=activity,
        subject=f"broadcast.slot:{slot.pk}",
    )
