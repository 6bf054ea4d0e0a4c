"""What residents read of a plan, and what they never do."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from campaigns.approval.amending import amend
from campaigns.approval.closing import close
from campaigns.approval.deciding import approve, submit
from campaigns.approval.openness import let_residents_see
from campaigns.copying import from_data
from campaigns.corrections import withdraw
from campaigns.models import CampaignState, Channel, Deed, Duty, Evidence
from campaigns.seeing.waiving import waive
from campaigns.targets.readings import read
from cms.models import User
from cms.roles import Role
from tests.campaigns.approval.conftest import PLAN
from tests.cms.public.pages import broken_rules


def shown(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert broken_rules(answer.content.decode()) == []
    return BeautifulSoup(answer.content, "html.parser")


def words(tag):
    return " ".join(tag.get_text(" ").split())


def of_plan(client, plan):
    return words(shown(client, f"/ke-hoach/{plan.pk}/").main)


def test_the_page_says_what_was_promised_and_what_was_done(client, plan, line, did):
    did(line("Phát bản tin"), date(2026, 5, 12))
    did(line("Phát bản tin"), date(2026, 5, 14))
    page = of_plan(client, plan)
    assert "Số, ký hiệu 15/KH-UBND" in page
    assert "từ ngày 01/01/2026 đến ngày 31/12/2026" in page
    assert "Người dân biết rõ thủ tục." in page
    assert "Hồ sơ đúng hạn Kế hoạch: 98%" in page
    assert "Đơn vị chủ trì Công chức văn hóa - xã hội" in page
    assert "Đã phát trên loa: 2 lần, gần nhất ngày 14/05/2026" in page
    assert "Có việc chậm" in page


def test_what_residents_need_not_see_is_not_there(client, plan, line, did):
    did(line("Họp thôn"), date(2026, 5, 12), Deed.HELD, Channel.MEETING, detail={"photo": 7})
    activity = line("Họp thôn")
    activity.note = "Ghi chú nội bộ"
    activity.save()
    waive(Duty.objects.filter(activity=activity).last(), by="Bà Hoa", why="Lý do riêng", at=timezone.now())
    page = shown(client, f"/ke-hoach/{plan.pk}/")
    hidden = ["Người vận hành", "Việc đã làm", "Đã làm việc này", "In tờ rơi", "Thường trực Đảng ủy"]
    hidden += ["Ghi chú nội bộ", "Bà Hoa", "Lý do riêng", "Đúng, đủ, kịp thời", "lanh-dao"]
    assert [one for one in hidden if one in words(page)] == []
    assert page.main.select("img") == []
    assert "1 việc không phải làm nữa" in words(page)


def test_only_public_pieces_are_led_to(client, plan, line, published):
    activity = line("Phát bản tin")
    open_page, gone, locked = (published(activity, f"Bài {one}") for one in ("mở", "gỡ", "khóa"))
    gone.unpublish()
    PageViewRestriction.objects.create(page=locked, restriction_type="login")
    links = {a["href"]: words(a) for a in shown(client, f"/ke-hoach/{plan.pk}/").select(".pieces a")}
    assert links == {open_page.url: "Bài mở"}


def test_what_was_taken_back_in_the_ledger_is_not_led_to(client, plan, line, published):
    published(line("Phát bản tin"), "Bài nhầm")
    withdraw(Evidence.objects.get(), why="Ghi nhầm việc.", actor="Người sửa")
    assert shown(client, f"/ke-hoach/{plan.pk}/").select(".pieces a") == []


def test_older_pieces_are_folded_away(client, plan, line, published):
    for number in range(1, 6):
        published(line("Phát bản tin"), f"Bài {number}", date(2026, 5, number))
    page = shown(client, f"/ke-hoach/{plan.pk}/")
    assert [words(a) for a in page.select(".kept > .pieces a")] == ["Bài 5", "Bài 4", "Bài 3"]
    assert [words(a) for a in page.select(".kept details .pieces a")] == ["Bài 2", "Bài 1"]


def test_what_failed_is_said(client, plan, line, did):
    did(line("Phát bản tin"), date(2026, 5, 12), Deed.MISSED)
    assert "Không phát được: 1 lần, ngày 12/05/2026" in of_plan(client, plan)


@pytest.mark.parametrize("state", [CampaignState.DRAFT, CampaignState.WAITING, CampaignState.TAKEN_OVER])
def test_what_is_not_in_force_is_nowhere(client, commune, state):
    plan = from_data(PLAN, state=state)
    assert client.get(f"/ke-hoach/{plan.pk}/").status_code == 404
    assert "Hiện chưa có kế hoạch nào được công khai." in words(shown(client, "/ke-hoach/").main)


def test_what_is_not_open_answers_nobody(client, plan, leader):
    let_residents_see(plan, False, by=leader)
    signed_in = Client()
    signed_in.force_login(leader)
    for one in (client, signed_in):
        assert one.get(f"/ke-hoach/{plan.pk}/").status_code == 404
        assert f"/ke-hoach/{plan.pk}/" not in one.get("/ke-hoach/").content.decode()
        assert str(plan.pk) not in str(one.get("/ke-hoach/nguon-tin.json").json()["items"])


def test_an_open_amendment_shows_only_once_it_is_approved(client, plan, officer, leader):
    amendment = amend(plan, by=officer)
    amendment.activities.filter(title="Họp thôn").delete()
    activity = amendment.activities.get(title="Báo cáo năm")
    activity.title = "Báo cáo sơ kết"
    activity.save()
    assert client.get(f"/ke-hoach/{amendment.pk}/").status_code == 404
    assert "Họp thôn" in of_plan(client, plan)
    submit(amendment, by=officer)
    approve(amendment, by=leader)
    page = of_plan(client, plan)
    assert "Báo cáo sơ kết" in page
    assert "Họp thôn" not in page
    assert "đã sửa đổi, bổ sung, phê duyệt ngày 20/05/2026" in page
    assert client.get(f"/ke-hoach/{amendment.pk}/").status_code == 404


def test_a_closed_plan_says_what_was_not_done(client, plan, leader, line, did):
    did(line("Báo cáo năm"), date(2026, 5, 12), Deed.DONE, "")
    close(plan, by=leader, words="Đã làm phần lớn; bà Hoa nghỉ ốm.")
    page = of_plan(client, plan)
    assert "Kế hoạch đã kết thúc: xong 1 trên" in page
    assert "chưa làm" in page
    assert "bà Hoa" not in page
    assert "đang trong kỳ" not in page
    assert "Kế hoạch đã kết thúc" in words(shown(client, "/ke-hoach/").main)


def test_menus_lead_to_plans_where_there_are_any(client, plan, leader):
    assert len(shown(client, "/").select("a[href='/ke-hoach/']")) == 2
    assert len(shown(client, "/so-do-trang/").main.select("a[href='/ke-hoach/']")) == 1
    let_residents_see(plan, False, by=leader)
    assert shown(client, "/").select("a[href='/ke-hoach/']") == []


def test_many_plans_take_several_pages(client, commune):
    for number in range(12):
        from_data({**PLAN, "title": f"Kế hoạch {number}"}, state=CampaignState.RUNNING)
    assert len(shown(client, "/ke-hoach/").select(".plan-entry")) == 10
    assert len(shown(client, "/ke-hoach/?trang=2").select(".plan-entry")) == 2


@pytest.mark.parametrize("many", [2, 120])
def test_queries_do_not_grow(client, plan, did, published, django_assert_max_num_queries, many):
    activities = [
        plan.activities.create(title=f"Việc {number}", channels=["website"], timing="mỗi tuần một lần")
        for number in range(many)
    ]
    for activity in activities:
        published(activity, activity.title)
        did(activity, date(2026, 5, 19))
    client.get("/")
    with django_assert_max_num_queries(16):
        assert len(shown(client, f"/ke-hoach/{plan.pk}/").select(".pieces a")) == many
    with django_assert_max_num_queries(16):
        shown(client, "/ke-hoach/")
    for feed in ("nguon-tin.xml", "nguon-tin.json"):
        with django_assert_max_num_queries(16):
            assert client.get(f"/ke-hoach/{feed}").status_code == 200


def test_feeds_and_the_site_map_tell_of_open_plans(client, plan):
    rss = client.get("/ke-hoach/nguon-tin.xml").content.decode()
    assert f"http://testserver/ke-hoach/{plan.pk}/" in rss or f"/ke-hoach/{plan.pk}/</link>" in rss
    [item] = client.get("/ke-hoach/nguon-tin.json").json()["items"]
    assert item["title"] == plan.title
    assert item["_loa_xa"]["symbol"] == "15/KH-UBND"
    assert item["_loa_xa"]["late"] > 0
    assert "http://testserver/ke-hoach/sitemap.xml" in client.get("/sitemap.xml").content.decode()
    assert f"<loc>http://testserver/ke-hoach/{plan.pk}/</loc>" in client.get("/ke-hoach/sitemap.xml").text


def test_a_plan_is_passed_on_with_a_picture(client, plan, leader):
    head = shown(client, f"/ke-hoach/{plan.pk}/").head
    address = head.select_one("meta[property='og:image']")["content"].removeprefix("http://testserver")
    assert head.select_one("meta[property='og:title']")["content"] == plan.title
    assert client.get(address).content.startswith(b"\x89PNG")
    assert client.get(f"/ke-hoach/{plan.pk}/hinh-000000000000.png")["Location"] == address
    let_residents_see(plan, False, by=leader)
    assert client.get(address).status_code == 404


def test_only_leaders_open_and_whoever_writes_plans_may_hide(plan):
    def sent(role, deed):
        user = User.objects.create_user(f"{role.name}-{deed}")
        user.groups.add(role.group())
        client = Client()
        client.force_login(user)
        client.post(f"/quan-tri/ke-hoach/{plan.pk}/lam/{deed}/")
        plan.refresh_from_db()
        return plan.is_public

    assert sent(Role.OPERATOR, "thoi-cong-khai") is True
    assert sent(Role.OFFICER, "thoi-cong-khai") is False
    assert sent(Role.OFFICER, "cong-khai") is False
    assert sent(Role.LEADER, "cong-khai") is True


def test_an_amendment_being_written_does_not_open_the_plan_again(plan, officer, leader):
    amendment = amend(plan, by=officer)
    amendment.activities.filter(title="Họp thôn").delete()
    let_residents_see(plan, False, by=officer)
    submit(amendment, by=officer)
    approve(amendment, by=leader)
    plan.refresh_from_db()
    assert plan.is_public is False


def test_the_officer_is_told_what_residents_see_and_led_there(plan, officer):
    client = Client()
    client.force_login(officer)
    page = client.get(f"/quan-tri/ke-hoach/{plan.pk}/noi-dung/").content.decode()
    assert f'href="/ke-hoach/{plan.pk}/"' in page
    assert "Người dân không thấy: kinh phí" in page


def test_what_a_target_came_to_is_shown_without_who_wrote_it(client, plan):
    target = plan.targets.get(unit="%")
    read(target, Decimal("98.5"), date(2026, 5, 1), "Báo cáo của bà Hoa", by="Nguyễn Văn An", token=uuid4())
    page = of_plan(client, plan)
    assert "Đạt được: 98,5% (tính đến 01/05/2026)" in page
    assert "✓ đạt" in page
    assert "Hoa" not in page
    assert "Nguyễn Văn An" not in page
