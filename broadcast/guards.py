"""What the database itself refuses: changing, deleting or emptying the rows of what was heard.

Made anew wherever they are missing after every `migrate`: SQLite loses a table's triggers when a migration
alters the table. A migration that has to rewrite rows must lift them by name, for everybody to read.
"""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

REFUSED = "Nhật ký phát sóng chỉ được ghi thêm, không được sửa, xóa (append-only log)"
FUNCTION = "broadcast_refuse"
BODY = f" BEGIN RAISE EXCEPTION '{REFUSED}'; END "

# SQLite's INSERT OR REPLACE deletes what is in its way without asking the trigger on DELETE: by what a row is
# unique. Reports only by their number: players send them again, and INSERT OR IGNORE asks the same trigger.
TABLES = {
    "broadcast_playlogentry": "id = NEW.id OR key = NEW.key",
    "broadcast_playreport": "id = NEW.id",
    "broadcast_emergencylogentry": "id = NEW.id OR key = NEW.key",
}


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Name the triggers that are gone, switched off or not as they were written."""
    wanted = {name for table in _present(connection) for name in _triggers(connection.vendor, table)}
    found = _on_sqlite(connection) if connection.vendor == "sqlite" else _on_postgresql(connection)
    return sorted(wanted - found)


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers, in place of what bears their names."""
    tables = _present(connection)
    with connection.cursor() as cursor:
        for statement in [*lifting(connection.vendor, tables), *making(connection.vendor, tables)]:
            cursor.execute(statement)


def making(vendor: str, tables: list[str] | None = None) -> list[str]:
    """Return the statements that make the triggers, where there are none."""
    made = [] if vendor == "sqlite" else [_function()]
    for table in tables if tables is not None else list(TABLES):
        for name, statement in _triggers(vendor, table).items():
            made.append(statement)
            if vendor != "sqlite":
                made.append(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
    return made


def lifting(vendor: str, tables: list[str] | None = None) -> list[str]:
    """Return the statements that take the triggers away."""
    return [
        f"DROP TRIGGER IF EXISTS {name}" + ("" if vendor == "sqlite" else f" ON {table}")
        for table in (tables if tables is not None else list(TABLES))
        for name in _triggers(vendor, table)
    ]


def complete_database(sender: AppConfig, using: str = "default", **kwargs: Any) -> None:
    """Make the triggers where they are missing; runs after every migrate and flush."""
    connection = connections[using]
    if missing(connection):
        install(connection)


def _triggers(vendor: str, table: str) -> dict[str, str]:
    """The statements that guard a table, by the name of the trigger each makes."""
    if vendor == "sqlite":
        refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
        in_the_way = f"EXISTS (SELECT 1 FROM {table} WHERE {TABLES[table]})"  # noqa: S608
        when = {
            "update": f"BEFORE UPDATE ON {table}",
            "delete": f"BEFORE DELETE ON {table}",
            "replace": f"BEFORE INSERT ON {table} WHEN {in_the_way}",
        }
        return {
            f"{table}_no_{deed}": f"CREATE TRIGGER {table}_no_{deed} {how} {refuse}"
            for deed, how in when.items()
        }
    when = {
        "change": f"BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW",
        "truncate": f"BEFORE TRUNCATE ON {table} FOR EACH STATEMENT",
    }
    return {
        f"{table}_no_{deed}": f"CREATE TRIGGER {table}_no_{deed} {how} EXECUTE FUNCTION {FUNCTION}()"
        for deed, how in when.items()
    }


def _function() -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql "
        f"SET search_path FROM CURRENT AS $${BODY}$$"
    )


def _present(connection: BaseDatabaseWrapper) -> list[str]:
    """The guarded tables there are: while migrations go back, a table may be gone."""
    with connection.cursor() as cursor:
        return sorted({*connection.introspection.table_names(cursor)} & {*TABLES})


def _on_sqlite(connection: BaseDatabaseWrapper) -> set[str]:
    written = {name: sql for table in TABLES for name, sql in _triggers("sqlite", table).items()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return {name for name, sql in cursor.fetchall() if written.get(name) == sql}


def _on_postgresql(connection: BaseDatabaseWrapper) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, relname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
            "JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE tgenabled = 'A' AND tgqual IS NULL AND proname = %s AND prosrc = %s",
            [FUNCTION, BODY],
        )
        return {name for name, table in cursor.fetchall() if name.startswith(f"{table}_no_")}
