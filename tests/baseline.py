"""The rows every test finds: what the migrations and the receivers of post_migrate leave in a new database.

Django empties every table after a test that commits and fires post_migrate anew: seconds, and less remains
than a new database holds (no site, no front page). Here the first rows are kept aside once and put back, so
that such a test costs little and the next one finds what the first one found.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import TransactionTestCase

from broadcast import guards
from campaigns import triggers

_copy = sqlite3.connect(":memory:")

# PostgreSQL's rows are copied to a schema of their own.
KEEP = """
CREATE SCHEMA baseline;
DO $$ DECLARE name text; filled boolean; BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', name) INTO filled;
    IF filled THEN EXECUTE format('CREATE TABLE baseline.%I AS TABLE public.%I', name, name); END IF;
  END LOOP;
END $$"""
# Foreign keys are checked at the end (Django's are deferred), so the order of the tables does not matter.
RESTORE = """
DO $$ DECLARE name text; filled boolean; BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', name) INTO filled;
    IF filled THEN EXECUTE format('DELETE FROM public.%I', name); END IF;
  END LOOP;
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'baseline' LOOP
    EXECUTE format('INSERT INTO public.%I SELECT * FROM baseline.%I', name, name);
  END LOOP;
END $$"""


class Answering:
    """How many requests live servers are answering; a browser that is gone leaves some behind."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()

    def __call__(self, handler: WSGIHandler, *args: Any) -> Any:
        with self._changed:
            self._count += 1
        try:
            return _answer(handler, *args)
        finally:
            with self._changed:
                self._count -= 1
                self._changed.notify_all()

    @contextlib.contextmanager
    def none(self, seconds: float = 60) -> Iterator[None]:
        """Wait for the last of them, and let no other begin meanwhile."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._count == 0, timeout=seconds):
                raise TimeoutError(f"{self._count} requests are still being answered")
            yield


_answer = WSGIHandler.__call__
_answering = Answering()


@contextlib.contextmanager
def kept() -> Iterator[None]:
    """Remember the rows of the database as they are now, and put them back after each test that commits."""
    if connection.vendor == "postgresql":
        _run(KEEP)
    else:
        _connected().backup(_copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WSGIHandler, "__call__", lambda *args: _answering(*args))
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: restore())
        yield


def restore() -> None:
    """Put the kept rows back and remove all others, also those of the ledger, which else refuses it."""
    with _answering.none():
        if connection.vendor == "postgresql":
            lifted = [*triggers.lifting("postgresql"), *guards.lifting("postgresql")]
            _run(*lifted, RESTORE, *triggers.making("postgresql"), *guards.making("postgresql"))
        else:
            _copy.backup(_connected())
    ContentType.objects.clear_cache()


def let_go() -> None:
    """End every connection to the database of PostgreSQL, which is to be copied or dropped."""
    if connection.vendor == "postgresql":
        _run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        connection.close()


def copy_to(file: Path) -> None:
    """Write the kept rows of SQLite to a file: the database of a new installation, sparing the migrations."""
    with contextlib.closing(sqlite3.connect(file)) as made:
        _copy.backup(made)


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _connected() -> sqlite3.Connection:
    connection.ensure_connection()
    open_one: sqlite3.Connection = connection.connection
    return open_one
