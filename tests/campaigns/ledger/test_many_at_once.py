"""One unbroken chain, however many processes write it and however they end."""

from collections.abc import Callable

import pytest

from tests.broadcast.faults.yard import Yard
from tests.campaigns.ledger.conftest import Begin

pytestmark = [pytest.mark.faults, pytest.mark.django_db]
Verify = Callable[..., tuple[int, str]]


def test_processes_at_once_write_one_chain(any_yard: Yard, begin: Begin, verify: Verify) -> None:
    writers = [begin(name, 40) for name in "abcd"]
    assert [writer.wait() for writer in writers] == [0] * 4
    code, said = verify()
    assert (code, "đã kiểm tra 160 dòng" in said) == (0, True)
    order = [key for (key,) in any_yard.rows("SELECT key FROM campaigns_evidence ORDER BY position")]
    assert order != sorted(order), "they wrote one after the other: the test shows nothing"


def test_the_same_deed_told_by_many_is_one_row(any_yard: Yard, begin: Begin, verify: Verify) -> None:
    writers = [begin("cung", 15) for _ in range(3)]
    assert [writer.wait() for writer in writers] == [0] * 3
    assert "đã kiểm tra 15 dòng" in verify()[1]


def test_killed_within_its_transaction_a_writer_leaves_no_hole(
    any_yard: Yard, begin: Begin, verify: Verify
) -> None:
    assert begin("chet", 3, "die").wait() == -9
    assert begin("song", 2).wait() == 0
    assert "đã kiểm tra 5 dòng" in verify()[1]
    assert any_yard.rows("SELECT count(*) FROM campaigns_evidence WHERE key = 'chet:3'") == [(0,)]


def test_killed_anywhere_a_writer_leaves_no_hole(any_yard: Yard, begin: Begin, verify: Verify) -> None:
    for moment in (1, 4, 7):
        writer = begin(f"luc-{moment}", 10_000)
        assert writer.stdout is not None
        for _line in range(moment + 1):
            writer.stdout.readline()
        writer.kill()
        writer.wait()
    assert begin("song", 1).wait() == 0
    assert verify()[0] == 0
