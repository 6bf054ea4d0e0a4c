"""The numbers of changes."""

import threading

import pytest
from django.db import connection, transaction

from cms.serving.changes import changed, changed_since, newest
from cms.serving.models import LastChange

pytestmark = pytest.mark.usefixtures("kept")


class Regretted(Exception):
    pass


def change_and_regret(name: str) -> None:
    with transaction.atomic():
        changed(name)
        raise Regretted


def test_a_change_is_newer_than_whatever_was_read_before() -> None:
    before = newest()
    changed("article")
    assert changed_since(before, ["article", "menu"])
    assert not changed_since(before, ["menu"])
    assert not changed_since(newest(), ["article"])


def test_a_name_changed_again_moves_above_all_others() -> None:
    changed("article")
    changed("menu")
    seen = newest()
    changed("article")
    assert changed_since(seen, ["article"])
    assert not changed_since(seen, ["menu"])


def test_nothing_is_told_before_the_commit() -> None:
    before = newest()
    with transaction.atomic():
        changed("article")
        assert not changed_since(before, ["article"])
    assert changed_since(before, ["article"])


def test_what_was_rolled_back_never_happened() -> None:
    before = newest()
    with pytest.raises(Regretted):
        change_and_regret("article")
    assert not changed_since(before, ["article"])


def test_a_change_survives_the_undoing_of_an_equal_one_inside() -> None:
    before = newest()
    with transaction.atomic():
        with pytest.raises(Regretted):
            change_and_regret("article")
        changed("article")
    assert changed_since(before, ["article"])


def test_equal_changes_of_a_transaction_are_told_once() -> None:
    with transaction.atomic():
        for _turn in range(5):
            changed("article", "menu")
        assert len(connection.run_on_commit) == 1


def test_more_names_than_a_statement_takes_values() -> None:
    before = newest()
    names = [f"page:{number}" for number in range(1200)]
    changed(*names)
    assert all(changed_since(before, [name]) for name in names[::100])
    assert LastChange.objects.count() == 1200


def test_nothing_is_written_where_pages_are_not_kept(settings) -> None:
    settings.PAGES_KEPT = False
    changed("article")
    assert not LastChange.objects.exists()


def test_changes_at_once_are_all_seen_and_never_fall_back() -> None:
    """Several writers of the same names in opposite order: none is lost and none waits for ever."""
    before, faults = newest(), []

    def write(names: tuple[str, ...]) -> None:
        try:
            for _turn in range(20):
                changed(*names)
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=(names,)) for names in (("a", "b"), ("b", "a"), ("a",))]
    seen = []
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        seen.append(newest())
    for writer in writers:
        writer.join()
    assert not faults
    assert seen == sorted(seen)
    assert changed_since(before, ["a"])
    assert changed_since(before, ["b"])
