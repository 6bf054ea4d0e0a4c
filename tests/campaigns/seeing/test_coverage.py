"""The page of coverage."""

from datetime import date

from bs4 import BeautifulSoup
from django.urls import reverse

from campaigns.duties.making import make_duties
from campaigns.models import Channel, Deed, Unit
from campaigns.seeing.choice import Choice
from campaigns.seeing.views.coverage import tables

FIRST, TODAY = date(2026, 1, 1), date(2026, 6, 10)


def numbers(table):
    return {row.label: (row.sums.owed, row.sums.done, row.sums.deeds) for row in table.rows}


def test_each_side_counts_every_duty_and_deed_once(campaign, activity, did):
    village = Unit.objects.create(name="Thôn Đông", kind="village")
    line = activity(channels=[Channel.LEAFLET], timing="Trước 01/4/2026", lead=village)
    activity(channels=[Channel.WEBSITE], timing="Trước 01/4/2026", audience="businesses", lead=None)
    make_duties(campaign, FIRST)
    for place in ("Thôn Đông", "Thôn Đoài"):
        did(line, date(2026, 2, 3), Deed.HANDED_OUT, Channel.LEAFLET, detail={"place": place})
    channel, audience, unit, villages = (numbers(table) for table in tables(Choice(), TODAY))
    assert channel == {"tờ rơi, tài liệu": (1, 1, 2), "trang thông tin điện tử": (1, 0, 0)}
    assert audience == {"doanh nghiệp, hợp tác xã": (1, 0, 0), "người dân": (1, 1, 2)}
    assert unit == {"Thôn Đông": (1, 1, 2), "không ghi đơn vị": (1, 0, 0)}
    assert villages == {"Thôn Đoài": (0, 0, 1), "Thôn Đông": (1, 1, 1), "không ghi thôn": (1, 0, 0)}


def test_the_page_counts_this_year_up_to_today_unless_days_are_chosen(campaign, activity, signed_in):
    activity()
    make_duties(campaign, FIRST)
    client, address = signed_in(), reverse("campaigns_coverage")

    def owed(query):
        page = BeautifulSoup(client.get(address + query).content, "html.parser")
        return int(page.select_one("tfoot a").text)

    assert (owed(""), owed("?tu=&den="), owed("?tu=2026-06-01&den=2026-06-07")) == (23, 53, 1)


def test_every_number_of_the_page_leads_to_as_many_rows(campaign, activity, did, signed_in):
    line = activity(timing="hằng tháng")
    make_duties(campaign, FIRST)
    did(line, date(2026, 2, 3))
    client = signed_in()
    page = BeautifulSoup(client.get(reverse("campaigns_coverage")).content, "html.parser")
    links = [one for one in page.select(".pl-cover td a") if "%" not in one.text]
    assert len(links) >= 40
    for one in links:
        rows = BeautifulSoup(client.get(one["href"]).content, "html.parser")
        assert rows.select_one(".pl-title").text.endswith(f": {one.text}")


def test_the_queries_do_not_grow(campaign, activity, did, django_assert_num_queries):
    for number in range(12):
        did(activity(title=f"Việc {number}"), date(2026, 2, 3), detail={"place": f"Thôn {number}"})
    make_duties(campaign, FIRST)
    with django_assert_num_queries(7):
        tables(Choice(), TODAY)
