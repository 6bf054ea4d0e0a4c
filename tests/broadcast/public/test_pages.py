"""The residents' pages of the station."""

from datetime import time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from broadcast.models import ExceptionKind, Programme, ProgrammeException, Station, Zone
from broadcast.states import SlotState
from tests.broadcast.public.airwaves import NOW, build_programme, make_bulletin, make_recording, make_slot
from tests.cms.public.commune import Commune, write_article
from tests.cms.public.pages import broken_rules

TODAY_AT_FIVE = NOW + timedelta(hours=7)  # 17:00 in Vietnam
NASTY = '<script>alert(1)</script> & "Thôn"'


def page(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == status
    assert "script-src 'self';" in answer["Content-Security-Policy"]
    return BeautifulSoup(answer.content, "html.parser")


def text(found: object) -> str:
    return " ".join(found.get_text(" ").split())  # type: ignore[attr-defined]


def test_the_timetable_shows_seven_days_from_today(client: Client, programme: Programme) -> None:
    make_slot(programme, TODAY_AT_FIVE)
    make_slot(programme, TODAY_AT_FIVE + timedelta(days=6))
    make_slot(programme, TODAY_AT_FIVE + timedelta(days=7))
    days = page(client, "/truyen-thanh/").select(".week > li")
    assert [text(day.h3) for day in days[:3]] == ["Hôm nay 17/11", "Ngày mai 18/11", "Thứ Năm 19/11"]
    assert [len(day.select(".airing")) for day in days] == [1, 0, 0, 0, 0, 0, 1]
    assert "17:00" in text(days[0])


@pytest.mark.parametrize(
    ("state", "hours", "words"),
    [
        (SlotState.PLANNED, 1, "Sẽ phát"),
        (SlotState.READY, 1, "Sẽ phát"),
        (SlotState.READY, 0, "Chờ phát"),
        (SlotState.AIRING, 0, "Đang phát"),
        (SlotState.AIRED, -1, "Đã phát"),
        (SlotState.PARTIAL, -1, "Phát một phần"),
        (SlotState.MISSED, -1, "Không phát được"),
        (SlotState.CANCELLED, 1, "Nghỉ phát"),
    ],
)
def test_each_state_is_said_in_words(
    client: Client, programme: Programme, state: str, hours: int, words: str
) -> None:
    make_slot(programme, NOW + timedelta(hours=hours), state)
    assert text(page(client, "/truyen-thanh/").select_one(".week .badge")) == words


def test_a_missed_slot_says_why(client: Client, programme: Programme) -> None:
    make_slot(programme, NOW - timedelta(hours=2), SlotState.MISSED, reason="Mất điện toàn xã.")
    assert "Lý do: Mất điện toàn xã." in text(page(client, "/truyen-thanh/").select_one(".airing"))


def test_a_missed_slot_without_a_reason_says_so(client: Client, programme: Programme) -> None:
    make_slot(programme, NOW - timedelta(hours=2), SlotState.MISSED)
    assert "Chưa ghi lý do." in text(page(client, "/truyen-thanh/").select_one(".airing"))


def test_what_was_missed_lately_stays_in_sight(client: Client, programme: Programme) -> None:
    make_slot(programme, NOW - timedelta(days=2), SlotState.MISSED, reason="Mưa giông, ngắt máy.")
    make_slot(programme, NOW - timedelta(days=20), SlotState.MISSED, reason="Đã lâu.")
    shown = page(client, "/truyen-thanh/").select_one("section[aria-labelledby=khong-phat]")
    assert "Chủ nhật 15/11" in text(shown)
    assert "Mưa giông, ngắt máy." in text(shown)
    assert "Đã lâu." not in text(shown)


def test_a_moved_airing_says_why(client: Client, programme: Programme) -> None:
    make_slot(programme, TODAY_AT_FIVE)
    ProgrammeException.objects.create(
        programme=programme, day=NOW.date(), kind=ExceptionKind.MOVE, at=time(17), reason="nhường giờ tiếp âm"
    )
    assert "Chuyển sang giờ này. Lý do: nhường giờ tiếp âm" in text(page(client, "/truyen-thanh/"))


def test_a_day_left_out_without_a_slot_is_still_said(client: Client, programme: Programme) -> None:
    ProgrammeException.objects.create(
        programme=programme, day=NOW.date(), kind=ExceptionKind.CANCEL, reason="bảo dưỡng máy"
    )
    assert f"{programme.title} không phát. Lý do: bảo dưỡng máy" in text(page(client, "/truyen-thanh/"))


def test_what_is_to_come_is_named_only_when_approved(client: Client, programme: Programme) -> None:
    make_bulletin(make_slot(programme, TODAY_AT_FIVE, SlotState.READY), ["Bài đã duyệt"])
    make_bulletin(make_slot(programme, TODAY_AT_FIVE + timedelta(days=1)), ["Bài chưa duyệt"], "built")
    shown = text(page(client, "/truyen-thanh/"))
    assert "Bài đã duyệt" in shown
    assert "Bài chưa duyệt" not in shown


def test_recordings_are_newest_first_and_paged(client: Client, programme: Programme) -> None:
    for number in range(12):
        make_recording(programme, NOW - timedelta(days=number + 1), title=f"Bản tin số {number}")
    first = [text(h3) for h3 in page(client, "/truyen-thanh/").select(".recordings h3")]
    second = [text(h3) for h3 in page(client, "/truyen-thanh/?trang=2").select(".recordings h3")]
    assert first == [f"Bản tin số {number}" for number in range(10)]
    assert second == ["Bản tin số 10", "Bản tin số 11"]
    assert page(client, "/truyen-thanh/?trang=khong-phai-so").select(".recordings h3")


def test_a_recording_has_sound_words_and_chapters_without_javascript(
    client: Client, programme: Programme
) -> None:
    slot = make_recording(programme, NOW - timedelta(days=1), titles=["Tiêm chủng", "Phòng lũ"])
    shown = page(client, f"/truyen-thanh/ban-tin/{slot.pk}/")
    sound = f"/truyen-thanh/tep/{slot.bulletin.sha256}.mp3"
    assert shown.audio["src"] == sound
    assert shown.audio.has_attr("controls")
    chapters = shown.select(".chapters a")
    assert [text(one) for one in chapters] == ["0:00 Mở đầu", "1:40 Tiêm chủng", "2:30 Phòng lũ"]
    assert chapters[1]["href"] == f"{sound}#t=100"
    assert shown.select_one("a[download]")["href"] == sound
    assert [text(h3) for h3 in shown.select(".transcript section:not(.tune):not(.minor) h3")] == [
        "Tiêm chủng",
        "Phòng lũ",
    ]
    assert "Bà con làm theo ba bước." in text(shown.select_one(".transcript"))
    assert shown.select_one("svg.wave path")["d"].startswith("M1 ")
    assert shown.select_one("[data-speeds]").has_attr("hidden")


def test_a_bulletin_still_to_come_has_a_page_without_its_words(client: Client, programme: Programme) -> None:
    slot = make_slot(programme, TODAY_AT_FIVE, SlotState.READY)
    make_bulletin(slot)
    shown = page(client, f"/truyen-thanh/ban-tin/{slot.pk}/")
    assert shown.audio is None
    assert "sẽ có ở đây khi loa đã phát" in text(shown)


def test_a_programme_says_when_and_where(client: Client, programme: Programme) -> None:
    programme.zones.add(Zone.objects.create(station=programme.station, name="Thôn Đông"))
    for number in (0, 3, 7, 10):
        make_slot(programme, TODAY_AT_FIVE + timedelta(days=number))
    make_recording(programme, NOW - timedelta(days=4), title="Bản tin cũ")
    shown = text(page(client, f"/truyen-thanh/{programme.slug}/").main)
    assert "17:00, thứ Ba, thứ Sáu" in shown
    assert "Thôn Đông" in shown
    assert "Bản tin cũ" in shown


def test_the_front_page_tells_today_and_what_comes_next(client: Client, programme: Programme) -> None:
    make_recording(programme, NOW - timedelta(hours=4))
    make_slot(programme, TODAY_AT_FIVE + timedelta(days=3))
    today = text(page(client, "/").select_one(".today"))
    assert "Thứ Ba, 17/11/2026" in today
    assert "10:00" not in today
    assert "Đã phát" in today
    assert "Tiếp theo : Thứ Sáu, 20/11/2026" in today.replace("theo:", "theo :")


def test_an_article_links_to_the_recordings_that_contain_it(
    client: Client, commune: Commune, programme: Programme
) -> None:
    article = write_article(commune, "Tiêm chủng mở rộng")
    source = f"cms.articlepage:{article.pk}"
    slot = make_recording(programme, NOW - timedelta(days=1), source=source)
    make_recording(programme, NOW - timedelta(days=2), source="cms.articlepage:999999")
    make_bulletin(make_slot(programme, TODAY_AT_FIVE, SlotState.READY), source=source)
    links = page(client, article.url).select(".heard a")
    assert [link["href"] for link in links] == [f"/truyen-thanh/ban-tin/{slot.pk}/"]


def test_titles_and_reasons_are_words_never_markup(client: Client, station: Station) -> None:
    programme = build_programme(station, NASTY)
    slot = make_recording(programme, NOW - timedelta(hours=2), titles=[NASTY], title=NASTY)
    make_slot(programme, NOW - timedelta(hours=1), SlotState.MISSED, reason=NASTY)
    for address in ("/", "/truyen-thanh/", "/truyen-thanh/ban-tin/", f"/truyen-thanh/ban-tin/{slot.pk}/"):
        shown = page(client, address)
        assert NASTY in text(shown.main)
        assert all(script.get("src") for script in shown.find_all("script"))


def test_every_page_keeps_the_rules_of_the_house(client: Client, programme: Programme) -> None:
    slot = make_recording(programme, NOW - timedelta(days=1))
    missed = make_slot(programme, NOW - timedelta(hours=1), SlotState.MISSED)
    recording = f"/truyen-thanh/ban-tin/{slot.pk}/"
    for address in (
        "/",
        "/truyen-thanh/",
        "/truyen-thanh/ban-tin/",
        recording,
        f"/truyen-thanh/ban-tin/{missed.pk}/",
    ):
        assert broken_rules(client.get(address).content.decode()) == []


@pytest.mark.parametrize("many", [1, 15])
def test_queries_do_not_grow(
    client: Client,
    station: Station,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    many: int,
) -> None:
    programmes = [build_programme(station, f"Chương trình {n}", f"ct-{n}") for n in range(many)]
    for number, programme in enumerate(programmes):
        zone = Zone.objects.create(station=station, name=f"Thôn {number}")
        programme.zones.add(zone)
        slot = make_recording(programme, NOW - timedelta(hours=number + 1), titles=["Một", "Hai"])
        make_bulletin(make_slot(programme, NOW + timedelta(hours=number + 1), SlotState.READY))
        make_bulletin(make_slot(programme, NOW - timedelta(days=number + 2), SlotState.MISSED))
    for address in ("/", "/truyen-thanh/", "/truyen-thanh/ct-0/", f"/truyen-thanh/ban-tin/{slot.pk}/"):
        with django_assert_max_num_queries(15):
            client.get(address)


@pytest.mark.parametrize(
    "address",
    [
        "/truyen-thanh/khong-co/",
        "/truyen-thanh/ban-tin/00000000-0000-0000-0000-000000000000/",
        f"/truyen-thanh/tep/{'0' * 64}.mp3",
    ],
)
def test_what_is_not_there_is_said_in_vietnamese(client: Client, station: Station, address: str) -> None:
    assert "Không có trang này" in text(page(client, address, 404))


def test_a_site_without_a_station_has_no_such_pages(client: Client, commune: Commune) -> None:
    assert client.get("/truyen-thanh/").status_code == 404
    front = page(client, "/")
    assert front.select_one(".today") is None
    assert "Truyền thanh" not in text(front.header)
