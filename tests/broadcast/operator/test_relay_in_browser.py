"""A relay the operator begins by hand, in a real browser: the other station is heard, or it is said why."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from wagtail.models import Site

from broadcast.fleet import fallback
from broadcast.fleet.folder import home
from broadcast.models import PlayLogEntry, ProgrammeKind, Slot
from broadcast.states import SlotState
from cms.roles import Role
from tests.broadcast.admin.scene import Scene
from tests.broadcast.player.radio import Radio
from tests.broadcast.player.sounds import mp3

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SOUND = "document.querySelector('#player audio')"
PATIENCE = 30_000
UNTIL = """async () => {
  const end = performance.now() + 30_000;
  while (!(%s)) {
    if (performance.now() > end) throw new Error("not in 30 s");
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}"""  # the page allows no function made from words, which Playwright's own waiting is


@pytest.fixture
def radio() -> Iterator[Radio]:
    its = Radio()
    yield its
    its.close()


@pytest.fixture
def scene(settings, tmp_path: Path) -> Scene:
    settings.MEDIA_ROOT = tmp_path
    settings.PLAYERS_DIR = tmp_path / "players"
    scene = Scene(tmp_path)
    scene.station.quiet_from = scene.station.quiet_until
    scene.station.save()
    Slot.objects.exclude(pk=scene.slot.pk).delete()
    return scene


def relays(scene: Scene, stream: str, seconds: float = 600.0) -> None:
    """The slot relays this stream, from now on."""
    programme = scene.slot.programme
    programme.kind, programme.stream_url, programme.stream_timeout = ProgrammeKind.RELAY, stream, 3
    programme.save()
    now = timezone.now()
    Slot.objects.filter(pk=scene.slot.pk).update(
        start=now - timedelta(seconds=30), state=SlotState.READY, bulletin=None, seconds=seconds
    )


@pytest.fixture
def board(live_server, chromium, scene: Scene) -> Iterator[Page]:
    host, _, port = live_server.url.removeprefix("http://").partition(":")
    Site.objects.update(hostname=host, port=int(port))
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 390, "height": 844})
    cookie = scene.signed_in(Role.OPERATOR).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: dialog.accept())
    yield page
    page.goto("about:blank", wait_until="commit")
    context.close()
    assert faults == []


def begun(board: Page) -> None:
    """The operator presses, and the other station is heard."""
    board.goto("/van-hanh/")
    board.get_by_role("button", name="Phát tiếp âm").click()
    board.evaluate(UNTIL % f"{SOUND}.currentTime > 0.5")


def test_the_other_station_is_heard(board: Page, scene: Scene, radio: Radio) -> None:
    relays(scene, radio.url)
    begun(board)
    assert board.evaluate(f"{SOUND}.currentSrc") == radio.url
    expect(board.locator("#player")).to_be_visible()
    assert Slot.objects.get(pk=scene.slot.pk).state == SlotState.AIRING


def test_when_its_time_is_over_it_falls_silent_and_is_noted(board: Page, scene: Scene, radio: Radio) -> None:
    relays(scene, radio.url, seconds=6.0)
    begun(board)
    expect(board.locator("#player")).to_be_hidden(timeout=PATIENCE)
    expect(board.locator(".card")).to_have_attribute("data-state", "aired", timeout=PATIENCE)
    entry = PlayLogEntry.objects.get()
    assert (entry.outcome, entry.trigger) == ("aired", "operator")


def test_a_station_that_falls_silent_is_given_up_and_the_tune_stands_in(
    board: Page, scene: Scene, radio: Radio
) -> None:
    relays(scene, radio.url)
    tune = mp3(20.0)
    made = home() / "fallback" / f"{fallback.fingerprint(scene.station)}.{'a' * 64}.20000.mp3"
    made.parent.mkdir(parents=True)
    made.write_bytes(tune)
    begun(board)
    radio.silent.set()
    expect(board.locator(".messages")).to_contain_text("chuyển máy thu bằng tay", timeout=PATIENCE)
    board.evaluate(UNTIL % f"{SOUND}.currentSrc.endsWith('du-phong.mp3')")
    board.evaluate(UNTIL % f"{SOUND}.currentTime > 0.3")
    assert Slot.objects.get(pk=scene.slot.pk).state == SlotState.AIRING  # a receiver may still carry it


def test_a_station_that_is_not_there_is_told_and_may_be_tried_again(
    board: Page, scene: Scene, radio: Radio
) -> None:
    relays(scene, radio.url)
    radio.status = 503
    board.goto("/van-hanh/")
    board.get_by_role("button", name="Phát tiếp âm").click()
    expect(board.locator(".messages")).to_contain_text("chuyển máy thu bằng tay", timeout=PATIENCE)
    again = board.get_by_role("button", name="Phát tiếp", exact=True)
    expect(again).to_be_visible(timeout=PATIENCE)
    radio.status = 200
    again.click()
    board.evaluate(UNTIL % f"{SOUND}.currentTime > 0.5")


def test_without_a_stream_it_is_said_that_the_receiver_is_switched_by_hand(board: Page, scene: Scene) -> None:
    relays(scene, "")
    board.goto("/van-hanh/")
    expect(board.locator(".card__help").first).to_contain_text("chuyển máy thu bằng tay")
    board.get_by_role("button", name="Bắt đầu tiếp âm").click()
    expect(board.locator(".card")).to_have_attribute("data-state", "airing")
    expect(board.locator("#player")).to_be_hidden()
