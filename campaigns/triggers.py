"""What the database itself refuses: changing, deleting or emptying the ledger, and rows that do not follow.

Made anew wherever they are missing after every `migrate`: SQLite loses a table's triggers when a migration
alters the table. A migration that has to rewrite rows must lift them by name, for everybody to read.
"""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from campaigns.chain import BEGINNING

TABLE = "campaigns_evidence"
REFUSED = "Sổ minh chứng chỉ được ghi thêm, không được sửa, xóa (append-only ledger)"
NO_LINK = "Dòng mới phải nối tiếp dòng cuối của sổ minh chứng (broken ledger chain)"
SINCE = ("campaigns", "0003_ledger_chain")

_LAST = f"FROM {TABLE} WHERE chain = NEW.chain ORDER BY position DESC LIMIT 1"
_FOLLOWS = f"""NEW.position = COALESCE((SELECT position {_LAST}), 0) + 1
    AND NEW.previous_hash = COALESCE((SELECT hash {_LAST}), '{BEGINNING}')"""

# SQLite's INSERT OR REPLACE deletes what is in its way without asking the trigger on DELETE.
_IN_THE_WAY = f"""EXISTS (SELECT 1 FROM {TABLE}
    WHERE id = NEW.id OR key = NEW.key OR hash = NEW.hash OR corrects_id = NEW.corrects_id)"""  # noqa: S608

SQLITE = {
    "campaigns_evidence_no_update": f"""CREATE TRIGGER campaigns_evidence_no_update
BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END""",
    "campaigns_evidence_no_delete": f"""CREATE TRIGGER campaigns_evidence_no_delete
BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END""",
    "campaigns_evidence_follows": f"""CREATE TRIGGER campaigns_evidence_follows
BEFORE INSERT ON {TABLE} WHEN {_IN_THE_WAY} OR NOT ({_FOLLOWS})
BEGIN SELECT RAISE(ABORT, '{NO_LINK}'); END""",
}

REFUSE_BODY = f" BEGIN RAISE EXCEPTION '{REFUSED}'; END "
FOLLOWS_BODY = f""" BEGIN
    IF NOT ({_FOLLOWS}) THEN RAISE EXCEPTION '{NO_LINK}'; END IF;
    RETURN NEW;
END """
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $${}$$"
)
FUNCTIONS = {
    "campaigns_evidence_refuse": REFUSE_BODY,
    "campaigns_evidence_link": FOLLOWS_BODY,
}
# Name: when, the function, and the bits by which PostgreSQL keeps "when" (pg_trigger.tgtype).
POSTGRESQL = {
    "campaigns_evidence_no_change": (
        "BEFORE UPDATE OR DELETE ON {} FOR EACH ROW",
        "campaigns_evidence_refuse",
        1 | 2 | 8 | 16,
    ),
    "campaigns_evidence_no_truncate": (
        "BEFORE TRUNCATE ON {} FOR EACH STATEMENT",
        "campaigns_evidence_refuse",
        2 | 32,
    ),
    "campaigns_evidence_follows": (
        "BEFORE INSERT ON {} FOR EACH ROW",
        "campaigns_evidence_link",
        1 | 2 | 4,
    ),
}


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Name the triggers that are gone, switched off or not as they were written."""
    present = _on_sqlite(connection) if connection.vendor == "sqlite" else _on_postgresql(connection)
    return sorted({*(SQLITE if connection.vendor == "sqlite" else POSTGRESQL)} - present)


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers, in place of what bears their names."""
    _run(connection, [*lifting(connection.vendor), *making(connection.vendor)])


def making(vendor: str) -> list[str]:
    """Return the statements that make the triggers, where there are none."""
    if vendor == "sqlite":
        return list(SQLITE.values())
    made = [_FUNCTION.format(name, body) for name, body in FUNCTIONS.items()]
    for name, (when, function, _bits) in POSTGRESQL.items():
        made += [
            f"CREATE TRIGGER {name} {when.format(TABLE)} EXECUTE FUNCTION {function}()",
            f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER {name}",
        ]
    return made


def lifting(vendor: str) -> list[str]:
    """Return the statements that take the triggers away."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE]
    return [f"DROP TRIGGER IF EXISTS {name} ON {TABLE}" for name in POSTGRESQL]


def complete_database(sender: AppConfig, using: str = "default", **kwargs: Any) -> None:
    """Make the triggers where they are missing; runs after every migrate and flush."""
    connection = connections[using]
    if SINCE in MigrationRecorder(connection).applied_migrations() and missing(connection):
        install(connection)


def _on_sqlite(connection: BaseDatabaseWrapper) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE]
        )
        return {name for name, sql in cursor.fetchall() if SQLITE.get(name) == sql}


def _on_postgresql(connection: BaseDatabaseWrapper) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, tgtype, proname, prosrc FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
            "WHERE tgrelid = %s::regclass AND tgenabled = 'A' AND tgqual IS NULL",
            [TABLE],
        )
        rows = cursor.fetchall()
    return {name for name, bits, function, body in rows if _as_written(name, bits, function, body)}


def _as_written(name: str, bits: int, function: str, body: str) -> bool:
    _when, own, own_bits = POSTGRESQL.get(name, ("", "", 0))
    return (function, bits, body) == (own, own_bits, FUNCTIONS.get(own))


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
