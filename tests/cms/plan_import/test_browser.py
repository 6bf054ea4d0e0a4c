"""Importing a plan in a real browser: look, correct two things, accept, see the draft."""

import re

import pytest
from playwright.sync_api import expect

from campaigns.models import Campaign, CampaignState
from tests.cms.plan_import.conftest import PLANS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def open_page(live_server, chromium, officer, index):
    """Sign the officer in; open_page(width) shows the upload form."""
    contexts = []

    def make(width=1280):
        context = chromium.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 850}, locale="vi"
        )
        contexts.append(context)
        page = context.new_page()
        page.goto("/quan-tri/login/?next=/quan-tri/nhap-ke-hoach/")
        page.fill("#id_username", "lan")
        page.fill("#id_password", "mat-khau-thu")
        page.press("#id_password", "Enter")
        page.wait_for_url("**/quan-tri/nhap-ke-hoach/")
        return page

    yield make
    for context in contexts:
        context.close()


def read_file(page, path):
    page.set_input_files("#id_file", path)
    page.get_by_role("button", name="Đọc tệp").click()
    expect(page.get_by_role("heading", name="Xem lại kế hoạch")).to_be_visible()


def accept(page):
    page.get_by_role("button", name="Chấp nhận và tạo bản nháp").click()
    expect(page.get_by_text("Đã tạo bản nháp kế hoạch.")).to_be_visible()


def test_look_correct_accept_and_see_the_draft(open_page):
    page = open_page()
    read_file(page, PLANS / "pipe-table.md")
    page.locator("[name='activities-3-timing']").focus()
    expect(page.locator("#line-36")).to_have_class(re.compile("pi-marked"))
    page.fill("[name='activities-3-timing']", "2 lần/tuần")
    expect(page.locator("#activities-3 [data-reading]")).to_have_text("hiểu là: 02 lần/tuần")
    page.fill("[name='title']", "Phổ biến pháp luật năm 2023")
    page.locator("#line-37 [data-to-field]").click()
    expect(page.locator("[name='activities-4-title']")).to_be_focused()
    accept(page)
    expect(page.get_by_role("heading", name="Phổ biến pháp luật năm 2023").first).to_be_visible()
    plan = Campaign.objects.get()
    assert plan.state == CampaignState.DRAFT
    assert plan.activities.all()[3].timing == "2 lần/tuần"


def test_what_is_wrong_is_shown_at_its_place_and_nothing_is_lost(open_page):
    page = open_page()
    read_file(page, PLANS / "pipe-table.md")
    page.fill("[name='symbol']", "99/KH-UBND")
    page.fill("[name='activities-5-title']", "")
    page.get_by_role("button", name="Chấp nhận và tạo bản nháp").click()
    expect(page.get_by_text("Chưa lưu kế hoạch: còn chỗ phải sửa.")).to_be_visible()
    expect(page.locator("[name='activities-5-title']")).to_be_focused()
    expect(page.locator("[name='symbol']")).to_have_value("99/KH-UBND")
    page.fill("[name='activities-5-title']", "Việc đã sửa")
    accept(page)
    assert Campaign.objects.get().activities.filter(title="Việc đã sửa").exists()


def test_a_timing_that_is_not_understood_is_one_click_away(open_page, tmp_path):
    unread, page = tmp_path / "ke-hoach.md", open_page(390)
    said = (PLANS / "pipe-table.md").read_text("utf-8")
    unread.write_text(said.replace("Quý II và quý IV/2023", "Theo thời vụ"), "utf-8")
    read_file(page, unread)
    page.locator(".pi-unread a").click()
    timing = page.locator("[name='activities-2-timing']")
    expect(timing).to_be_focused()
    expect(timing).to_be_in_viewport()


def test_on_a_telephone_document_and_form_take_turns(open_page):
    page = open_page(390)
    read_file(page, PLANS / "duties-by-unit.txt")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator(".pi-document")).to_be_hidden()
    page.locator("#activities-0 [data-to-lines]").click()
    expect(page.locator("#line-32")).to_be_in_viewport()
    expect(page.locator(".pi-sheet")).to_be_hidden()
    page.locator("#line-62 [data-to-field]").click()
    page.locator("[name='left-0-use']").select_option(label="Thêm thành việc")
    accept(page)
    assert Campaign.objects.get().activities.filter(title="(đã ký)").exists()


@pytest.mark.shared
def test_the_plan_of_kien_an(open_page, shared):
    page = open_page()
    read_file(page, shared / "documents" / "ke-hoach-kien-an-2023.txt")
    page.fill("[name='symbol']", "96a/KH-UBND")
    page.fill("[name='activities-0-timing']", "Trước 05/3/2023")
    accept(page)
    plan = Campaign.objects.get()
    assert plan.symbol == "96a/KH-UBND"
    assert plan.activities.count() == 46
    assert plan.activities.first().timing == "Trước 05/3/2023"
    again = open_page()
    again.set_input_files("#id_file", shared / "documents" / "ke-hoach-kien-an-2023.txt")
    again.get_by_role("button", name="Đọc tệp").click()
    expect(again.get_by_text("Đã có kế hoạch này trong hệ thống.")).to_be_visible()
    assert Campaign.objects.count() == 1
