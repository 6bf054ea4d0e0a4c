"""A television in a real browser: in turn, without network, at night, and when something is over."""

from datetime import datetime, time, timedelta
from urllib.request import urlopen
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import Site

from cms.screens.playlist import round_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HERE = ZoneInfo("Asia/Ho_Chi_Minh")
# A predicate of wait_for_function is not awaited, so the waiting is done here, until all has been kept.
KEPT = """async (address) => {
  const wanted = [address, `${address}danh-sach.json`];
  const files = ["screen.css", "screen.js", "mark.svg"];
  const all = async () => {
    const cache = await caches.open("loa-xa-man-hinh-1");
    const urls = (await cache.keys()).map((request) => new URL(request.url).pathname);
    return !!navigator.serviceWorker.controller && wanted.every((url) => urls.includes(url))
      && files.every((name) => urls.some((url) => url.endsWith(name)));
  };
  const end = performance.now() + 20_000;
  while (!(await all())) {
    if (performance.now() > end) throw new Error("nothing was kept in 20 s");
    await new Promise(requestAnimationFrame);
  }
}"""


@pytest.fixture
def television(live_server, chromium, screen):
    host, _, port = live_server.url.removeprefix("http://").partition(":")
    Site.objects.update(hostname=host, port=int(port))
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 1920, "height": 1080})
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on(
        "console", lambda line: page.faults.append(line.text) if "Content Security" in line.text else None
    )
    yield page
    context.close()
    # Connections are taken in turn: once this one is answered, no request of the browser waits outside.
    urlopen(f"{live_server.url}/robots.txt").close()
    assert page.faults == []


def at(hour, minute=0):
    return datetime.combine(timezone.localdate(), time(hour, minute), tzinfo=HERE)


def shown(page):
    return page.locator(".slide.now")


def taken(page):
    """Wait until the list has come: before, the page shows what the server drew and takes no turns."""
    expect(page.locator(".slide.now[data-html]")).to_have_count(1)


def opened(page, moment):
    """Open the screen, its list taken and its clock standing at `moment` but for what the test lets pass."""
    page.clock.install(time=moment - timedelta(minutes=1))
    page.goto("/man-hinh/sanh/")
    taken(page)
    page.clock.pause_at(moment)


def test_slides_follow_one_another_and_the_place_moves(television, published):
    published("Bài một")
    published("Bài hai")
    opened(television, at(9))
    places, titles = set(), []
    for _turn in range(4):
        titles.append(shown(television).locator("h2").inner_text())
        places.add(television.locator(".drift").get_attribute("data-place"))
        television.clock.run_for(11_000)
    assert titles[0] != titles[1]
    assert titles[:2] == titles[2:]
    assert len(places) > 2
    expect(television.locator("[data-clock]")).to_have_text("9:00")
    expect(television.locator("[data-day]")).to_contain_text(
        f"ngày {at(9).day} tháng {at(9).month} năm {at(9).year}"
    )


def test_what_is_over_goes_at_its_time_also_without_network(television, put, picture):
    put(picture=picture, words="Sáng nay", ends=time(10))
    put(picture=picture, words="Cả ngày")
    opened(television, at(9, 59))
    expect(television.locator("figcaption", has_text="Sáng nay")).to_have_count(1)
    television.context.set_offline(True)
    seen = set()
    for _turn in range(4):
        seen.add(shown(television).inner_text())
        television.clock.run_for(11_000)
    assert any("Sáng nay" in words for words in seen)
    television.clock.run_for(30_000)
    for _turn in range(4):
        assert "Cả ngày" in shown(television).inner_text()
        television.clock.run_for(11_000)


def test_it_goes_on_without_network_and_renews_itself_after(television, screen, published):
    published("Bài cũ")
    television.goto(screen.television_address)
    expect(shown(television)).to_contain_text("Bài cũ")
    television.evaluate(KEPT, screen.television_address)
    television.context.set_offline(True)
    # The screen asks for its list again and again; the worker answers for the network that is gone.
    assert television.evaluate("fetch(location.href).then((answer) => answer.status)") == 200
    television.clock.install()
    television.reload()
    expect(shown(television)).to_contain_text("Bài cũ")
    expect(television.locator("[data-old]")).to_be_hidden()
    assert (
        television.evaluate("getComputedStyle(document.querySelector('header')).backgroundColor")
        == "rgb(140, 26, 31)"
    )
    published("Bài mới")
    television.context.set_offline(False)
    # Playwright gives the page its network back before the worker: what counts is the next time it asks.
    television.clock.run_for(60_000)
    expect(television.locator(".slide h2", has_text="Bài mới")).to_have_count(1, timeout=15_000)


def test_old_content_carries_a_small_mark(television, published):
    published("Bài")
    television.clock.install(time=datetime.now(HERE) + timedelta(hours=25))
    television.goto("/man-hinh/sanh/")
    expect(television.locator("[data-old]")).to_contain_text("Nội dung cập nhật lúc")


@pytest.mark.parametrize(("hour", "dark"), [(9, False), (19, True), (2, True)])
def test_it_is_dark_at_night(television, screen, hour, dark):
    screen.night_from, screen.night_until = time(18), time(6)
    screen.save()
    television.clock.install(time=at(hour))
    with television.expect_response("**/danh-sach.json"):
        television.goto("/man-hinh/sanh/")
    television.clock.run_for(2_000)
    night = expect(television.locator("html.night"))
    night.to_have_count(int(dark))


def test_the_browser_keeps_the_same_rules(television):
    television.goto("/man-hinh/sanh/")
    television.wait_for_function("() => window.loaXaScreen")
    for weights in ([], [1], [2, 1], [3, 1, 1], [1, 2, 3, 1, 2], [3, 3, 3]):
        assert television.evaluate("(weights) => loaXaScreen.roundOf(weights)", weights) == round_of(weights)


def test_nothing_moves_for_who_asked_for_stillness(television):
    television.emulate_media(reduced_motion="reduce")
    television.goto("/man-hinh/sanh/")
    assert (
        television.evaluate("getComputedStyle(document.querySelector('.slide')).transitionDuration") == "0s"
    )
