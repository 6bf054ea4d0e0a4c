"""Events as residents meet them: list, page, calendar."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar

from cms.events.models import EventPhoto, EventQuestion
from cms.events.record import move
from cms.events.states import EventState
from cms.workflow import NotReady, submit
from tests.cms.events.conftest import NOW, START
from tests.cms.public.commune import take_picture
from tests.cms.public.pages import broken_rules


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


def shown(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert broken_rules(answer.content.decode()) == []
    return BeautifulSoup(answer.content, "html.parser")


def text(tag):
    return " ".join(tag.get_text(" ").split())


def titles(section):
    return [text(h3) for h3 in section.select("h3")]


PAST = {"starts_at": NOW - timedelta(days=3), "ends_at": NOW - timedelta(days=3, hours=-2)}


def test_the_list_parts_what_is_to_come_from_what_is_over(client, public):
    public("Xa", starts_at=START + timedelta(days=9), ends_at=None)
    public("Gần")
    public("Cũ", **PAST)
    public("Đang họp", starts_at=NOW - timedelta(hours=1), ends_at=NOW + timedelta(hours=1))
    to_come, over = shown(client, "/su-kien/").select("main section")[:2]
    assert titles(to_come) == ["Đang họp", "Gần", "Xa"]
    assert titles(over) == ["Cũ"]


def test_what_has_ended_moves_over_by_itself(client, public, time_machine):
    public("Gần")
    assert titles(shown(client, "/su-kien/").select("main section")[0]) == ["Gần"]
    time_machine.move_to(START + timedelta(hours=3, seconds=1), tick=False)
    assert titles(shown(client, "/su-kien/").select("main section")[1]) == ["Gần"]


def test_the_page_says_when_where_and_who(client, public):
    page = public(programme="Báo cáo\nTrả lời", register="Gọi trưởng thôn", registered=40)
    main = text(shown(client, page.url).main)
    for words in (
        "Từ 8 giờ đến 11 giờ, thứ Sáu ngày 27/11/2026",
        "Hội trường UBND xã",
        "Toàn thể bà con thôn 1",
        "Gọi trưởng thôn",
        "40 người",
        "Báo cáo",
    ):
        assert words in main


@pytest.mark.parametrize(
    ("to", "more", "said"),
    [
        (EventState.CANCELLED, {"reason": "Bão số 9."}, "Sự kiện này đã hủy. Bão số 9."),
        (
            EventState.POSTPONED,
            {"reason": "Mưa lớn."},
            "được hoãn; thời gian mới sẽ được thông báo. Mưa lớn.",
        ),
    ],
)
def test_a_change_of_state_shows_at_once(client, public, officer, to, more, said):
    page = public()
    assert said not in text(shown(client, page.url).main)
    move(page, to, by=officer, **more)
    assert said in text(shown(client, page.url).main)
    assert to.label.capitalize() in text(shown(client, "/su-kien/").main)


def test_afterwards_it_shows_people_questions_and_photos(client, public, revised, officer):
    page = public(**PAST)
    move(page, EventState.HELD, by=officer, attended=120)
    page = revised(
        page,
        questions=[
            EventQuestion(question="Bao giờ làm đường?", answer="Quý I.", answered_by="Phó Chủ tịch UBND xã")
        ],
        photos=[EventPhoto(image=take_picture(), caption="Bà con dự đối thoại")],
    )
    main = shown(client, page.url).main
    assert "120 người dự" in text(main)
    assert text(main.select_one(".question h3")) == "Bao giờ làm đường?"
    assert main.select_one("figure img")["alt"] == "Bà con dự đối thoại"
    assert "Bao giờ làm đường?" in page.words()


@pytest.mark.parametrize("many", [3, 30])
def test_queries_do_not_grow(client, public, django_assert_max_num_queries, many):
    picture = take_picture()
    page = public("Nhiều ảnh", photos=[EventPhoto(image=picture, caption=f"Ảnh {n}") for n in range(many)])
    for number in range(4):
        public(f"Sự kiện {number}")
    client.get(page.url)
    for address in (page.url, "/su-kien/", "/su-kien/lich.ics"):
        with django_assert_max_num_queries(15):
            client.get(address)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"starts_at": None}, "Chưa ghi thời gian bắt đầu."),
        ({"ends_at": START}, "Giờ kết thúc trước giờ bắt đầu."),
        ({"place": " "}, "Chưa ghi địa điểm."),
        ({"invited": ""}, "Chưa ghi thành phần mời."),
    ],
)
def test_an_incomplete_invitation_is_not_submitted(draft, officer, fields, said):
    with pytest.raises(NotReady) as refusal:
        submit(draft(**fields), by=officer)
    assert said in refusal.value.messages


def calendar(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.content)


def test_one_event_for_the_calendar(client, public):
    page = public()
    read = calendar(client, f"/su-kien/{page.slug}/lich.ics")
    [event] = read.walk("VEVENT")
    assert event["uid"] == f"{page.translation_key}@loa-xa"
    assert event.decoded("dtstart") == START
    assert event.decoded("dtend") == START + timedelta(hours=3)
    assert (event["status"], event["sequence"], event["location"]) == ("CONFIRMED", 0, "Hội trường UBND xã")
    [zone] = read.walk("VTIMEZONE")
    assert event["dtstart"].params["TZID"] == zone["TZID"] == "Asia/Ho_Chi_Minh"


def test_calendars_learn_of_a_cancellation(client, public, officer):
    page = public()
    before = calendar(client, "/su-kien/lich.ics").walk("VEVENT")[0]
    move(page, EventState.CANCELLED, by=officer, reason="Bão.")
    after = calendar(client, "/su-kien/lich.ics").walk("VEVENT")[0]
    assert (after["uid"], after["status"]) == (before["uid"], "CANCELLED")
    assert after["sequence"] > before["sequence"]
    assert "Bão." in after["description"]


def test_drafts_are_in_no_calendar(client, draft):
    page = draft()
    assert calendar(client, "/su-kien/lich.ics").walk("VEVENT") == []
    assert client.get(f"/su-kien/{page.slug}/lich.ics").status_code == 404


def test_script_in_every_field_stays_text(client, public):
    nasty = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    page = public("Họp", place=nasty[:250], invited=nasty, programme=nasty, register=nasty, summary=nasty)
    soup = shown(client, page.url)
    assert soup.select("[onerror]") == []
    assert nasty in soup.main.get_text()


def test_machines_learn_the_facts(public, officer):
    page = public()
    assert page.structured()["startDate"] == "2026-11-27T08:00:00+07:00"
    move(page, EventState.POSTPONED, by=officer, reason="Mưa.")
    page.refresh_from_db()
    assert page.structured()["eventStatus"] == "https://schema.org/EventPostponed"
