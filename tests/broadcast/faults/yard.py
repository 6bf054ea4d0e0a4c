"""An installation to be broken on purpose: its own folder, its own database, its own processes."""

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from tests.conftest import ROOT
from tests.installation import Installation

LEASE_SECONDS = 3


def server() -> str:
    """Address of the PostgreSQL server the tests may make databases on, without a database name."""
    return os.environ["DATABASE_URL"].rpartition("/")[0]


def on_server(statement: str) -> None:
    with psycopg.connect(f"{server()}/postgres", autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[arg-type]


@dataclass
class Yard:
    """An installation, and what a test asks of it."""

    house: Installation
    database: str

    @property
    def var(self) -> Path:
        return self.house.var

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        with contextlib.closing(self._connect()) as connection:
            return list(connection.execute(statement).fetchall())

    def change(self, statement: str) -> None:
        with contextlib.closing(self._connect()) as connection:
            connection.execute(statement)
            connection.commit()

    def _connect(self) -> Any:
        address = urlsplit(self.database)
        if address.scheme == "sqlite":
            return sqlite3.connect(address.path, timeout=30)
        return psycopg.connect(self.database)

    def child(self, name: str, *arguments: str, **options: Any) -> "subprocess.CompletedProcess[str]":
        """Run a script of tests/broadcast/faults/children to its end; another room's by its whole name."""
        return subprocess.run(
            self.command(name, *arguments),
            cwd=ROOT, env=self.house.environment, capture_output=True, text=True, timeout=240, check=False,
            **options,
        )  # fmt: skip

    def command(self, name: str, *arguments: str) -> list[str]:
        module = name if "." in name else f"tests.broadcast.faults.children.{name}"
        return [sys.executable, "-m", module, *arguments]

    def told(self, name: str, *arguments: str, **options: Any) -> Any:
        """What a script prints as JSON on its last line; fails the test when the script failed."""
        done = self.child(name, *arguments, **options)
        assert done.returncode == 0, f"{name} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
        return json.loads(done.stdout.strip().splitlines()[-1])

    def recover(self) -> None:
        """What happens by itself once the leases ran out: the clock enqueues, a worker builds."""
        done = self.child("recover")
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"

    def finished_files(self) -> set[str]:
        home = self.var / "media/bulletins"
        return {f"bulletins/{path.name}" for path in home.iterdir()} if home.is_dir() else set()

    def stray(self) -> list[Path]:
        """Whatever lies in scratch, and half-written files anywhere."""
        scratch = self.var / "scratch"
        left = [path for path in scratch.rglob("*") if path.is_file()] if scratch.is_dir() else []
        builds = scratch / "builds"
        folders = list(builds.iterdir()) if builds.is_dir() else []
        halves = [path for path in self.var.rglob("*") if ".part" in path.name and path.is_file()]
        return [*left, *folders, *halves]


def lay_out(var: Path, database: str) -> Yard:
    """A new installation over a database that has its tables and the first rows."""
    extra = {"DATABASE_URL": database, "LOAXA_BUILD_LEASE_SECONDS": str(LEASE_SECONDS)}
    return Yard(Installation(var, extra=extra), database)


def copied(model: Yard, var: Path) -> Iterator[Yard]:
    """The same installation in another folder and another database, removed at the end."""
    shutil.copytree(model.var, var)
    if model.database.startswith("sqlite"):
        database = f"sqlite:///{var / 'loaxa.sqlite3'}"
        yield Yard(Installation(var, extra={**model.house.extra, "DATABASE_URL": database}), database)
        return
    name = f"loaxa_fault_{uuid.uuid4().hex[:12]}"
    on_server(f'CREATE DATABASE "{name}" TEMPLATE "{urlsplit(model.database).path[1:]}"')
    try:
        database = f"{server()}/{name}"
        yield Yard(Installation(var, extra={**model.house.extra, "DATABASE_URL": database}), database)
    finally:
        on_server(f'DROP DATABASE "{name}" WITH (FORCE)')
