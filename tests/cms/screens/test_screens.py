"""What a television is given, and who decides about it."""

from datetime import date, time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.documents.models import Document

from cms.roles import Role
from cms.screens.models import Screen, ScreenItem
from cms.screens.slides import reading_time
from tests.cms.public.commune import take_picture


def listing(client):
    answer = client.get("/man-hinh/sanh/danh-sach.json")
    assert answer.status_code == 200
    return answer.json()


def ids(client):
    return [slide["id"] for slide in listing(client)["slides"]]


def video(name="phim.mp4"):
    return Document.objects.create(title="Phim", file=ContentFile(b"\0\0\0\x18ftypmp42", name=name))


def test_the_newest_articles_come_by_themselves(client, screen, published):
    page = published("Nộp hồ sơ qua mạng")
    [slide] = listing(client)["slides"]
    assert slide["id"] == f"p{page.pk}"
    assert "Nộp hồ sơ qua mạng" in slide["html"]
    assert "<svg" in slide["html"]


def test_drafts_and_what_was_taken_off_are_never_shown(client, screen, put, published, write):
    put(page=write("Nháp"))
    page = published("Đã gỡ")
    put(page=page)
    page.unpublish()
    assert ids(client) == []


def test_what_officers_chose_is_shown_once_with_their_rules(client, screen, put, published):
    page = published("Một")
    put(
        page=page,
        weight=3,
        seconds=40,
        weekdays="01",
        begins=time(8),
        ends=time(11, 30),
        last_day=date(2099, 1, 1),
    )
    [slide] = listing(client)["slides"]
    assert (slide["weight"], slide["seconds"], slide["weekdays"]) == (3, 40, [0, 1])
    assert (slide["begins"], slide["ends"], slide["last"]) == (480, 690, "2099-01-01")


def test_what_is_over_is_not_even_sent_and_what_is_to_come_is(client, screen, put, picture):
    today = timezone.localdate()
    put(picture=picture, last_day=today - timedelta(days=1))
    coming = put(picture=picture, first_day=today + timedelta(days=1))
    assert ids(client) == [f"i{coming.pk}"]


def test_pictures_and_videos_name_what_they_load(client, screen, put, picture):
    put(picture=picture, words="Trụ sở mới")
    put(video=video())
    still, film = listing(client)["slides"]
    assert still["assets"][0].startswith("/tep/images/")
    assert "Trụ sở mới" in still["html"]
    assert film["untilEnded"]
    assert b"ftyp" in client.get(film["assets"][0]).getvalue()


def test_the_page_shows_something_before_any_script(client, screen, published):
    published("Nộp hồ sơ qua mạng")
    answer = client.get("/man-hinh/sanh/")
    soup = BeautifulSoup(answer.content, "html.parser")
    assert "Nộp hồ sơ qua mạng" in soup.select_one(".slide.now").get_text()
    assert soup.select("[style], style, script:not([src])") == []
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-cache" in answer["Cache-Control"]


def test_a_screen_with_nothing_on_it_greets(client, screen):
    soup = BeautifulSoup(client.get("/man-hinh/sanh/").content, "html.parser")
    assert "Kính chào bà con đến làm việc tại Bộ phận Một cửa." in soup.select_one(".slide.now").get_text()


def test_no_such_screen(client, site):
    assert client.get("/man-hinh/khong-co/").status_code == 404
    assert client.get("/man-hinh/khong-co/danh-sach.json").status_code == 404


def test_the_worker_is_a_script_of_its_own_scope(client, site):
    answer = client.get("/man-hinh/phuc-vu.js")
    assert answer["Content-Type"].startswith("text/javascript")


@pytest.mark.parametrize("many", [3, 12])
def test_queries_do_not_grow(client, screen, put, published, django_assert_max_num_queries, many):
    for number in range(many):
        put(page=published(f"Bài {number}"))
    screen.articles = many
    screen.save()
    ids(client)  # the first time a day, the ledger is told
    with django_assert_max_num_queries(15):
        assert len(ids(client)) == many


