"""Installations for the tests that break them: made once for each database, copied for each test."""

import contextlib
import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.broadcast.faults import yard as yards
from tests.broadcast.faults.yard import Yard


@pytest.fixture(scope="session")
def sqlite_model(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Yard:
    """Over SQLite, its tables copied from the suite's own database, which spares the migrations."""
    if connection.vendor != "sqlite":
        pytest.skip("the run of the suite over SQLite has it")
    var = tmp_path_factory.mktemp("sqlite") / "var"
    var.mkdir()
    request.getfixturevalue("django_db_setup")
    blocker = request.getfixturevalue("django_db_blocker")
    with blocker.unblock(), contextlib.closing(sqlite3.connect(var / "loaxa.sqlite3")) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    return yards.lay_out(var, f"sqlite:///{var / 'loaxa.sqlite3'}")


@pytest.fixture(scope="session")
def postgres_model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Yard]:
    if not yards.postgres_answers():
        pytest.skip("no PostgreSQL answers")
    name = f"loaxa_fault_{uuid.uuid4().hex[:12]}"
    yards.on_server(f'CREATE DATABASE "{name}"')
    try:
        yield yards.lay_out(tmp_path_factory.mktemp("postgres") / "var", f"{yards.server()}/{name}")
    finally:
        yards.on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def yard(sqlite_model: Yard, tmp_path: Path) -> Iterator[Yard]:
    """A fresh installation over SQLite, for faults that no database changes."""
    yield from yards.copied(sqlite_model, tmp_path / "var")


@pytest.fixture(params=["sqlite_model", "postgres_model"])
def any_yard(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Yard]:
    """A fresh installation over each database there is."""
    yield from yards.copied(request.getfixturevalue(request.param), tmp_path / "var")
