"""An installation from before the chain: its rows are linked, its corrections restated, its guard made."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.broadcast.faults import yard as yards
from tests.broadcast.faults.yard import Yard
from tests.installation import Installation

pytestmark = pytest.mark.django_db
COLUMNS = (
    "id, key, deed, channel, title, words, link, subject, actor, happened_at, quantity, unit, detail, "
    "corrects_id, recorded_at"
)
ROWS = [
    (1, "prints.distribution:1", "handed_out", 120, None, 5),
    (2, "prints.distribution:2", "corrected", -20, 1, 6),
    (3, "held:a", "held", 120, None, 4),
    (4, "prints.distribution:3", "corrected", 5, 1, 8),
    (5, "held:a:corrected:1", "corrected", 112, 3, 7),
]


@pytest.fixture
def before(tmp_path: Path) -> Iterator[Yard]:
    """The campaigns' tables alone, as they were before the chain, with five rows."""
    name = f"loaxa_fault_{uuid.uuid4().hex[:12]}"
    var = tmp_path / "var"
    var.mkdir()
    if connection.vendor == "sqlite":
        yield _furnished(var, f"sqlite:///{var / 'loaxa.sqlite3'}")
        return
    yards.on_server(f'CREATE DATABASE "{name}"')
    try:
        yield _furnished(var, f"{yards.server()}/{name}")
    finally:
        yards.on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


def _furnished(var: Path, database: str) -> Yard:
    yard = Yard(Installation(var, extra={"DATABASE_URL": database}), database)
    yard.house.manage("migrate", "campaigns", "0002", "--verbosity", "0")
    for number, key, deed, quantity, corrects, minute in ROWS:
        told = f"'{key}', '{deed}', 'leaflet', 'Tờ rơi', 'Đã phát.', '', '', 'Lan'"
        times = f"'2026-11-20 0{number}:00:00+00:00', {quantity}, 'tờ', '{{}}'"
        corrected = f"{corrects or 'NULL'}, '2026-11-20 10:0{minute}:00+00:00'"
        values = f"{number}, {told}, {times}, {corrected}"
        yard.change(f"INSERT INTO campaigns_evidence ({COLUMNS}) VALUES ({values})")  # noqa: S608
    return yard


def test_rows_from_before_are_chained_in_the_order_they_were_recorded(before: Yard) -> None:
    before.house.manage("migrate", "campaigns", "0003", "--verbosity", "0")
    kept = before.rows("SELECT position, id, deed, quantity, corrects_id FROM campaigns_evidence ORDER BY 1")
    assert [(row[0], row[1], row[2], int(row[3]), row[4]) for row in kept] == [
        (1, 3, "held", 120, None),
        (2, 1, "handed_out", 120, None),
        (3, 2, "handed_out", 100, 1),
        (4, 5, "held", 112, 3),
        (5, 4, "handed_out", 105, 2),
    ]
    assert "đã kiểm tra 5 dòng" in before.house.manage("ledger", "verify").stdout


def test_the_way_back_is_open(before: Yard) -> None:
    before.house.manage("migrate", "campaigns", "0003", "--verbosity", "0")
    before.house.manage("migrate", "campaigns", "0002", "--verbosity", "0")
    before.change("UPDATE campaigns_evidence SET words = 'khác'")
