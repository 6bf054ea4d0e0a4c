"""The lock of the ledger is taken last: afterwards nobody asks for a station that another writer may hold."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

from broadcast.models import Slot
from broadcast.playout import finish, not_aired, start
from cms.models import ArticlePage
from cms.workflow import withdraw
from tests.broadcast.planning.commune import Commune
from tests.broadcast.playing.conftest import TUESDAY


def order(deed: Callable[[], object]) -> list[str]:
    """Which a deed writes to, in order: stations (S) and the ledger (L)."""
    with CaptureQueriesContext(connection) as done:
        deed()
    begins = {'UPDATE "broadcast_station"': "S", 'INSERT INTO "campaigns_evidence"': "L"}
    statements = [query["sql"] for query in done.captured_queries]
    return [letter for sql in statements for begin, letter in begins.items() if sql.startswith(begin)]


def test_publishing_withdrawing_and_taking_off(commune: Commune) -> None:
    commune.programme()
    assert order(lambda: commune.article("Nộp hồ sơ"))[-1] == "L"
    page = ArticlePage.objects.get()
    assert order(lambda: withdraw(page, by=commune.officer, reason="Hết hạn.")) == ["S", "L"]
    assert order(lambda: page.unpublish(user=commune.leader))[-1] == "L"


def test_ending_a_slot(ready: Slot, commune: Commune) -> None:
    start(ready, commune.operator, TUESDAY)
    deed = order(lambda: finish(ready, commune.operator, TUESDAY, seconds=60, reason="Mất điện"))
    assert deed == sorted(deed, reverse=True)
    assert {"S", "L"} == set(deed)


def test_saying_that_a_slot_was_not_aired(ready: Slot, commune: Commune) -> None:
    deed = order(lambda: not_aired(ready, commune.operator, "Mất điện", TUESDAY))
    assert deed == sorted(deed, reverse=True)
    assert {"S", "L"} == set(deed)
