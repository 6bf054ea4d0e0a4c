"""The whole story in a real browser: written, corrected, approved, planned, built, played, proved, heard.

Nobody but the clock and the worker, as real processes, puts the article into the bulletin.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.conftest import ROOT
from tests.installation import Installation, embedded_only
from tests.story.commune import Commune, settle

pytestmark = [pytest.mark.browser, pytest.mark.django_db, embedded_only, pytest.mark.timeout(600)]

WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}
TITLE = "Đăng ký khai sinh qua mạng"
ARTICLE = f"""BÀI TUYÊN TRUYỀN
{TITLE}

Từ ngày 01/8/2026, UBND xã tiếp nhận TTHC đăng ký khai sinh trực tuyến 24/7 theo Nghị định số 118/2025/NĐ-CP.

1. Mở trang dichvucong.gov.vn và đăng nhập bằng VNeID.
2. Chọn thủ tục đăng ký khai sinh, điền tờ khai.
3. Nộp hồ sơ và chờ kết quả trong 01 ngày làm việc.

- Lệ phí: miễn phí.
- Ai cần giúp, gọi số 0912 345 678.
"""


@pytest.fixture(scope="module", params=list(WIDTHS))
def place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_setup: None
) -> Iterator["Place"]:
    commune = settle(Installation(tmp_path_factory.mktemp(request.param)))
    household = commune.installation.begin("serve")
    commune.installation.wait_until_it_answers()
    yield Place(commune, request.param)
    household.terminate()
    said, _ = household.communicate(timeout=40)
    assert household.returncode == 0, said


class Place:
    def __init__(self, commune: Commune, width: str) -> None:
        self.commune = commune
        self.width = width
        self.pictures = ROOT / "artefacts" / "story" / width
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.taken = 0

    @contextmanager
    def visit(self, browser: Any, account: str = "") -> Iterator[Any]:
        """A browser window of its own, signed in as `account`; nothing may go wrong on its console."""
        wide, high = WIDTHS[self.width]
        context = browser.new_context(viewport={"width": wide, "height": high}, locale="vi-VN")
        context.set_default_timeout(30_000)
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console",
            lambda said: wrong.append(f"{said.text} {said.location}") if said.type == "error" else None,
        )
        if account:
            self.go(page, "/quan-tri/login/")
            page.fill("input[name=username]", account)
            page.fill("input[name=password]", self.commune.passwords[account])
            page.click("button[type=submit]")
            page.wait_for_url("**/quan-tri/")
        try:
            yield page
        except BaseException:
            self.picture(page, "khi-hong")
            raise
        finally:
            context.close()
        assert wrong == []

    def go(self, page: Any, path: str) -> None:
        page.goto(self.commune.installation.address + path)

    def picture(self, page: Any, name: str) -> None:
        self.taken += 1
        page.screenshot(path=self.pictures / f"{self.taken:02d}-{name}.png", full_page=True)


def until(what: Callable[[], Any], seconds: float) -> Any:
    """Ask again and again until the answer is true."""
    end = time.monotonic() + seconds
    while not (answer := what()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(1)
    return answer


def test_the_whole_story(place: Place, chromium: Any) -> None:
    with place.visit(chromium, "can-bo") as page:
        write_and_submit(place, page)
    with place.visit(chromium, "lanh-dao") as page:
        approve(place, page)
    with place.visit(chromium, "can-bo") as page:
        see_it_planned(place, page)
    with place.visit(chromium, "van-hanh") as page:
        play(place, page)
    with place.visit(chromium, "thong-ke") as page:
        find_the_evidence(place, page)
    with place.visit(chromium) as page:
        hear_as_a_resident(place, page)


def write_and_submit(place: Place, page: Any) -> None:
    """The officer pastes, sees the marked words, corrects one, listens, and sends it for approval."""
    page.locator("section", has_text="Soạn mới").get_by_role("link", name="Bài tuyên truyền").click()
    page.click("text=Dán cả bài")
    page.fill("[data-lx-paste-text]", ARTICLE)
    page.click("[data-lx-paste-go=replace]")
    expect(page.locator("#id_title")).to_have_value(TITLE)
    page.click("role=tab[name='Địa chỉ']")
    page.fill("[name=legal_basis]", "Số điện thoại công vụ, đăng theo Quy chế tiếp công dân của xã.")
    page.click("role=tab[name='Nội dung']")
    page.fill("[name=summary]", "Bà con đăng ký khai sinh tại nhà, không phải đến trụ sở.")
    place.picture(page, "soan-bai")

    page.click("role=tab[name='Phát thanh']")
    words = page.locator("[data-lx-words]")
    expect(words).to_contain_text("thủ tục hành chính")
    assert (
        "nghị định số một trăm mười tám năm hai nghìn không trăm hai mươi lăm" in words.inner_text().lower()
    )
    assert "không chín một hai, ba bốn năm, sáu bảy tám" in words.inner_text()
    marked = words.locator("mark", has_text="ủy ban nhân dân").first
    assert marked.get_attribute("data-written") == "UBND"

    words.locator("mark[data-written='VNeID']").first.click()
    page.fill("[data-lx-spoken]", "vi nê i đê")
    page.click("[data-lx-correct-save]")
    expect(words).to_contain_text("vi nê i đê")
    place.picture(page, "doc-thu")

    with page.expect_response("**/ban-doc/nghe/") as heard:
        words.locator("[data-lx-hear]").first.click()
    assert heard.value.status == 200
    assert int(heard.value.headers["content-length"]) > 10_000

    page.click("button[name=action-submit]")
    page.wait_for_selector(".messages .success")
    place.picture(page, "da-gui-duyet")


def approve(place: Place, page: Any) -> None:
    """The leader reads and approves for the site and the loudspeakers."""
    place.picture(page, "lanh-dao-ban-lam-viec")
    page.click("text=Xem và duyệt")
    assert "vi nê i đê" in page.inner_text("[data-lx-hearing]")
    place.picture(page, "lanh-dao-duyet")
    page.click("button[value=approve]")
    page.wait_for_selector(".messages .success")


def see_it_planned(place: Place, page: Any) -> None:
    """Nobody touches anything: the clock and the worker put it into the coming bulletins and build them."""

    def built() -> bool:
        place.go(page, "/quan-tri/truyen-thanh/lich/")
        return page.locator("a", has_text="Thông tin cơ sở").filter(has_text="Sẵn sàng phát").count() > 0

    until(built, 120)
    place.picture(page, "lich-phat")
    page.locator("a", has_text="Thông tin cơ sở").first.click()
    page.wait_for_selector("audio")
    assert TITLE in page.inner_text("main")
    assert re.search(r"[-−]1[56],\d LUFS", page.inner_text("main"))
    place.picture(page, "ban-tin")


def play(place: Place, page: Any) -> None:
    """The operator hears and plays the bulletin; what happened is written down when it ends."""
    place.go(page, "/van-hanh/")
    place.picture(page, "van-hanh")
    page.click("form[data-deed=start] button")
    page.wait_for_selector("article[data-state=airing]")
    place.picture(page, "dang-phat")
    until(lambda: not page.locator("#player audio").evaluate("audio => audio.paused"), 20)
    page.wait_for_selector("article[data-state=aired]", timeout=240_000)
    place.picture(page, "da-phat")


def find_the_evidence(place: Place, page: Any) -> None:
    """The airing is in the plan's ledger, for the programme's activity and the article's publication."""
    page.click("text=Kế hoạch") if place.width == "desktop" else None
    place.go(page, "/quan-tri/evidence/")
    words = page.inner_text("main")
    assert "Thông tin cơ sở" in words
    assert TITLE in words
    place.picture(page, "so-minh-chung")


def hear_as_a_resident(place: Place, page: Any) -> None:
    """Timetable, recording and full text are on the site, without signing in."""
    place.go(page, "/truyen-thanh/")
    place.picture(page, "nguoi-dan-lich-phat")
    page.locator("a[href*='/truyen-thanh/ban-tin/']").first.click()
    assert "mở trang dichvucong.gov.vn" in page.inner_text("main")
    source = page.locator("audio").first.evaluate(
        "audio => audio.currentSrc || audio.querySelector('source').src"
    )
    answer = page.request.get(source, headers={"Range": "bytes=0-99"})
    assert (answer.status, len(answer.body())) == (206, 100)
    place.picture(page, "nguoi-dan-nghe-lai")
    assert re.search(r"lang=.vi", page.content())
