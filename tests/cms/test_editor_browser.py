"""The editor in a real browser: what only its scripts do."""

import pytest
from playwright.sync_api import expect

from cms.models import User
from cms.roles import Role
from media.models import Pronunciation

PASTED = (
    "**PHÒNG CHỐNG MƯA LŨ**\n\nUBND xã họp ngày 05/3/2026.\n\n1. Chằng chống nhà cửa\n2. Dự trữ nước sạch\n"
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def page(live_server, settings, chromium):
    """A page of a browser in which the culture officer is signed in."""
    settings.SPEECH_ENGINES_OFF = ["gtts", "piper"]
    context = chromium.new_context(base_url=live_server.url)
    page = context.new_page()
    page.goto("/quan-tri/login/")
    page.fill("#id_username", "lan")
    page.fill("#id_password", "mat-khau-thu")
    page.press("#id_password", "Enter")
    page.wait_for_url("**/quan-tri/")
    yield page
    context.close()


@pytest.fixture
def writer(transactional_db, officer: User, index):
    officer.groups.set([Role.OFFICER.group()])
    return f"/quan-tri/pages/add/cms/articlepage/{index.pk}/"


def test_paste_read_correct_and_hear(writer, page):
    page.goto(writer)
    page.get_by_role("button", name="Dán cả bài").click()
    page.fill("[data-lx-paste-text]", PASTED)
    page.get_by_role("button", name="Thay nội dung hiện có").click()
    expect(page.locator("#id_title")).to_have_value("Phòng chống mưa lũ")
    expect(page.locator("#id_slug")).to_have_value("phong-chong-mua-lu")
    page.get_by_role("tab", name="Phát thanh").click()
    mark = page.locator("mark[data-written='UBND']").first
    expect(mark).to_have_text("Ủy ban nhân dân")
    mark.click()
    page.fill("[data-lx-spoken]", "ủy ban xã nhà")
    page.get_by_role("button", name="Lưu vào từ điển").click()
    expect(page.locator("mark[data-written='UBND']").first).to_have_text("ủy ban xã nhà")
    assert Pronunciation.objects.own().get().spoken == "ủy ban xã nhà"
    with page.expect_response("**/ban-doc/nghe/") as heard:
        page.get_by_role("button", name="Nghe đoạn này").first.click()
    assert heard.value.headers["content-type"] == "audio/wav"


SILENCE = (
    b"RIFF\x24\x7d\x00\x00WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data\x00\x7d\0\0"
    + bytes(32000)
)


def test_the_button_says_that_the_voice_is_prepared_and_then_stops_it(writer, page):
    asked = []
    page.route("**/ban-doc/nghe/", lambda route: asked.append(route))
    page.goto(writer)
    page.get_by_role("tab", name="Phát thanh").click()
    page.fill("[name=loudspeaker_text]", "Xin chào bà con.")
    button = page.locator("[data-lx-hear]")
    with page.expect_request("**/ban-doc/nghe/"):
        button.click()
    expect(button).to_contain_text("Đang chuẩn bị giọng đọc…")
    expect(page.locator(".lx-desk__reading > [role=status]")).to_have_text("Đang chuẩn bị giọng đọc…")
    button.click(force=True)
    expect(button).to_have_attribute("aria-disabled", "true")
    assert len(asked) == 1
    asked[0].fulfill(body=SILENCE, content_type="audio/wav")
    expect(button).to_contain_text("Dừng nghe")
    button.click()
    expect(button).to_contain_text("▶")


def test_a_voice_that_does_not_come_is_given_up_with_a_sentence(writer, page):
    page.clock.install()
    asked = []
    page.route("**/ban-doc/nghe/", lambda route: asked.append(route))
    page.goto(writer)
    page.get_by_role("tab", name="Phát thanh").click()
    page.fill("[name=loudspeaker_text]", "Xin chào bà con.")
    page.clock.fast_forward(1000)
    button = page.locator("[data-lx-hear]")
    with page.expect_request("**/ban-doc/nghe/"):
        button.click()
    page.clock.fast_forward(46_000)
    expect(page.locator(".lx-desk__reading > [data-lx-error]")).to_contain_text("chuẩn bị quá lâu")
    expect(button).to_contain_text("▶")


def test_an_address_typed_with_đ_keeps_it_as_d(writer, page):
    page.goto(writer)
    page.locator("#id_title").press_sequentially("Đất đai ở Đồng Đỏ")
    page.locator("#id_summary").click()
    expect(page.locator("#id_slug")).to_have_value("dat-dai-o-dong-do")
    page.get_by_role("tab", name="Địa chỉ").click()
    page.fill("#id_slug", "Đường đi")
    page.locator("#id_slug").blur()
    expect(page.locator("#id_slug")).to_have_value("duong-di")


def test_a_page_that_has_its_title_keeps_the_pasted_one_as_a_heading(writer, page):
    page.goto(writer)
    page.fill("#id_title", "Mùa mưa năm nay")
    page.get_by_role("button", name="Dán cả bài").click()
    page.fill("[data-lx-paste-text]", PASTED)
    page.get_by_role("button", name="Thay nội dung hiện có").click()
    expect(page.locator("#id_title")).to_have_value("Mùa mưa năm nay")
    expect(page.locator("[name='body-0-value']")).to_have_value("Phòng chống mưa lũ")
