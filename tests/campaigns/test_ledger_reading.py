"""The ledger as it is checked: from the database and from an export."""

import io
import json
from contextlib import nullcontext
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from campaigns import triggers
from campaigns.chain import Flaw
from campaigns.ledger import Kept, check, exported
from campaigns.models import Evidence


@pytest.fixture
def lines(did, activity, tmp_path):
    """Three rows, written into a file: its lines."""
    one = activity()
    for day in (1, 2, 3):
        did(one, date(2026, 5, day), detail={"seconds": 1.50, "place": "Nhà văn hóa"})
    file = tmp_path / "so.jsonl"
    call_command("ledger", "export", str(file), stdout=io.StringIO())
    return file.read_text().splitlines()


def found(lines):
    *_, result = check(exported(io.StringIO("\n".join(lines))))
    return [(broken.chain, broken.position, broken.flaw) for broken in result.broken]


def said(*arguments):
    told = io.StringIO()
    call_command("ledger", *arguments, stdout=told)
    return told.getvalue()


def test_an_empty_ledger_is_sound(db):
    assert said("verify").strip() == "Sổ minh chứng chưa có dòng nào."


def test_what_was_checked_is_said(lines):
    told = said("verify")
    assert "Sổ “commune”: đã kiểm tra 3 dòng, ghi từ " in told
    assert f"commune:3:{json.loads(lines[-1])['hash']}" in told


def test_an_export_holds_every_row_as_it_was_hashed(lines):
    assert found(lines) == []
    assert [json.loads(line)["position"] for line in lines] == [1, 2, 3]
    assert list(json.loads(lines[0])) == sorted(json.loads(lines[0]))


@pytest.mark.parametrize(
    ("spoil", "flaw"),
    [
        (lambda lines: [lines[0], lines[2]], Flaw.GAP),
        (lambda lines: [lines[0], lines[2], lines[1]], Flaw.GAP),
        (lambda lines: [lines[0], lines[1].replace("Nhà", "Sân"), lines[2]], Flaw.CHANGED),
        (lambda lines: [lines[0], "khác", lines[2]], Flaw.UNREADABLE),
        (lambda lines: [lines[0], "[1]", lines[2]], Flaw.UNREADABLE),
        (lambda lines: [lines[0], lines[1].replace('"seconds":1.5', '"seconds":NaN')], Flaw.UNREADABLE),
        (lambda lines: [lines[0], lines[1].replace("Nhà", "\\ud800")], Flaw.CHANGED),
    ],
)
def test_a_spoilt_export_is_found_out(lines, spoil, flaw):
    assert found(spoil(lines)) == [("commune", 2, flaw)]


def test_a_file_that_is_not_there_is_said_in_words(tmp_path):
    with pytest.raises(CommandError, match="Không đọc được"):
        call_command("ledger", "verify", "--file", str(tmp_path / "khong-co"))
    with pytest.raises(CommandError, match="Không ghi được"):
        call_command("ledger", "export", str(tmp_path / "khong-co/so"))


def test_a_seal_is_read_as_it_was_printed():
    kept = Kept("commune", 120, "9f86")
    assert Kept.read(f" {kept}\n") == kept
    with pytest.raises(CommandError, match="không có dạng"):
        call_command("ledger", "verify", "--head", "120")


@pytest.mark.parametrize("garbage", ["happened_at = 'hôm qua'", "form = 9"])
def test_garbage_in_the_database_is_a_broken_row(lines, garbage):
    if connection.vendor != "sqlite" and "hôm" in garbage:
        pytest.skip("PostgreSQL keeps no words in a time")
    with connection.cursor() as cursor:
        for statement in triggers.lifting(connection.vendor):
            cursor.execute(statement)
        cursor.execute(f"UPDATE campaigns_evidence SET {garbage} WHERE position = 2")  # noqa: S608
    with pytest.raises(CommandError, match="sai từ dòng 2: không đọc được"):
        call_command("ledger", "verify")


def test_the_database_guards_the_ledger(db):
    assert triggers.missing(connection) == []


def test_the_guard_is_made_anew_where_it_is_gone(db):
    with connection.cursor() as cursor:
        for statement in triggers.lifting(connection.vendor):
            cursor.execute(statement)
    assert len(triggers.missing(connection)) == 3
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == []


@pytest.mark.django_db(transaction=True)
def test_a_flush_leaves_the_guard_and_postgresql_refuses_it():
    refused = pytest.raises(CommandError) if connection.vendor == "postgresql" else nullcontext()
    with refused:
        call_command("flush", "--no-input", verbosity=0)
    assert triggers.missing(connection) == []
    assert not Evidence.objects.exists()
