"""The list behind a number."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from campaigns.duties.making import make_duties
from campaigns.models import Audience, Channel
from campaigns.seeing.choice import Choice

FIRST = date(2026, 1, 1)
choices = st.builds(
    Choice,
    campaign=st.none() | st.integers(1, 99),
    activity=st.none() | st.integers(1, 99),
    channel=st.none() | st.sampled_from(["", *Channel.values]),
    audience=st.none() | st.sampled_from(Audience.values),
    unit=st.none() | st.integers(0, 9),
    village=st.none() | st.sampled_from(["", "Thôn 1", "Tổ 2 & 3", "a=b"]),
    states=st.sets(st.sampled_from(["late", "done"])).map(lambda found: tuple(sorted(found))),
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
)


@given(choices)
def test_a_choice_is_read_as_it_was_written(choice):
    assert Choice.read(QueryDict(choice.query(loai="viec"))) == choice


@given(
    st.dictionaries(st.sampled_from(["ke-hoach", "kenh", "don-vi", "tu", "thon", "trang-thai"]), st.text())
)
def test_what_makes_no_sense_is_left_out(query):
    given_ = QueryDict(mutable=True)
    given_.update(query)
    Choice.read(given_)


def test_every_link_of_the_board_leads_to_as_many_rows(campaign, activity, did, signed_in):
    line = activity()
    other = activity(title="Tin", channels=[Channel.WEBSITE], timing="hằng tháng")
    make_duties(campaign, FIRST)
    did(line, date(2026, 6, 9))
    did(line, date(2026, 6, 1), "missed")
    did(other, date(2026, 5, 4), "published", Channel.WEBSITE)
    client = signed_in()
    board = client.get(reverse("campaign:inspect", args=(campaign.pk,)))
    tiles = BeautifulSoup(board.content, "html.parser").select(".pl-tile:not(:first-child) a")
    assert len(tiles) >= 5
    for tile in tiles:
        number = int(tile.b.text.split()[-1])
        page = BeautifulSoup(client.get(tile["href"]).content, "html.parser")
        assert page.select_one(".pl-title").text.endswith(f": {number}")
        assert len(page.select("tbody th[scope=row]")) == min(number, 50)


def test_the_list_says_what_was_chosen(campaign, activity, signed_in):
    activity()
    make_duties(campaign, FIRST)
    chosen = Choice(campaign=campaign.pk, channel="radio", states=("late",), since=date(2026, 5, 1))
    page = signed_in().get(f"{reverse('campaigns_rows')}?{chosen.query(loai='viec')}")
    said = BeautifulSoup(page.content, "html.parser").select_one(".pl-chosen").get_text(" ", strip=True)
    assert "Kế hoạch Kế hoạch tuyên truyền năm 2026" in said
    assert "Kênh loa truyền thanh" in said
    assert "01/05/2026 – …" in said


def test_a_state_nobody_knows_lists_nothing(campaign, activity, signed_in):
    activity()
    make_duties(campaign, FIRST)
    page = signed_in().get(f"{reverse('campaigns_rows')}?trang-thai=la")
    assert "Không có dòng nào." in page.text


@pytest.mark.parametrize("page", ["1", "2", "999", "x"])
def test_long_lists_come_in_pages(campaign, activity, signed_in, page):
    activity(channels=[Channel.RADIO, Channel.WEBSITE])
    make_duties(campaign, FIRST)
    answer = signed_in().get(f"{reverse('campaigns_rows')}?loai=viec&trang={page}")
    assert ": 106" in answer.text
