from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine

from campaigns.models import Target
from campaigns.targets.readings import read
from tests.campaigns.seeing.conftest import person, signed_in

__all__ = ["person", "signed_in"]


@pytest.fixture(autouse=True)
def _today():
    """10 June 2026, at noon in Việt Nam."""
    with time_machine.travel(datetime(2026, 6, 10, 5, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def target(campaign):
    return Target.objects.create(campaign=campaign, text="Hồ sơ giải quyết đúng hạn", number=98, unit="%")


@pytest.fixture
def wrote(target):
    """Writes a reading: `wrote("97.5", date(2026, 5, 31))`."""

    def write(value, day=date(2026, 6, 1), source="Báo cáo tháng 5", of=None):
        return read(of or target, Decimal(value), day, source, by="Nguyễn Văn An", token=uuid4())

    return write
