"""The triggers of databases in use bear the words of the code that made them: others need a migration."""

import hashlib

import pytest
from django.db import connection

from broadcast import guards
from campaigns import triggers
from campaigns.append_only import Guard

# Of the statements as the first release with each guard wrote them.
WRITTEN = {
    "ledger": (
        triggers.guard,
        {"sqlite": "6ee1ba2da30803bc52c3ecad8e09681b", "postgresql": "8be8bd3f073d4ecfa81e4b4f532b8454"},
    ),
    "logs": (
        guards.guard,
        {"sqlite": "8a2bcc18517f3b1cb256b49ad9b909d2", "postgresql": "9404edc99d26aed79ee21f5dbbfd077a"},
    ),
}


@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
@pytest.mark.parametrize("which", WRITTEN)
def test_a_database_made_before_is_complete(which: str, vendor: str) -> None:
    guard, digests = WRITTEN[which]
    statements = "\n".join(guard.making(vendor)).encode()
    assert hashlib.sha256(statements).hexdigest()[:32] == digests[vendor]


@pytest.mark.django_db
@pytest.mark.parametrize("guard", [triggers.guard, guards.guard], ids=["ledger", "logs"])
def test_what_bears_the_name_and_says_something_else_is_missing(guard: Guard) -> None:
    assert guard.missing(connection) == []
    name, first = next(iter((guard.sqlite if connection.vendor == "sqlite" else guard.postgresql).items()))
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {name}")
            cursor.execute(f"CREATE TRIGGER {name} BEFORE UPDATE ON {first.table} BEGIN SELECT 1; END")
        else:
            cursor.execute(f"ALTER TABLE {first.table} DISABLE TRIGGER {name}")
    assert guard.missing(connection) == [name]
    guard.install(connection)
    assert guard.missing(connection) == []
