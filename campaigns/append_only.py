"""Triggers that let rows of a table be added and never changed, for either database; rooms say which and how.

Made anew wherever they are missing after every `migrate`: SQLite loses a table's triggers when a migration
alters the table. A migration that has to rewrite rows must lift them by name, for everybody to read.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

# How PostgreSQL keeps "when" (pg_trigger.tgtype).
ROW, BEFORE, INSERT, DELETE, UPDATE, TRUNCATE = 1, 2, 4, 8, 16, 32
CHANGES = ("UPDATE OR DELETE", "ROW", ROW | BEFORE | UPDATE | DELETE)
EMPTIES = ("TRUNCATE", "STATEMENT", BEFORE | TRUNCATE)
ADDS = ("INSERT", "ROW", ROW | BEFORE | INSERT)
When = tuple[str, str, int]


def refusing(words: str) -> str:
    """The body of a function of PostgreSQL that refuses whatever calls it."""
    return f" BEGIN RAISE EXCEPTION '{words}'; END "


@dataclass(frozen=True, slots=True)
class Written:
    """A trigger of SQLite: its table and the whole statement that makes it."""

    table: str
    statement: str


@dataclass(frozen=True, slots=True)
class Called:
    """A trigger of PostgreSQL: its table, when it is asked (CHANGES, EMPTIES, ADDS), and the function."""

    table: str
    when: When
    function: str

    def statement(self, name: str) -> str:
        deed, each, _bits = self.when
        return (
            f"CREATE TRIGGER {name} BEFORE {deed} ON {self.table} FOR EACH {each} "
            f"EXECUTE FUNCTION {self.function}()"
        )


@dataclass(frozen=True)
class Guard:
    """The triggers of a room by their names, for each database; `functions` of PostgreSQL: name -> body.

    `since`: the migration (app, name) before which there is nothing to guard.
    """

    sqlite: Mapping[str, Written]
    postgresql: Mapping[str, Called]
    functions: Mapping[str, str] = field(default_factory=dict)
    since: tuple[str, str] | None = None

    def missing(self, connection: BaseDatabaseWrapper) -> list[str]:
        """Name the triggers that are gone, switched off or not as they were written."""
        wanted = set(self._triggers(connection.vendor, self._present(connection)))
        found = self._on_sqlite(connection) if connection.vendor == "sqlite" else self._on_server(connection)
        return sorted(wanted - set(found))

    def install(self, connection: BaseDatabaseWrapper) -> None:
        """Make the triggers, in place of what bears their names."""
        vendor, tables = connection.vendor, self._present(connection)
        with connection.cursor() as cursor:
            for statement in [*self.lifting(vendor, tables), *self.making(vendor, tables)]:
                cursor.execute(statement)

    def making(self, vendor: str, tables: Iterable[str] | None = None) -> list[str]:
        """Return the statements that make the triggers, where there are none."""
        names = self._triggers(vendor, tables)
        if vendor == "sqlite":
            return [self.sqlite[name].statement for name in names]
        made = [_function(name, body) for name, body in self.functions.items()]
        for name in names:
            trigger = self.postgresql[name]
            made += [trigger.statement(name), f"ALTER TABLE {trigger.table} ENABLE ALWAYS TRIGGER {name}"]
        return made

    def lifting(self, vendor: str, tables: Iterable[str] | None = None) -> list[str]:
        """Return the statements that take the triggers away."""
        names = self._triggers(vendor, tables)
        if vendor == "sqlite":
            return [f"DROP TRIGGER IF EXISTS {name}" for name in names]
        return [f"DROP TRIGGER IF EXISTS {name} ON {self.postgresql[name].table}" for name in names]

    def complete_database(self, sender: AppConfig, using: str = "default", **kwargs: Any) -> None:
        """Make the triggers where they are missing; runs after every migrate and flush."""
        connection = connections[using]
        if self.since and self.since not in MigrationRecorder(connection).applied_migrations():
            return
        if self.missing(connection):
            self.install(connection)

    def _triggers(self, vendor: str, tables: Iterable[str] | None) -> list[str]:
        """The names of those on `tables`, of all where None."""
        triggers: Mapping[str, Written | Called] = self.sqlite if vendor == "sqlite" else self.postgresql
        chosen = None if tables is None else set(tables)
        return [name for name, trigger in triggers.items() if chosen is None or trigger.table in chosen]

    def _present(self, connection: BaseDatabaseWrapper) -> set[str]:
        """The guarded tables there are: while migrations go back, a table may be gone."""
        with connection.cursor() as cursor:
            there = connection.introspection.table_names(cursor)
        return {trigger.table for trigger in self.sqlite.values()} & {*there}

    def _on_sqlite(self, connection: BaseDatabaseWrapper) -> Iterator[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
            rows = cursor.fetchall()
        yield from (name for name, table, sql in rows if self.sqlite.get(name) == Written(table, sql))

    def _on_server(self, connection: BaseDatabaseWrapper) -> Iterator[str]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tgname, relname, tgtype, proname, prosrc FROM pg_trigger "
                "JOIN pg_proc ON pg_proc.oid = tgfoid JOIN pg_class ON pg_class.oid = tgrelid "
                "WHERE tgenabled = 'A' AND tgqual IS NULL AND pg_table_is_visible(tgrelid)"
            )
            rows = cursor.fetchall()
        for name, table, bits, function, body in rows:
            own = self.postgresql.get(name)
            if own and (table, bits, function) == (own.table, own.when[2], own.function):
                yield from [name] if body == self.functions[function] else []


def _function(name: str, body: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
        f"SET search_path FROM CURRENT AS $${body}$$"
    )