def test_script_in_a_title_stays_text(client, screen, published):
    published("<script>alert(1)</script>")
    assert "<script>" not in listing(client)["slides"][0]["html"]


def test_long_texts_stay_longer_within_reason():
    assert reading_time("Xã", 15) == 15
    assert reading_time("xã " * 100, 15) == 31
    assert reading_time("xã " * 9_000, 15) == 60


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "đúng một trong ba"),
        ({"picture": True, "video": "a.mp4"}, "đúng một trong ba"),
        ({"video": "a.exe"}, "đuôi .mp4 hoặc .webm"),
        (
            {"picture": True, "first_day": date(2026, 2, 2), "last_day": date(2026, 2, 1)},
            "Ngày kết thúc đứng trước ngày bắt đầu",
        ),
        ({"picture": True, "begins": time(9), "ends": time(9)}, "Giờ kết thúc trước giờ bắt đầu"),
    ],
)
def test_what_cannot_be_shown_is_refused(screen, fields, said):
    if "video" in fields:
        fields = {**fields, "video": video(fields["video"])}
    if "picture" in fields:
        fields = {**fields, "picture": take_picture()}
    with pytest.raises(ValidationError) as refusal:
        ScreenItem(screen=screen, **fields).full_clean()
    assert said in str(refusal.value)


def form(**more):
    return {
        "title": "Sảnh 2",
        "slug": "sanh-2",
        "orientation": "portrait",
        "seconds": "20",
        "notices": "3",
        "articles": "0",
        "events": "0",
        "items-TOTAL_FORMS": "1",
        "items-INITIAL_FORMS": "0",
        "items-MIN_NUM_FORMS": "0",
        "items-MAX_NUM_FORMS": "1000",
        "items-0-weekdays": ["0", "4"],
        "items-0-weight": "2",
        "items-0-ORDER": "1",
        **more,
    }


def test_an_officer_hangs_a_screen(signed_in, officer, site):
    picture = take_picture()
    answer = signed_in(officer).post(reverse("man-hinh:add"), form(**{"items-0-picture": picture.pk}))
    assert answer.status_code == 302
    screen = Screen.objects.get()
    assert (screen.site, screen.items.get().weekdays) == (site, "04")


@pytest.mark.parametrize(
    "typed",
    [
        {"slug": "Sảnh hai"},
        {"seconds": "1"},
        {"notices": "99"},
        {"items-0-weekdays": ["9"]},
        {"title": ""},
        {},
    ],
)
def test_bad_input_is_refused(signed_in, officer, site, typed):
    answer = signed_in(officer).post(reverse("man-hinh:add"), form(**typed))
    assert answer.status_code == 200
    assert not Screen.objects.exists()


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # of a rendition
def test_the_look_says_what_waits_and_what_is_over(signed_in, officer, screen, put, write, picture):
    today = timezone.localdate()
    put(picture=picture, last_day=today - timedelta(days=1))
    put(picture=picture, first_day=today + timedelta(days=1))
    put(picture=picture)
    put(page=write())
    shown = signed_in(officer).get(reverse("screens_look", args=(screen.pk,))).content.decode()
    for words in ("đã hết hạn", "chờ đến ngày", "đang chiếu", "không chiếu: trang chưa công khai"):
        assert words in shown
    assert "Một vòng hiện có 1 lượt" in shown


@pytest.mark.parametrize(
    ("role", "sees", "writes"),
    [
        (Role.OFFICER, True, True),
        (Role.LEADER, True, False),
        (Role.CONTRIBUTOR, False, False),
        (Role.STATISTICS, False, False),
        (Role.OPERATOR, False, False),
    ],
)
def test_who_decides_about_screens(signed_in, person, screen, role, sees, writes):
    client = signed_in(person("ai-do", role))
    for name, args in (("man-hinh:index", ()), ("screens_look", (screen.pk,))):
        assert (client.get(reverse(name, args=args)).status_code == 200) is sees
    for name, args in (
        ("man-hinh:add", ()),
        ("man-hinh:edit", (screen.pk,)),
        ("man-hinh:delete", (screen.pk,)),
    ):
        assert (client.get(reverse(name, args=args)).status_code == 200) is writes
