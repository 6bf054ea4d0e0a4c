"""Which engine rests is written once for all processes."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from media.models import EngineRest
from media.speech.engines import EngineName
from media.speech.engines.rest import DatabaseRestBook
from media.speech.synthesis import studio

NOW = datetime(2026, 3, 3, 10, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def book() -> DatabaseRestBook:
    return DatabaseRestBook(600)


def test_an_engine_rests_until_its_time_is_over(book: DatabaseRestBook) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        book.rest(EngineName.GTTS, "no network")
        rest = book.resting(EngineName.GTTS)
        assert rest is not None
        assert (rest.until, rest.reason) == (NOW + timedelta(seconds=600), "no network")
        assert book.resting(EngineName.ESPEAK) is None
        clock.shift(600)
        assert book.resting(EngineName.GTTS) is None


def test_failures_in_a_row_are_counted_and_the_rest_starts_again(book: DatabaseRestBook) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        book.rest(EngineName.GTTS, "no network")
        clock.shift(700)
        book.rest(EngineName.GTTS, "429")
        row = EngineRest.objects.get()
        assert (row.failures, row.reason, row.until) == (2, "429", NOW + timedelta(seconds=1300))


def test_an_engine_that_recovered_has_no_failures(book: DatabaseRestBook) -> None:
    book.rest(EngineName.GTTS, "no network")
    book.recovered(EngineName.GTTS)
    assert not EngineRest.objects.exists()


def test_the_settings_say_how_long_and_which_are_off(settings, tmp_path) -> None:
    settings.ENGINE_REST_SECONDS = 60
    settings.SPEECH_ENGINES_OFF = ["gtts"]
    settings.SPEECH_CACHE_DIR = tmp_path / "cache"
    configured = studio()
    configured.rests.rest(EngineName.PIPER, "hung")
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=61)):
        assert configured.rests.resting(EngineName.PIPER) is None
    assert configured.off == {"gtts"}
    assert configured.cache.folder.is_dir()
