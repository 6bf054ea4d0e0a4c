"""The board of a plan."""

from datetime import date

from bs4 import BeautifulSoup
from django.urls import reverse

from campaigns.duties.making import make_duties
from campaigns.duties.reading import account
from campaigns.models import BudgetLine, Campaign, Target
from campaigns.seeing.board import board
from campaigns.seeing.burnup import burn_up

FIRST, TODAY = date(2026, 1, 1), date(2026, 6, 10)


def drawn(campaign):
    return board(account([campaign], TODAY))


def page_of(client, campaign):
    answer = client.get(reverse("campaign:inspect", args=(campaign.pk,)))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_there_is_a_column_for_each_week_and_this_one_is_marked(campaign, activity):
    activity()
    weeks = drawn(campaign).weeks
    assert (weeks[0].monday, weeks[-1].sunday) == (date(2025, 12, 29), date(2027, 1, 3))
    assert [week.monday for week in weeks if week.current] == [date(2026, 6, 8)]


def test_a_week_that_begins_in_the_old_year_is_told_with_that_year(campaign, activity, signed_in):
    activity()
    first = page_of(signed_in(), campaign).select_one("thead th + th")
    assert first.get_text(" ", strip=True).endswith("29/12 2025")


def test_a_deed_before_the_plan_began_has_a_column_too(campaign, activity, did):
    line = activity()
    did(line, date(2025, 12, 20))
    assert drawn(campaign).weeks[0].monday == date(2025, 12, 15)


def test_what_is_late_comes_first_by_section_and_within_it(campaign, activity, did):
    activity(title="Cả năm", section="I", timing="Trước 30/11/2026")
    activity(title="Chưa có", section="II", timing="Trước 31/12/2026")
    activity(title="Trễ", section="II", timing="Trước 01/4/2026")
    activity(title="Không hạn", section="III", timing="Khi có yêu cầu")
    make_duties(campaign, FIRST)
    groups = drawn(campaign).groups
    assert [group.section for group in groups] == ["II", "I", "III"]
    assert [line.activity.title for line in groups[0].lines] == ["Trễ", "Chưa có"]


def test_a_cell_says_what_was_owed_by_its_days_and_done(campaign, activity, did):
    line = activity()
    make_duties(campaign, FIRST)
    did(line, date(2026, 6, 9))
    cells = {cell.week.monday: cell for cell in drawn(campaign).groups[0].lines[0].cells}
    now, before = cells[date(2026, 6, 8)], cells[date(2026, 6, 1)]
    assert (now.done, now.required, now.state) == (1, 2, "due")
    assert (before.done, before.required, before.state) == (0, 2, "late")


def test_signs_and_words_stand_beside_colours(campaign, activity, signed_in):
    activity()
    make_duties(campaign, FIRST)
    page = page_of(signed_in(), campaign)
    late = page.select_one("td.pl-late")
    assert late.get_text(" ", strip=True) == "✗ 0/2 trễ"


def test_the_page_shows_tiles_chart_targets_and_money(campaign, activity, did, signed_in):
    did(activity(), date(2026, 6, 9))
    make_duties(campaign, FIRST)
    Target.objects.create(campaign=campaign, text="Hồ sơ đúng hạn", number=98, unit="%")
    BudgetLine.objects.create(campaign=campaign, text="In tờ rơi", amount=12000000)
    page = page_of(signed_in(), campaign)
    assert "98%" in page.text
    assert "12.000.000 đồng" in page.text
    assert "23 Trễ hạn" in page.select_one(".pl-tiles").get_text(" ", strip=True)
    assert page.select_one("svg[role=img]")["aria-labelledby"] == "bieu-do bieu-do-loi"
    assert "đã làm 1 trên 48 lượt" in page.select_one("#bieu-do-loi").text


def test_a_plan_without_activities_has_an_empty_board(campaign, signed_in):
    assert "Kế hoạch chưa có hoạt động nào." in page_of(signed_in(), campaign).text


def test_zeal_in_one_week_does_not_make_up_for_another(campaign, activity, did):
    line = activity()
    make_duties(campaign, FIRST)
    for _time in range(5):
        did(line, date(2026, 6, 9))
    stand = account([campaign], TODAY)
    assert burn_up(stand, board(stand).weeks).now.done == 2


def test_all_running_plans_are_shown_the_late_one_first(campaign, activity, signed_in):
    activity()
    make_duties(campaign, FIRST)
    for number in range(5):
        Campaign.objects.create(
            title=f"Đã xong {number}", starts_on=FIRST, ends_on=date(2026, 12, 31), state="running"
        )
    Campaign.objects.create(title="Đang soạn", starts_on=FIRST, ends_on=FIRST)
    page = BeautifulSoup(signed_in().get(reverse("campaigns_boards")).content, "html.parser")
    titles = [head.text for head in page.select(".pl-card h2")]
    assert titles[0] == campaign.title
    assert len(titles) == 6
