"""A text read into a telephone's microphone: heard, taken anew, kept, approved, on its way to the air."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytest_django.live_server_helper import LiveServer

from cms.airing import airable_items
from cms.models import ArticlePage, User
from cms.workflow import submit
from media.audio import SAMPLE_RATE
from media.models import Recording
from tests.conftest import CHROMIUM_ARGUMENTS
from tests.media.audio.conftest import babble, save

pytestmark = pytest.mark.browser
TEXT = "Cắt điện thôn Đông từ tám giờ sáng thứ Năm."
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def browser(chromium: Any, tmp_path: Path) -> Iterator[Any]:
    """Its microphone hears three seconds of silence and then a voice, over and over."""
    heard = np.concatenate([np.zeros(3 * SAMPLE_RATE, np.float32), babble(30)])
    voice = save(heard, tmp_path / "voice.wav")
    microphone = [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={voice}",
    ]
    made = chromium.browser_type.launch(
        executable_path=shutil.which("chromium"), args=[*CHROMIUM_ARGUMENTS, *microphone]
    )
    yield made
    made.close()


@pytest.fixture
def article(transactional_db: None, settings: Any, tmp_path: Path, write: Any) -> ArticlePage:
    settings.MEDIA_ROOT, settings.SCRATCH_DIR = tmp_path / "media", tmp_path / "scratch"
    return write("Cắt điện thôn Đông", loudspeaker_text=TEXT)


def signed_in(browser: Any, address: str, who: User) -> Any:
    context = browser.new_context(
        viewport=PHONE, base_url=address, permissions=["microphone"], bypass_csp=True
    )
    page = context.new_page()
    page.goto("/quan-tri/login/")
    page.fill("[name=username]", who.username)
    page.fill("[name=password]", "mat-khau-thu")
    page.click("button[type=submit]")
    page.wait_for_load_state()
    return page


@pytest.fixture
def page(browser: Any, article: ArticlePage, live_server: LiveServer, officer: User) -> Iterator[Any]:
    made = signed_in(browser, live_server.url, officer)
    made.goto(f"/quan-tri/giong-doc/{article.pk}/")
    yield made
    made.context.close()


def fits(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def read_aloud(page: Any) -> None:
    page.locator("[data-record]").click()
    page.get_by_text("Xin giữ im lặng").wait_for()
    page.wait_for_function("document.querySelector('.recorder meter').value > -30")
    page.wait_for_function("document.querySelector('.recorder__time').textContent >= '0:04'")
    page.locator("[data-end]").click()
    page.locator(".recorder audio[src]").wait_for()


def keep(page: Any) -> None:
    page.get_by_role("button", name="Giữ bản ghi này").click()
    page.get_by_text("Đã giữ bản ghi âm").first.wait_for(timeout=60_000)


def test_read_heard_taken_anew_kept_approved_and_aired(
    page: Any, browser: Any, live_server: LiveServer, article: ArticlePage, officer: User, leader: User
) -> None:
    read_aloud(page)
    page.wait_for_function("document.querySelector('.recorder audio').duration > 0 || true")
    page.get_by_role("button", name="Bỏ bản ghi này").click()
    assert page.evaluate("document.querySelector('[name=sound]').files.length") == 0
    read_aloud(page)
    assert fits(page)
    keep(page)
    assert fits(page)
    made = Recording.objects.get()
    assert made.says(TEXT)
    page.goto("/quan-tri/")
    submit(ArticlePage.objects.get(pk=article.pk), by=officer)
    decision = ArticlePage.objects.get(pk=article.pk).current_workflow_task_state
    desk = signed_in(browser, live_server.url, leader)
    desk.goto(f"/quan-tri/duyet/{decision.pk}/")
    sound = desk.locator(".lx-recording audio")
    assert sound.evaluate("async (one) => { one.muted = true; await one.play(); return one.duration }") > 2
    desk.get_by_role("button", name="Duyệt đăng và phát thanh").click()
    desk.wait_for_url("**/quan-tri/")
    (item,) = airable_items()
    assert item.recorded is not None
    assert item.recorded.sha256 == made.clip.sha256


def test_a_connection_cut_loses_nothing(page: Any) -> None:
    read_aloud(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Giữ bản ghi này").click()
    page.get_by_text("vẫn còn trên trang này").wait_for()
    assert page.evaluate("document.querySelector('[name=sound]').files.length") == 1
    page.context.set_offline(False)
    keep(page)
    assert Recording.objects.count() == 1


def test_an_answer_lost_on_its_way_makes_no_second_recording(page: Any) -> None:
    read_aloud(page)

    def lose_the_answer(route: Any) -> None:
        route.fetch(timeout=60_000)
        route.abort("connectionreset")

    page.route(
        "**/giong-doc/*/",
        lambda route: lose_the_answer(route) if route.request.method == "POST" else route.continue_(),
    )
    page.get_by_role("button", name="Giữ bản ghi này").click()
    page.get_by_text("vẫn còn trên trang này").wait_for(timeout=60_000)
    page.unroute_all()
    keep(page)
    assert Recording.objects.count() == 1


def test_a_text_file_named_mp3_is_refused_in_words(page: Any, tmp_path: Path) -> None:
    text = tmp_path / "giong.mp3"
    text.write_text("đây là văn bản")
    page.set_input_files("[name=sound]", text)
    page.get_by_role("button", name="Giữ bản ghi này").click()
    page.get_by_text("không phải là tệp âm thanh").wait_for()
    assert Recording.objects.count() == 0


def test_without_the_microphone_a_file_is_taken(
    chromium: Any, article: ArticlePage, live_server: LiveServer, officer: User, tmp_path: Path
) -> None:
    page = signed_in(chromium, live_server.url, officer)
    page.add_init_script("Object.defineProperty(navigator, 'mediaDevices', { value: undefined })")
    page.goto(f"/quan-tri/giong-doc/{article.pk}/")
    page.get_by_text("chỉ ghi âm được khi mở trang bằng địa chỉ https").wait_for()
    assert page.locator("[data-record]").is_hidden()
    page.set_input_files("[name=sound]", save(babble(4), tmp_path / "doc.wav"))
    keep(page)
    page.context.close()


def test_the_editor_leads_there_and_says_who_reads(page: Any, article: ArticlePage) -> None:
    page.goto(f"/quan-tri/pages/{article.pk}/edit/")
    page.get_by_role("tab", name="Phát thanh").click()
    page.get_by_role("link", name="Tự đọc và ghi âm").click()
    page.wait_for_url(f"**/giong-doc/{article.pk}/")
    page.keyboard.press("Tab")
    assert page.locator(".lx-prompter").inner_text().strip() == TEXT
