"""What is kept, for how long, and how it is given again."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.test import Client

from cms.models import User
from cms.serving import changed
from tests.cms.serving.views import ASKED

pytestmark = [pytest.mark.usefixtures("kept"), pytest.mark.urls("tests.cms.serving.views")]
NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nothing_asked_yet() -> None:
    ASKED.clear()


def test_the_second_visitor_gets_what_the_first_got(ask) -> None:
    first, second = ask("/thu/plain/"), ask("/thu/plain/")
    assert [first.headers["X-Loaxa-Cache"], second.headers["X-Loaxa-Cache"]] == ["miss", "hit"]
    assert first.content == second.content
    assert len(ASKED) == 1


def test_an_answer_from_there_costs_one_query(ask, django_assert_num_queries) -> None:
    ask("/thu/plain/")
    with django_assert_num_queries(1):
        ask("/thu/plain/")


def test_a_change_of_what_it_shows_has_it_made_anew(how) -> None:
    how("/thu/plain/")
    changed("others")
    assert how("/thu/plain/") == "hit"
    changed("things")
    assert how("/thu/plain/") == "miss"
    assert how("/thu/plain/") == "hit"


@pytest.mark.parametrize("name", ["commune", "menu"])
def test_every_page_shows_the_commune_and_the_menu(how, name: str) -> None:
    how("/thu/plain/")
    changed(name)
    assert how("/thu/plain/") == "miss"


def test_an_answer_that_began_before_a_change_is_not_given_after_it(how) -> None:
    """The page is read, then somebody changes it, then the answer is kept: too old from the beginning."""
    assert [how("/thu/overtaken/"), how("/thu/overtaken/")] == ["miss", "miss"]


@pytest.mark.parametrize("name", ["form", "cookie", "stream", "private", "by-device", "gone", "silent"])
def test_what_is_not_everybodys_is_not_kept(kept, name: str) -> None:
    for _turn in range(2):
        answer = Client().get(f"/thu/{name}/")
        assert "X-Loaxa-Cache" not in answer.headers
        answer.getvalue()


def test_a_parameter_the_view_knows_is_another_page(ask) -> None:
    assert b"Trang 1" in ask("/thu/plain/").content
    assert b"Trang 2" in ask("/thu/plain/?trang=2").content
    assert ask("/thu/plain/?trang=2").headers["X-Loaxa-Cache"] == "hit"


def test_unknown_parameters_fill_nothing(ask) -> None:
    for number in range(5):
        assert "X-Loaxa-Cache" not in ask(f"/thu/plain/?la={number}").headers
    assert len(caches["pages"]._cache) == 0


def test_links_from_social_networks_get_what_is_kept(how) -> None:
    how("/thu/plain/")
    assert how("/thu/plain/?fbclid=abc&utm_source=zalo") == "hit"


def test_somebody_signed_in_gets_a_page_of_their_own(kept) -> None:
    user = User.objects.create_user("lan")
    client = Client()
    client.get("/thu/plain/")
    client.force_login(user)
    assert "X-Loaxa-Cache" not in client.get("/thu/plain/").headers
    assert len(ASKED) == 2


def test_it_grows_old_when_the_view_says_so(how) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        how("/thu/soon-old/")
        clock.shift(timedelta(seconds=89))
        assert how("/thu/soon-old/") == "hit"
        clock.shift(timedelta(seconds=1))
        assert how("/thu/soon-old/") == "miss"


def test_it_is_made_anew_after_a_quarter_of_an_hour_whatever_happens(how) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        how("/thu/plain/")
        clock.shift(timedelta(minutes=14, seconds=59))
        assert how("/thu/plain/") == "hit"
        clock.shift(timedelta(seconds=1))
        assert how("/thu/plain/") == "miss"


def test_a_new_day_is_a_new_page(how) -> None:
    with time_machine.travel(datetime(2026, 11, 20, 16, 59, 30, tzinfo=UTC), tick=False) as clock:
        how("/thu/plain/")
        clock.shift(timedelta(minutes=1))
        assert how("/thu/plain/") == "miss"


def test_browsers_ask_again_soon_and_caches_know_who_it_is_for(ask) -> None:
    headers = ask("/thu/plain/").headers
    assert headers["Cache-Control"] == "public, max-age=20"
    assert {"Cookie", "Accept-Encoding"} <= {name.strip() for name in headers["Vary"].split(",")}
    assert "default-src 'self'" in headers["Content-Security-Policy"]


def test_browsers_keep_nothing_beyond_its_time(ask) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        ask("/thu/soon-old/")
        clock.shift(timedelta(seconds=80))
        assert ask("/thu/soon-old/").headers["Cache-Control"] == "public, max-age=10"


def test_a_view_keeps_its_own_pace(ask) -> None:
    ask("/thu/own-pace/")
    assert ask("/thu/own-pace/").headers["Cache-Control"] == "public, max-age=900"


def test_whoever_has_it_is_told_so_without_the_page(ask) -> None:
    first = ask("/thu/plain/")
    again = ask("/thu/plain/", **{"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["ETag"] == first.headers["ETag"]


def test_whoever_has_an_older_one_gets_the_new_one(ask) -> None:
    first = ask("/thu/plain/")
    changed("things")
    again = ask("/thu/plain/", **{"if-none-match": first.headers["ETag"]})
    assert again.status_code == 200
    assert again.headers["ETag"] != first.headers["ETag"]


def test_by_date_as_well(ask) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        made = ask("/thu/plain/").headers["Last-Modified"]
        assert ask("/thu/plain/", **{"if-modified-since": made}).status_code == 304
        clock.shift(timedelta(seconds=5))
        changed("things")
        assert ask("/thu/plain/", **{"if-modified-since": made}).status_code == 200


def test_it_travels_packed_to_whoever_unpacks_it(ask) -> None:
    bare = ask("/thu/plain/")
    packed = ask("/thu/plain/", **{"accept-encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == bare.content
    assert len(packed.content) < len(bare.content) / 5
    assert packed.headers["ETag"] == bare.headers["ETag"]
    assert int(packed.headers["Content-Length"]) == len(packed.content)


def test_asking_for_the_head_only(kept) -> None:
    length = Client().get("/thu/plain/").headers["Content-Length"]
    answer = Client().head("/thu/plain/")
    assert (answer.headers["X-Loaxa-Cache"], answer.headers["Content-Length"]) == ("hit", length)
    assert answer.content == b""


def test_a_head_is_not_kept_as_the_page(how) -> None:
    Client().head("/thu/plain/")
    assert how("/thu/plain/") == "miss"


def test_a_store_out_of_reach_slows_the_site_and_stops_nothing(settings, kept, caplog) -> None:
    broken = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "no_such_table"}
    settings.CACHES = {**settings.CACHES, "pages": broken}
    assert Client().get("/thu/plain/").status_code == 200
    assert "kept pages cannot be read" in caplog.text


def test_nothing_is_kept_where_that_is_switched_off(settings, ask) -> None:
    settings.PAGES_KEPT = False
    assert "X-Loaxa-Cache" not in ask("/thu/plain/").headers
