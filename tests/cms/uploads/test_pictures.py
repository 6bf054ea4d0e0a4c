"""Who is given the file of a picture: everybody what a public page shows, its keepers the rest."""

import pytest
from django.core.cache import cache
from wagtail.models import PageViewRestriction

from cms.roles import Role
from cms.screens.approval import approve as approve_item
from cms.screens.models import Screen, ScreenItem
from cms.workflow import approve, submit
from tests.cms.public.commune import take_picture

# Wagtail leaves the temporary file of a rendition to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    cache.clear()  # renditions are remembered by the number of their picture


@pytest.fixture
def picture(db):
    return take_picture()


@pytest.fixture
def address(picture):
    return picture.get_rendition("width-480|format-webp").url


def given(client, address):
    """Whether the picture is given; read to its end, which closes its file."""
    answer = client.get(address)
    return answer.status_code == 200 and answer.getvalue().startswith(b"RIFF")


def showing(picture):
    return [("picture", {"image": picture, "caption": "", "description": "Cổng trụ sở"})]


def test_a_picture_of_a_live_page_is_given_and_kept_as_long_as_its_page(
    client, picture, address, published, settings
):
    published(body=showing(picture))
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/webp")
    assert answer.getvalue().startswith(b"RIFF")
    assert answer.headers["Cache-Control"] == f"private, max-age={settings.PAGES_FRESH_SECONDS}"


def test_a_browser_that_has_it_is_told_so(client, picture, address, published):
    published(body=showing(picture))
    answer = client.get(address)
    assert answer.getvalue()
    since = answer.headers["Last-Modified"]
    assert client.get(address, headers={"If-Modified-Since": since}).status_code == 304


def test_a_picture_nothing_shows_is_not_there(client, address):
    assert client.get(address).status_code == 404


def test_a_picture_of_a_draft_is_not_there(client, picture, address, write):
    write(body=showing(picture))
    assert client.get(address).status_code == 404


def test_a_picture_only_in_the_draft_of_a_live_page_is_not_there(
    client, picture, address, published, officer
):
    page = published()
    page.body = showing(picture)
    page.save_revision(user=officer)
    assert client.get(address).status_code == 404


def test_a_picture_comes_and_goes_with_its_page(client, picture, address, write, officer, leader):
    page = write(body=showing(picture))
    submit(page, by=officer)
    approve(page, by=leader)
    assert given(client, address)
    page.refresh_from_db()
    page.unpublish()
    assert client.get(address).status_code == 404


def test_a_picture_stays_where_another_page_shows_it(client, picture, address, published):
    published("Một", body=showing(picture))
    published("Hai", body=showing(picture)).unpublish()
    assert given(client, address)


def test_a_page_for_members_shows_its_pictures_to_nobody_else(client, picture, address, published):
    page = published(body=showing(picture))
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(address).status_code == 404


def test_a_television_is_given_what_a_leader_let_it_show(client, index, picture, address, leader):
    screen = Screen.objects.create(site=index.get_site(), title="Sảnh", slug="sanh")
    item = ScreenItem.objects.create(screen=screen, picture=picture)
    assert client.get(address).status_code == 404
    approve_item(item, by=leader)
    assert given(client, address)
    item.delete()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.OFFICER, True),
        (Role.LEADER, True),
        (Role.CONTRIBUTOR, True),
        (Role.OPERATOR, False),
        (Role.STATISTICS, False),
    ],
)
def test_those_who_work_with_pictures_see_unpublished_ones(signed_in, person, address, role, may):
    assert given(signed_in(person("mai", role)), address) is may


def test_it_costs_few_queries(client, picture, address, published, django_assert_max_num_queries):
    for number in range(4):
        published(f"Bài {number}", body=showing(picture))
    with django_assert_max_num_queries(6):  # two of them find site and station
        assert given(client, address)


@pytest.mark.parametrize(
    "name", ["images/khong-co.jpg", "images/../loaxa.sqlite3", "original_images/cong.jpg"]
)
def test_nothing_else_is_given(client, db, name):
    assert client.get(f"/tep/{name}").status_code == 404
