"""The touch screen of the one-stop desk: its pages, and in a real browser."""

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from tests.cms.public.pages import broken_rules

KIOSK = "/thu-tuc/kiosk/"


def shown(client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert broken_rules(html) == []
    return BeautifulSoup(html, "html.parser")


@pytest.fixture
def some(announced):
    birth = announced("Đăng ký khai sinh", code="1.001193", portal_link="https://dichvucong.gov.vn/p/1")
    announced("Hòa giải tranh chấp đất đai", code="1.003554", field="Đất đai")
    announced("Thủ tục đã bỏ", code="1.000001", standing="repealed")
    return birth


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", []),
        ("?linh-vuc=ho-tich", ["Đăng ký khai sinh"]),
        ("?tim=dat+dai", ["Hòa giải tranh chấp đất đai"]),
        ("?chu=K", ["Đăng ký khai sinh"]),
        ("?chu=%C4%90", []),
        ("?tim=xyz", []),
        ("?linh-vuc=%00", []),
    ],
)
def test_the_start_answers_fields_letters_and_words(client, some, query, found):
    page = shown(client, f"{KIOSK}{query}")
    assert [b.get_text() for b in page.select(".rows b")] == found
    assert bool(page.select(".fields")) is not bool(found)


def test_every_page_of_the_kiosk_leads_nowhere_else(client, some):
    for address in (KIOSK, f"{KIOSK}?tim=khai", f"{KIOSK}{some.pk}/"):
        for link in shown(client, address).select("a[href], form[action]"):
            target = link.get("href") or link.get("action")
            assert target.startswith((KIOSK, "?", "#")), target


def test_a_procedure_is_taken_along_by_its_code(client, some):
    page = shown(client, f"{KIOSK}{some.pk}/")
    picture = client.get(page.select_one(".take img")["src"])
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"<svg" in picture.content


def test_what_is_not_public_is_not_on_the_screen(client, draft, procedures):
    page = draft()
    assert client.get(f"{KIOSK}{page.pk}/").status_code == 404
    assert client.get(f"{KIOSK}{page.pk}/ma.svg").status_code == 404
    assert client.get(f"{KIOSK}{procedures.pk}/").status_code == 404


def test_a_site_without_procedures_has_no_kiosk(client, index):
    assert client.get(KIOSK).status_code == 404


@pytest.mark.parametrize("many", [3, 30])
def test_queries_do_not_grow(client, announced, django_assert_max_num_queries, many):
    for number in range(many):
        page = announced(f"Đăng ký số {number}", code=f"1.{number:06}", field=f"Lĩnh vực {number % 9}")
    for address in (KIOSK, f"{KIOSK}?tim=dang", f"{KIOSK}{page.pk}/"):
        with django_assert_max_num_queries(15):
            client.get(address)


@pytest.fixture
def screen(live_server, chromium, transactional_db, some):
    """The browser of the kiosk, whose clock the test turns."""
    from wagtail.models import Site

    Site.objects.update(hostname="localhost", port=80)
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": 1080, "height": 1920}, has_touch=True
    )
    page = context.new_page()
    page.clock.install()
    yield page
    context.close()


@pytest.mark.browser
class TestTouched:
    def test_it_counts_down_in_sight_and_goes_back_to_the_start(self, screen, some):
        screen.goto(f"{KIOSK}{some.pk}/")
        screen.clock.run_for(39_000)
        expect(screen.locator("[data-countdown]")).to_be_hidden()
        screen.clock.run_for(3_000)
        expect(screen.locator("[data-countdown]")).to_be_visible()
        expect(screen.locator("[data-say]")).to_contain_text("Không có ai chạm vào màn hình")
        screen.clock.run_for(20_000)
        screen.wait_for_url(f"**{KIOSK}")

    def test_a_touch_prolongs_it(self, screen, some):
        screen.goto(f"{KIOSK}{some.pk}/")
        screen.clock.run_for(50_000)
        screen.get_by_role("button", name="Tôi vẫn đang xem").tap()
        expect(screen.locator("[data-countdown]")).to_be_hidden()
        screen.clock.run_for(35_000)
        assert screen.url.endswith(f"{KIOSK}{some.pk}/")

    def test_the_countdown_can_be_stopped(self, screen, some):
        screen.goto(f"{KIOSK}{some.pk}/")
        screen.clock.run_for(50_000)
        screen.get_by_role("button", name="Dừng đếm").tap()
        screen.clock.run_for(300_000)
        expect(screen.locator("[data-countdown]")).to_be_hidden()
        assert screen.url.endswith(f"{KIOSK}{some.pk}/")

    def test_the_start_itself_does_not_count(self, screen):
        screen.goto(KIOSK)
        screen.clock.run_for(200_000)
        expect(screen.locator("[data-countdown]")).to_be_hidden()

    def test_keys_on_the_screen_write_vietnamese_and_find(self, screen):
        screen.goto(KIOSK)
        keys = screen.locator("[data-keys]")
        for name in ("đ", "â", "t", "sắc", "Xóa", "Xóa", "a", "t", "nặng"):
            keys.get_by_role("button", name=name, exact=True).tap()
        expect(screen.locator("#tim")).to_have_value("đạt")
        screen.locator("#tim").fill("khai")
        screen.get_by_role("button", name="Tìm", exact=True).tap()
        expect(screen.locator(".rows b")).to_have_text(["Đăng ký khai sinh"])

    def test_targets_are_large(self, screen, some):
        for address in (KIOSK, f"{KIOSK}?tim=khai", f"{KIOSK}{some.pk}/"):
            screen.goto(address)
            boxes = screen.locator("a:not(.skip), button:visible, input").evaluate_all(
                "all => all.map(one => one.getBoundingClientRect()).filter(box => box.height)"
                ".map(box => [box.width, box.height])"
            )
            assert min(min(box) for box in boxes) >= 64

    def test_without_scripts_everything_but_the_reset_works(
        self, live_server, chromium, transactional_db, some
    ):
        context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
        page = context.new_page()
        page.goto(KIOSK)
        page.get_by_role("link", name="Hộ tịch").click()
        page.get_by_role("link", name="Đăng ký khai sinh").click()
        assert page.get_by_role("heading", level=1).inner_text() == "Đăng ký khai sinh"
        context.close()
