"""The recording's page in a real browser, under the real content policy."""

import io
import math
import subprocess
import wave
from array import array
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import imageio_ffmpeg
import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from tests.broadcast.public.airwaves import build_programme, build_station, make_recording
from tests.cms.public.commune import build_commune


@pytest.fixture(autouse=True)
def _frozen() -> None:
    """A browser lives in real time."""


@pytest.fixture(scope="module")
def tone() -> bytes:
    """Two minutes of a tone as MP3."""
    raw = io.BytesIO()
    with wave.open(raw, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(array("h", (int(6000 * math.sin(n / 9)) for n in range(120 * 8000))).tobytes())
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", "-", "-b:a", "32k", "-f", "mp3", "-"]
    return subprocess.run(command, input=raw.getvalue(), capture_output=True, check=True).stdout


@pytest.fixture
def address(transactional_db: None, live_server: LiveServer, tone: bytes) -> str:
    programme = build_programme(build_station(build_commune().site))
    slot = make_recording(programme, timezone.now() - timedelta(days=1), sound=tone)
    return f"{live_server.url}/truyen-thanh/ban-tin/{slot.pk}/"


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def page(chromium: Any, complaints: list[str]) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    yield page
    context.close()


@pytest.mark.browser
def test_a_chapter_and_a_pace_are_one_press_away(page: Any, address: str, complaints: list[str]) -> None:
    page.goto(address)
    page.get_by_role("link", name="Nộp hồ sơ trực tuyến").click()
    page.wait_for_function("document.querySelector('audio').currentTime >= 100")
    assert page.url == address
    assert page.locator(".chapters a[aria-current]").inner_text().endswith("Nộp hồ sơ trực tuyến")
    page.get_by_role("button", name="1,5×").click()
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.5
    assert complaints == []


@pytest.mark.browser
def test_without_javascript_everything_is_still_there(chromium: Any, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("audio").is_visible()
    assert not page.locator("[data-speeds]").is_visible()
    assert page.get_by_role("link", name="Nộp hồ sơ trực tuyến").get_attribute("href").endswith(".mp3#t=100")
    assert page.get_by_text("Bà con làm theo ba bước.").is_visible()
    context.close()
