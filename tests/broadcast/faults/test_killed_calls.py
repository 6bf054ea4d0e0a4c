"""A process killed between the province's receiving and our noting it sends the same again, counted once."""

import signal

import pytest

from tests.broadcast.connectors.province import TOKEN, open_province
from tests.broadcast.faults.yard import Yard

pytestmark = [pytest.mark.faults, pytest.mark.django_db]


def test_what_was_sent_before_the_kill_is_sent_again_under_its_id(any_yard: Yard) -> None:
    with open_province() as province:
        any_yard.house.extra |= {
            "LOAXA_CONNECTOR": "broadcast.connectors.https_json.HttpsJson",
            "LOAXA_CONNECTOR_URL": province.address,
            "LOAXA_CONNECTOR_TOKEN": TOKEN,
        }
        assert any_yard.child("province", "5", "die").returncode == -signal.SIGKILL
        assert any_yard.rows("SELECT cursor FROM broadcast_provinciallink") == [(0,)]
        assert any_yard.told("province", "0") == 5
    first, again = province.calls
    assert first == again
    assert len(province.plays) == len(set(province.plays)) == 5
    (cursor,) = any_yard.rows("SELECT cursor FROM broadcast_provinciallink")
    assert cursor == (max(province.plays),)
