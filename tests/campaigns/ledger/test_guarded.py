"""What a database shell may not do to the ledger, and what is found when the guard was taken away."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.broadcast.faults import yard as yards
from tests.broadcast.faults.yard import Yard
from tests.campaigns.ledger.conftest import recording

pytestmark = pytest.mark.django_db
Verify = Callable[..., tuple[int, str]]
LAST = "(SELECT hash FROM campaigns_evidence ORDER BY position DESC LIMIT 1)"
COLUMNS = (
    "form, chain, key, deed, channel, title, words, link, subject, actor, happened_at, unit, detail, reason, "
    "recorded_at"
)


@pytest.fixture(scope="module")
def written_model(model: Yard, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Yard]:
    """An installation with five rows in its ledger."""
    for yard in yards.copied(model, tmp_path_factory.mktemp("written") / "var"):
        with recording(yard, "nam", 5) as process:
            process.communicate()
        assert process.returncode == 0
        yield yard


@pytest.fixture
def any_yard(written_model: Yard, tmp_path: Path) -> Iterator[Yard]:
    yield from yards.copied(written_model, tmp_path / "var")


@pytest.fixture
def written(any_yard: Yard) -> Yard:
    return any_yard


def copied(verb: str, position: str, previous: str, number: str = "") -> str:
    """A row made from the first one, with another position, as a shell would put it in."""
    names = f"{'id, ' if number else ''}position, previous_hash, hash, {COLUMNS}"
    values = COLUMNS.replace("key", f"'gia:' || {position}")
    return (
        f"{verb} INTO campaigns_evidence ({names}) SELECT {f'{number}, ' if number else ''}{position}, "  # noqa: S608
        f"{previous}, 'gia', {values} FROM campaigns_evidence WHERE position = 1"
    )


def refused(yard: Yard, statement: str) -> bool:
    before = yard.rows("SELECT * FROM campaigns_evidence ORDER BY id")
    with pytest.raises((sqlite3.IntegrityError, psycopg.errors.RaiseException)):
        yard.change(statement)
    return before == yard.rows("SELECT * FROM campaigns_evidence ORDER BY id")


def lift(yard: Yard) -> None:
    on = "" if yard.database.startswith("sqlite") else " ON campaigns_evidence"
    names = ("no_update", "no_delete") if not on else ("no_change",)
    for name in names:
        yard.change(f"DROP TRIGGER campaigns_evidence_{name}{on}")


def test_a_shell_changes_deletes_and_inserts_nothing(written: Yard, verify: Verify) -> None:
    assert refused(written, "UPDATE campaigns_evidence SET words = 'khác' WHERE position = 2")
    assert refused(written, "DELETE FROM campaigns_evidence WHERE position = 5")
    assert refused(written, "DELETE FROM campaigns_evidence")
    assert refused(written, copied("INSERT", "7", LAST))
    assert refused(written, copied("INSERT", "6", "'" + "0" * 64 + "'"))
    if written.database.startswith("sqlite"):
        assert refused(written, copied("INSERT OR REPLACE", "3", LAST, number="3"))
        assert refused(written, copied("INSERT OR REPLACE", "6", LAST, number="3"))
    else:
        assert refused(written, "TRUNCATE campaigns_evidence CASCADE")
        assert refused(
            written,
            "SET session_replication_role = replica; UPDATE campaigns_evidence SET words = 'khác'",
        )
    assert verify()[0] == 0


def test_a_flush_is_refused(written: Yard) -> None:
    done = written.house.manage("flush", "--no-input", check=False)
    assert "couldn't be flushed" in done.stderr
    assert written.rows("SELECT count(*) FROM campaigns_evidence") == [(5,)]


def test_a_lifted_trigger_and_a_changed_row_are_found(written: Yard, verify: Verify) -> None:
    lift(written)
    code, said = verify()
    assert code == 1
    assert "không còn bảo vệ sổ" in said
    written.change("UPDATE campaigns_evidence SET words = 'khác' WHERE position = 3")
    written.house.manage("migrate", "--verbosity", "0")
    code, said = verify()
    assert code == 1
    assert "sai từ dòng 3: nội dung không còn như lúc ghi" in said
    assert "bảo vệ" not in said
    assert refused(written, "UPDATE campaigns_evidence SET words = 'khác' WHERE position = 2")


def test_a_row_taken_out_is_found(written: Yard, verify: Verify) -> None:
    lift(written)
    written.change("DELETE FROM campaigns_evidence WHERE position = 3")
    assert "sai từ dòng 3: thiếu dòng này" in verify()[1]


def test_rows_cut_off_are_found_by_the_seal_kept_outside(written: Yard, verify: Verify) -> None:
    ((seal,),) = written.rows("SELECT 'commune:5:' || hash FROM campaigns_evidence WHERE position = 5")
    assert verify("--head", seal)[0] == 0
    lift(written)
    written.change("DELETE FROM campaigns_evidence WHERE position = 5")
    written.house.manage("migrate", "--verbosity", "0")
    assert verify()[0] == 0
    code, said = verify("--head", seal)
    assert code == 1
    assert "đã bị cắt bỏ hoặc bị ghi lại" in said


def test_a_trigger_that_does_nothing_any_more_counts_as_missing(written: Yard, verify: Verify) -> None:
    if written.database.startswith("sqlite"):
        written.change("DROP TRIGGER campaigns_evidence_no_update")
        written.change(
            "CREATE TRIGGER campaigns_evidence_no_update BEFORE UPDATE ON campaigns_evidence "
            "BEGIN SELECT 1; END"
        )
    else:
        written.change("ALTER TABLE campaigns_evidence DISABLE TRIGGER campaigns_evidence_no_change")
    assert "không còn bảo vệ sổ" in verify()[1]


def test_an_export_is_checked_without_the_database(written: Yard, verify: Verify) -> None:
    kept = written.var / "so.jsonl"
    said = written.house.manage("ledger", "export", str(kept)).stdout
    assert "Mã chốt sổ" in said
    assert verify("--file", kept)[0] == 0
    kept.write_text(kept.read_text().replace("bản tin nam:2", "bản tin nam:9"))
    code, said = verify("--file", kept)
    assert (code, "sai từ dòng 3: nội dung không còn như lúc ghi" in said) == (1, True)
