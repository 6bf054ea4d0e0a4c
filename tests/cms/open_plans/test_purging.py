"""Kept pages of plans are made anew exactly when a plan, or how it stands, changes."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from campaigns.approval.amending import amend
from campaigns.approval.closing import close
from campaigns.approval.deciding import approve, submit
from campaigns.approval.numbering import write_number
from campaigns.approval.openness import let_residents_see
from campaigns.copying import from_data
from campaigns.corrections import correct
from campaigns.models import CampaignState, Duty, Unit
from campaigns.seeing.waiving import owe_again, waive
from campaigns.targets.readings import read
from tests.campaigns.approval.conftest import PLAN

ELSEWHERE = "/bai-tuyen-truyen/"


@pytest.fixture
def places(kept, plan):
    """The page of the plan, the list, the feeds."""
    return [f"/ke-hoach/{plan.pk}/", "/ke-hoach/", "/ke-hoach/nguon-tin.xml", "/ke-hoach/nguon-tin.json"]


@pytest.fixture
def warm(how, places):
    for place in (*places, ELSEWHERE):
        how(place)
        assert how(place) == "hit", place


@pytest.fixture
def made_anew(how, places):
    def told(elsewhere="hit"):
        found = {place: how(place) for place in places}
        return found == dict.fromkeys(places, "miss") and how(ELSEWHERE) == elsewhere

    return told


def test_a_deed_written_into_the_ledger(warm, made_anew, line, did):
    did(line("Phát bản tin"), date(2026, 5, 19))
    assert made_anew()


def test_a_deed_corrected_to_another_plan_reaches_both(plan, line, did, how, kept):
    other = from_data({**PLAN, "title": "Kế hoạch khác"}, state=CampaignState.RUNNING)
    row = did(line("Phát bản tin"), date(2026, 5, 19))
    pages = [f"/ke-hoach/{one.pk}/" for one in (plan, other)]
    for page in pages:
        how(page)
    correct(row, why="Nhầm kế hoạch.", actor="Người sửa", activity=other.activities.first())
    assert [how(page) for page in pages] == ["miss", "miss"]


def test_another_plans_deed_changes_nothing_here(plan, kept, how, did):
    other = from_data({**PLAN, "title": "Kế hoạch khác"}, state=CampaignState.RUNNING)
    how(f"/ke-hoach/{plan.pk}/")
    did(other.activities.first(), date(2026, 5, 19))
    assert how(f"/ke-hoach/{plan.pk}/") == "hit"


def test_what_is_drafted_changes_nothing(warm, how, places, plan, officer):
    amendment = amend(plan, by=officer)
    amendment.activities.filter(title="Họp thôn").delete()
    submit(amendment, by=officer)
    assert [how(place) for place in places] == ["hit"] * len(places)


def test_an_approved_amendment(plan, kept, how, places, officer, leader):
    amendment = amend(plan, by=officer)
    amendment.activities.filter(title="Họp thôn").delete()
    submit(amendment, by=officer)
    for place in places:
        how(place)
    approve(amendment, by=leader)
    assert [how(place) for place in places] == ["miss"] * len(places)


def test_closing(warm, how, places, plan, leader):
    close(plan, by=leader, words="Đã làm phần lớn.")
    assert [how(place) for place in places] == ["miss"] * len(places)


def test_a_number_written(plan, kept, how, places, officer):
    plan.versions.update(symbol="")
    for place in places:
        how(place)
    write_number(plan.versions.get(), "16/KH-UBND", date(2026, 5, 20), by=officer)
    assert [how(place) for place in places] == ["miss"] * len(places)


def test_a_duty_waived_and_owed_again(warm, made_anew, plan):
    duty = Duty.objects.filter(activity__campaign=plan).last()
    waive(duty, by="Lãnh đạo", why="Không cần nữa.", at=timezone.now())
    assert made_anew()
    owe_again(duty)
    assert made_anew()


def test_taken_from_residents_it_is_gone_at_once(warm, ask, plan, officer, leader):
    assert "/ke-hoach/" in ask(ELSEWHERE).content.decode()
    let_residents_see(plan, False, by=officer)
    assert ask(f"/ke-hoach/{plan.pk}/").status_code == 404
    for address in ("/ke-hoach/", "/ke-hoach/nguon-tin.xml", "/ke-hoach/sitemap.xml", ELSEWHERE):
        assert f"/ke-hoach/{plan.pk}/" not in ask(address).content.decode()
    assert 'href="/ke-hoach/"' not in ask(ELSEWHERE).content.decode()
    let_residents_see(plan, True, by=leader)
    assert ask(f"/ke-hoach/{plan.pk}/").status_code == 200
    assert 'href="/ke-hoach/"' in ask(ELSEWHERE).content.decode()


def test_a_first_plan_approved_stands_in_every_menu(commune, kept, ask, draft, officer, leader):
    assert 'href="/ke-hoach/"' not in ask(ELSEWHERE).content.decode()
    submit(draft, by=officer)
    approve(draft, by=leader)
    assert 'href="/ke-hoach/"' in ask(ELSEWHERE).content.decode()


def test_a_renamed_unit_reaches_the_page(warm, how, plan):
    unit = Unit.objects.get(name="Thôn 1")
    unit.name = "Thôn Một"
    unit.save()
    assert [how(f"/ke-hoach/{plan.pk}/"), how("/ke-hoach/")] == ["miss", "hit"]


def test_a_linked_article_renamed_or_taken_off(plan, kept, ask, how, line, published):
    page, address = published(line("Phát bản tin"), "Bài cũ"), f"/ke-hoach/{plan.pk}/"
    assert "Bài cũ" in ask(address).content.decode()
    page.title = "Bài mới"
    page.save()
    assert "Bài mới" in ask(address).content.decode()
    page.unpublish()
    assert "Bài mới" not in ask(address).content.decode()


def test_a_linked_article_locked_and_given_back(plan, kept, ask, line, published):
    page, address = published(line("Phát bản tin"), "Bài của xã"), f"/ke-hoach/{plan.pk}/"
    assert "Bài của xã" in ask(address).content.decode()
    lock = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "Bài của xã" not in ask(address).content.decode()
    lock.delete()
    assert "Bài của xã" in ask(address).content.decode()


def test_the_next_day_it_reads_otherwise(plan, kept, ask, how, places, time_machine):
    time_machine.move_to("2026-05-24T16:59:30Z", tick=False)  # Sunday, half a minute before midnight
    before = {place: ask(place).content for place in places}
    assert int(ask(places[0]).headers["Cache-Control"].rpartition("=")[2]) <= 30
    time_machine.move_to("2026-05-24T17:00:01Z", tick=False)
    assert [how(place) for place in places] == ["miss"] * len(places)
    assert ask(places[0]).content != before[places[0]]


def test_a_figure_of_a_target(warm, made_anew, plan):
    read(plan.targets.get(unit="%"), Decimal(97), date(2026, 5, 1), "", by="An", token=uuid4())
    assert made_anew()
