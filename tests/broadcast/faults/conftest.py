"""Installations for the tests that break them: made once, copied for each test."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests import baseline
from tests.broadcast.faults import yard as yards
from tests.broadcast.faults.yard import Yard


@pytest.fixture(scope="session")
def model(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Yard]:
    """Over the kind of database the suite runs on, copied from its own, which spares the migrations."""
    var = tmp_path_factory.mktemp("model") / "var"
    var.mkdir()
    if connection.vendor == "sqlite":
        baseline.copy_to(var / "loaxa.sqlite3")
        yield yards.lay_out(var, f"sqlite:///{var / 'loaxa.sqlite3'}")
        return
    name = f"loaxa_fault_{uuid.uuid4().hex[:12]}"
    with django_db_blocker.unblock():
        baseline.let_go()
        yards.on_server(f'CREATE DATABASE "{name}" TEMPLATE "{connection.settings_dict["NAME"]}"')
    try:
        yield yards.lay_out(var, f"{yards.server()}/{name}")
    finally:
        yards.on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def yard(model: Yard, tmp_path: Path) -> Iterator[Yard]:
    """A fresh installation over SQLite, for faults that no database changes."""
    if connection.vendor != "sqlite":
        pytest.skip("the run of the suite over SQLite has it")
    yield from yards.copied(model, tmp_path / "var")


@pytest.fixture
def any_yard(model: Yard, tmp_path: Path) -> Iterator[Yard]:
    """A fresh installation over the kind of database the suite runs on."""
    yield from yards.copied(model, tmp_path / "var")
