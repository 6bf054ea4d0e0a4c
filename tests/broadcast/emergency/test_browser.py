"""The emergency screen in a real browser on a phone, with a microphone that hears a test tone."""

import shutil
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from broadcast.emergency import deciding
from broadcast.emergency.sounding import sound
from broadcast.models import Emergency, Station
from cms.models import User
from tests.broadcast.emergency.alarm import Alarm
from tests.conftest import CHROMIUM_ARGUMENTS

pytestmark = pytest.mark.browser
MICROPHONE = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
SCREEN = "/van-hanh/khan-cap/"


@pytest.fixture
def alarm(transactional_db: None, settings, tmp_path: Path) -> Alarm:
    settings.MEDIA_ROOT, settings.SCRATCH_DIR = tmp_path / "media", tmp_path / "scratch"
    settings.SPEECH_CACHE_DIR, settings.PLAYERS_DIR = tmp_path / "speech", tmp_path / "players"
    made = Alarm(tmp_path / "media")
    Station.objects.update(quiet_from=time(0), quiet_until=time(0))
    return made


@pytest.fixture
def browser(chromium: Any) -> Iterator[Any]:
    executable = shutil.which("chromium")
    made = chromium.browser_type.launch(executable_path=executable, args=[*CHROMIUM_ARGUMENTS, *MICROPHONE])
    yield made
    made.close()


@pytest.fixture
def page(browser: Any, alarm: Alarm, live_server: LiveServer) -> Iterator[Any]:
    """The operator's phone."""
    yield from signed_in(browser, live_server.url, alarm.operator)


def signed_in(browser: Any, address: str, who: User) -> Iterator[Any]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        base_url=address,
        permissions=["microphone"],
        bypass_csp=True,  # for the tests' own questions, which the policy would refuse
    )
    page = context.new_page()
    page.goto("/quan-tri/login/")
    page.fill("[name=username]", who.username)
    page.fill("[name=password]", "mat-khau-thu")
    page.click("button[type=submit]")
    page.wait_for_load_state()
    yield page
    context.close()


def fits(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_a_wording_is_filled_in_blank_by_blank_and_sent(page: Any) -> None:
    page.goto(SCREEN)
    page.get_by_role("link", name="Cháy").click()
    text, blank = page.locator("textarea[name=text]"), page.locator("[data-next-blank]")
    while blank.is_visible():
        blank.click()
        page.keyboard.type("chợ xã")
    assert "[" not in text.input_value()
    page.get_by_role("radio", name="Khẩn cấp").check()
    assert page.locator(".huge--send").inner_text() == "Gửi thông báo KHẨN CẤP"
    page.locator(".huge--send").click()
    page.get_by_text("Chờ người thứ hai duyệt").first.wait_for()
    assert fits(page)
    assert Emergency.objects.get().state == "waiting"


def test_the_voice_is_recorded_heard_again_and_sent(page: Any) -> None:
    page.goto(SCREEN)
    page.get_by_role("radio", name="Diễn tập").check()
    page.get_by_label("Tiêu đề").fill("Diễn tập chữa cháy")
    page.locator("textarea[name=text]").fill("Diễn tập chữa cháy tại chợ.")
    page.locator("[data-record]").click()
    page.wait_for_function("document.querySelector('.recorder meter').value > -30")
    page.wait_for_function("document.querySelector('.recorder__time').textContent >= '0:02'")
    page.locator("[data-end]").click()
    page.locator("[data-forget]").wait_for()
    assert page.locator(".recorder__words").inner_text()
    assert fits(page)
    page.locator(".huge--send").click()
    page.locator("[data-waiting]").wait_for()
    emergency = Emergency.objects.get()
    assert emergency.recording
    assert sound(emergency.pk)


def test_a_recording_thrown_away_is_not_sent(page: Any) -> None:
    page.goto(SCREEN)
    page.locator("[data-record]").click()
    page.wait_for_function("document.querySelector('.recorder__time').textContent >= '0:01'")
    page.locator("[data-end]").click()
    page.locator("[data-forget]").click()
    assert page.evaluate("document.querySelector('[name=recording]').files.length") == 0


def test_this_machine_sounds_it_until_it_is_stopped(page: Any, alarm: Alarm) -> None:
    waiting = alarm.waiting()
    assert sound(waiting.pk)
    deciding.approve(waiting, alarm.leader, timezone.now())
    page.goto(SCREEN)
    page.get_by_role("button", name="Phát trên máy này").click()
    page.wait_for_function("document.querySelector('#here audio').currentTime > 0.5")
    deciding.stop(waiting, alarm.leader, timezone.now())
    page.locator("#here").wait_for(state="hidden")
    assert page.evaluate("document.querySelector('#here audio').paused")


def test_what_was_heard_here_is_written_down(page: Any, alarm: Alarm) -> None:
    waiting = alarm.waiting()
    assert sound(waiting.pk)
    deciding.approve(waiting, alarm.leader, timezone.now())
    page.goto(SCREEN)
    with page.expect_response(lambda answer: answer.url.endswith("/tai-may/"), timeout=60_000):
        page.get_by_role("button", name="Phát trên máy này").click()
        page.wait_for_function("document.querySelector('#here audio').duration > 1")
        page.evaluate("const a = document.querySelector('#here audio'); a.currentTime = a.duration - 0.3")
    assert waiting.deeds.filter(deed="heard_here").count() == 1


def test_the_screen_keeps_itself_up_to_date(page: Any, alarm: Alarm) -> None:
    page.goto(SCREEN)
    assert page.locator("[data-on-air]").count() == 0
    alarm.on_air(drill=True)
    page.locator("[data-on-air].alarm--drill").wait_for()
    assert page.get_by_role("button", name="DỪNG DIỄN TẬP").is_visible()
    assert fits(page)
