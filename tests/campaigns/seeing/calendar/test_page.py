"""The calendar by month, week and as a list."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from campaigns.duties.making import make_duties
from campaigns.models import Campaign, Channel, Deed, Unit
from campaigns.seeing.calendar.entries import Entry, Kind
from campaigns.seeing.calendar.gathering import gathered
from campaigns.seeing.calendar.sources import sources
from campaigns.seeing.choice import Choice
from cms.roles import Role

FIRST, TODAY = date(2026, 1, 1), date(2026, 6, 10)
JUNE = Choice(since=date(2026, 6, 1), until=date(2026, 6, 30))


@pytest.fixture
def look(signed_in):
    client = signed_in()

    def ask(query=""):
        answer = client.get(reverse("campaigns_calendar") + query)
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser")

    return ask


def test_duties_stand_on_their_day_the_late_ones_first(campaign, activity, look):
    activity(title="Đúng hạn", timing="Trước 08/6/2026", channels=[])
    activity(title="Chưa làm", timing="Trước 08/6/2026", channels=[])
    make_duties(campaign, FIRST)
    day = look().find("div", attrs={"aria-label": "Chủ nhật, 07/06/2026"})
    words = [one.get_text(" ", strip=True) for one in day.select(".pl-entry")]
    assert words == ["✗ trễ hạn Chưa làm (0/1)", "✗ trễ hạn Đúng hạn (0/1)"]


def test_deeds_stand_on_the_day_they_happened_also_outside_plans(campaign, activity, did, look):
    did(activity(), date(2026, 6, 9))
    did(None, date(2026, 6, 9), Deed.POSTED, Channel.NOTICE_BOARD)
    entries = look("?xem=tuan").select(".pl-entry")
    assert [one.select_one(".pl-entry__word").text for one in entries] == [
        "17:00 · ✓ đã phát",
        "17:00 · ✓ đã niêm yết",
    ]


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 3),
        ("kenh=radio", 2),
        ("don-vi={unit}", 2),
        ("ke-hoach={plan}", 2),
        ("trang-thai=due", 1),
        ("trang-thai=da-lam", 2),
        ("kenh=website&trang-thai=da-lam", 1),
        ("kenh=gi-do", 3),
    ],
)
def test_the_filters(campaign, activity, did, look, unit, query, number):
    did(activity(timing="Trước 21/6/2026", title="Hai lần"), date(2026, 4, 9), Deed.MISSED)
    line = campaign.activities.get()
    make_duties(campaign, FIRST)
    did(line, date(2026, 6, 9), Deed.MISSED)
    did(None, date(2026, 6, 9), Deed.PUBLISHED, Channel.WEBSITE)
    query = query.format(unit=unit.pk, plan=campaign.pk)
    assert len(look(f"?xem=danh-sach&{query}").select(".pl-entry")) == number


def test_plans_being_written_are_not_in_it(campaign, activity, did, look):
    did(activity(), date(2026, 6, 9))
    Campaign.objects.update(state="draft")
    assert look().select(".pl-entry") == []


def test_a_full_day_leads_to_its_week(campaign, activity, did, look):
    line = activity()
    for _time in range(7):
        did(line, date(2026, 6, 9))
    more = look("?kenh=radio").select_one(".pl-more")
    assert more.text == "và 3 mục nữa"
    assert len(look(more["href"]).select(".pl-entry")) == 7


def test_rooms_above_put_in_what_they_have_in_store(campaign, look, monkeypatch):
    entry = Entry(
        uid="x", kind=Kind.PLANNED, day=date(2026, 6, 20), title="Đối thoại", state="du-kien", word="dự kiến",
        tone="ahead", channel="dialogue", link="/quan-tri/", needs="auth.delete_user",
    )  # fmt: skip
    monkeypatch.setattr(
        "campaigns.seeing.calendar.gathering.sources", [*sources, lambda first, last: [entry]]
    )
    (shown,) = look().select(".pl-entry")
    assert (shown.name, shown.select_one(".pl-entry__title").text) == ("span", "Đối thoại")
    assert look(f"?ke-hoach={campaign.pk}").select(".pl-entry") == []


@pytest.mark.parametrize("day", ["2026-13-01", "hôm nay", "1812-01-01"])
def test_a_day_that_is_none_is_not_found(signed_in, day):
    assert signed_in().get(reverse("campaigns_calendar"), {"ngay": day}).status_code == 404


def test_the_queries_do_not_grow(campaign, activity, did, django_assert_max_num_queries):
    Unit.objects.create(name="Văn phòng")
    for number in range(12):
        did(activity(title=f"Việc {number}"), date(2026, 6, 3))
    make_duties(campaign, FIRST)
    with django_assert_max_num_queries(4 + 2 * len(sources)):
        assert len(gathered(JUNE, TODAY)) > 40


def test_contributors_have_no_calendar_of_plans(signed_in):
    assert signed_in(Role.CONTRIBUTOR).get(reverse("campaigns_calendar")).status_code == 302
