"""The editor in a real browser: the sheet is drawn anew while one types."""

import re
import uuid

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(chromium, live_server, officer, signed_in):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    session = signed_in(officer).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    opened = context.new_page()
    opened.faults = []
    opened.on("pageerror", lambda error: opened.faults.append(str(error)))
    yield opened
    context.close()


def test_typing_draws_the_sheet_anew_and_says_what_does_not_fit(page, live_server, draw):
    draft = draw(body=[{"type": "text", "value": "Bà con chú ý.", "id": str(uuid.uuid4())}])
    page.goto(f"{live_server.url}/quan-tri/pages/{draft.pk}/edit/")
    sheet = page.locator("[data-lx-leaflet]")
    expect(sheet.locator("[data-lx-sides] img")).to_have_count(1)
    expect(sheet.locator("[data-lx-fits]")).to_be_visible()
    page.locator("textarea[name^=body-]").first.fill("Nội dung rất dài. " * 250)
    problem = sheet.locator("[data-lx-problems] li")
    expect(problem).to_have_count(1)
    expect(problem).to_have_text(re.compile("^Khối “Văn bản 1” thừa"))
    page.locator("select[name=template_kind]").select_option("folded_a4")
    expect(sheet.locator("[data-lx-sides] img")).to_have_count(2)
    assert page.faults == []


def test_a_distribution_is_written_down_on_a_phone(page, live_server, sheet, officer):
    from datetime import date

    from cms.prints.models import PrintRun
    from cms.prints.recording import keep_run

    made = sheet()
    keep_run(PrintRun(quantity=300, printed_on=date(2026, 11, 1)), made, by=officer)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server.url}/quan-tri/in-cap-phat/{made.pk}/")
    page.get_by_label("Thôn, tổ dân phố hoặc địa điểm").fill("Thôn Đông")
    page.locator("[name=given-quantity]").fill("120")
    page.locator("form", has=page.locator("[name=given-quantity]")).get_by_role("button").click()
    expect(page.locator(".lx-sums")).to_contain_text("180")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
