"""Pages that open over 3G: what residents download is bounded, and comes from nowhere else."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings
from pytest_django.live_server_helper import LiveServer

from tests.broadcast.public.airwaves import build_programme, build_station, make_recording
from tests.cms.public.commune import build_commune, tag, write_article

ROOT = Path(settings.BASE_DIR)
HOME_AT_MOST = 100_000


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: object) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def transferred(chromium: Any, transactional_db: None, live_server: LiveServer) -> Iterator[dict[str, int]]:
    """The addresses the front page of a busy commune asks for, and the bytes each costs."""
    commune = build_commune()
    programme = build_programme(build_station(commune.site))
    for number in range(12):
        write_article(commune, f"Bài tuyên truyền số {number}", number, summary="Việc cần làm. " * 30)
        make_recording(programme, timezone.now() - timedelta(minutes=number))
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page, found = context.new_page(), {}
    page.on("requestfinished", lambda one: found.update({one.url: one.sizes()["responseBodySize"]}))
    page.goto(live_server.url)
    page.wait_for_load_state("networkidle")
    yield found
    context.close()


def test_the_one_style_sheet_is_small() -> None:
    assert (ROOT / "cms/static/cms/public/site.css").stat().st_size < 40_000


def test_the_script_is_small() -> None:
    assert (ROOT / "broadcast/static/broadcast/public/player.js").stat().st_size < 6_000


@pytest.mark.browser
def test_the_front_page_is_light_even_before_it_is_packed(transferred: dict[str, int]) -> None:
    assert len(transferred) >= 3
    assert sum(transferred.values()) < HOME_AT_MOST


@pytest.mark.browser
def test_nothing_is_asked_of_anybody_else(transferred: dict[str, int], live_server: LiveServer) -> None:
    assert [address for address in transferred if not address.startswith(live_server.url)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("many", [3, 30])
def test_the_front_page_asks_the_database_little(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    commune = build_commune()
    programme = build_programme(build_station(commune.site))
    for number in range(many):
        tag(write_article(commune, f"Bài {number}", number), f"Nhóm {number}")
        make_recording(programme, timezone.now() - timedelta(minutes=number))
    client.get("/")
    with django_assert_max_num_queries(15):
        client.get("/")
