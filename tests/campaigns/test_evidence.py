from datetime import UTC, datetime
from typing import Any

import pytest
from django.db.models import ProtectedError

from campaigns import evidence
from campaigns.models import Activity, Campaign, Channel, Deed, Evidence
from campaigns.models.evidence import LedgerIsAppendOnly

pytestmark = pytest.mark.django_db


def record(**changes: Any) -> Evidence:
    deed: dict[str, Any] = {
        "key": "slot:1:aired",
        "deed": Deed.AIRED,
        "channel": Channel.RADIO,
        "title": "Bản tin",
        "words": "Đã phát bản tin.",
        "actor": "Người vận hành",
        "happened_at": datetime(2026, 11, 20, 10, 0, tzinfo=UTC),
    }
    return evidence.record(**{**deed, **changes})


def test_recording_the_same_deed_twice_leaves_one_row() -> None:
    assert record().pk == record(words="khác").pk
    assert Evidence.objects.get().words == "Đã phát bản tin."


def test_a_row_cannot_be_changed() -> None:
    row = record()
    row.words = "khác"
    with pytest.raises(LedgerIsAppendOnly):
        row.save()


def test_a_row_cannot_be_deleted() -> None:
    with pytest.raises(LedgerIsAppendOnly):
        record().delete()


def test_rows_cannot_be_changed_or_deleted_in_bulk() -> None:
    record()
    with pytest.raises(LedgerIsAppendOnly):
        Evidence.objects.update(words="khác")
    with pytest.raises(LedgerIsAppendOnly):
        Evidence.objects.all().delete()


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        record(happened_at=datetime(2026, 11, 20))  # noqa: DTZ001


def test_an_activity_with_evidence_cannot_be_deleted() -> None:
    campaign = Campaign.objects.create(title="Kế hoạch", starts_on="2026-01-01", ends_on="2026-12-31")
    activity = Activity.objects.create(campaign=campaign, title="Phát thanh", channels=[Channel.RADIO])
    record(activity=activity)
    with pytest.raises(ProtectedError):
        campaign.delete()
