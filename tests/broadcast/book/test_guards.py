"""What a database shell may not do to the play log."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from broadcast import guards
from broadcast.models import Outcome, PlayLogEntry, Trigger
from tests.broadcast.studio import a_programme, a_slot, a_station

pytestmark = pytest.mark.django_db
TABLE = "broadcast_playlogentry"


@pytest.fixture
def entry() -> PlayLogEntry:
    slot = a_slot(a_programme(a_station()))
    row = PlayLogEntry.objects.create(
        key=f"slot:{slot.pk}",
        slot=slot,
        programme="Tin",
        zones="tất cả các cụm loa",
        planned_start=slot.start,
        planned_seconds=timedelta(minutes=10).total_seconds(),
        outcome=Outcome.MISSED,
        reason="Mất điện",
        trigger=Trigger.OPERATOR,
    )
    connection.check_constraints()  # PostgreSQL alters no table that has checks to come
    return row


def refused(statement: str) -> bool:
    """Whether the database refuses a statement and keeps its rows as they were."""
    before = list(PlayLogEntry.objects.order_by("pk").values_list())
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    return before == list(PlayLogEntry.objects.order_by("pk").values_list())


def test_a_shell_neither_changes_nor_deletes_a_row(entry):
    assert refused(f"UPDATE {TABLE} SET outcome = 'aired'")  # noqa: S608
    assert refused(f"DELETE FROM {TABLE}")  # noqa: S608


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a statement of SQLite")
def test_a_shell_replaces_no_row(entry):
    columns = (
        "slot_id, programme, title, zones, planned_start, reason, operator, sha256, recorded_at, trigger"
    )
    new = f"INSERT OR REPLACE INTO {TABLE} (id, key, outcome, {columns}) SELECT "
    assert refused(f"{new} id, 'khác', 'aired', {columns} FROM {TABLE}")
    assert refused(f"{new} id + 1, key, 'aired', {columns} FROM {TABLE}")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="a statement of PostgreSQL")
def test_a_shell_empties_nothing_and_finds_no_way_around(entry):
    assert refused(f"TRUNCATE {TABLE} CASCADE")
    assert refused(f"SET LOCAL session_replication_role = replica; DELETE FROM {TABLE}")  # noqa: S608


def test_what_was_lifted_is_missing_and_is_made_again(entry):
    with connection.cursor() as cursor:
        for statement in guards.lifting(connection.vendor):
            cursor.execute(statement)
    assert len(guards.missing(connection)) == len(guards.TABLES) * (3 if connection.vendor == "sqlite" else 2)
    guards.complete_database(sender=None)  # type: ignore[arg-type]
    assert guards.missing(connection) == []
    assert refused(f"DELETE FROM {TABLE}")  # noqa: S608
