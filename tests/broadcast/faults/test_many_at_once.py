"""Eight clocks and four workers at once, over each database: one slot, one bulletin, one build each."""

import json
import re
from collections import Counter

import pytest

from tests.broadcast.faults.yard import Yard

pytestmark = [pytest.mark.faults, pytest.mark.django_db]
CLOCKS, WORKERS, SECONDS = 8, 4, 100


def logs(yard: Yard) -> str:
    return "\n".join(log.read_text() for log in sorted((yard.var / "logs").iterdir()))


def builds(words: str) -> Counter[int]:
    """How often each bulletin was built, from the logs of all processes."""
    events = [json.loads(line) for line in words.splitlines() if line.startswith("{")]
    return Counter(event["bulletin"] for event in events if event["event"] == "bulletin built")


def test_one_slot_one_bulletin_one_build_each(any_yard: Yard) -> None:
    any_yard.house.extra |= {
        "LOAXA_LOG_LEVEL": "INFO",
        "LOAXA_LOG_JSON": "1",
        "LOAXA_BUILD_LEASE_SECONDS": "120",
    }
    wanted = any_yard.told("unplanned", "espeak")
    codes = any_yard.told("crowd", str(CLOCKS), str(WORKERS), str(wanted), str(SECONDS))
    words = logs(any_yard)
    assert not re.search("database is locked|deadlock|Traceback", words), words[-4000:]
    assert set(codes) == {0}, words[-4000:]

    slots = any_yard.rows("SELECT programme_id, start, COUNT(*) FROM broadcast_slot GROUP BY 1, 2")
    assert {count for *_, count in slots} == {1}
    bulletins = any_yard.rows("SELECT slot_id, state, attempts, version FROM broadcast_bulletin")
    assert len(bulletins) == len({slot for slot, *_ in bulletins}) == wanted
    assert {tuple(rest) for _, *rest in bulletins} == {("approved", 1, 1)}
    built = builds(words)
    assert (len(built), set(built.values())) == (wanted, {1})
    assert len(any_yard.finished_files()) == wanted
    assert any_yard.stray() == []
