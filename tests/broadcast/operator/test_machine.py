"""The operator's computer as a player, in a real browser: armed, cut off, heard, and its log afterwards."""

import hashlib
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path

import imageio_ffmpeg
import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from wagtail.models import Site

from broadcast.fleet.publishing import publish_all
from broadcast.models import Bulletin, Player, PlayLogEntry, PlayReport, Slot
from broadcast.states import PlayerState, SlotState
from cms.roles import Role
from tests.broadcast.admin.scene import Scene
from tests.broadcast.player.test_microphone import recording
from tests.conftest import CHROMIUM_ARGUMENTS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SECONDS = 3.0
SOON = timedelta(seconds=14)
KEPT = """async (sha256) => {
  const end = performance.now() + 20_000;
  const all = async () => {
    const sounds = (await (await caches.open("loa-xa-am-thanh-1")).keys()).map((one) => one.url);
    const pages = (await (await caches.open("loa-xa-trang-may-phat-1")).keys()).map((one) => one.url);
    const page = pages.some((url) => url.endsWith("/van-hanh/may-phat/"));
    return page && sounds.some((url) => url.endsWith(sha256));
  };
  while (!(await all())) {
    if (performance.now() > end) throw new Error("nothing was kept in 20 s");
    await new Promise(requestAnimationFrame);
  }
}"""


@pytest.fixture(scope="module")
def tone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tone") / "tone.mp3"
    make = ["-f", "lavfi", "-i", f"sine=440:duration={SECONDS}", "-b:a", "64k", "-y", str(path)]
    subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", *make], check=True)
    return path


@pytest.fixture
def scene(settings, tmp_path: Path, tone: Path) -> Scene:
    settings.MEDIA_ROOT = tmp_path
    settings.PLAYERS_DIR = tmp_path / "players"
    scene = Scene(tmp_path)
    scene.station.quiet_from = scene.station.quiet_until
    scene.station.save()
    sound = tone.read_bytes()
    Path(scene.bulletin.file.path).write_bytes(sound)
    Bulletin.objects.filter(pk=scene.bulletin.pk).update(
        sha256=hashlib.sha256(sound).hexdigest(), size=len(sound), seconds=SECONDS
    )
    Slot.objects.exclude(pk=scene.slot.pk).delete()
    scene.reload()
    return scene


def starts_in(scene: Scene, ahead: timedelta) -> None:
    Slot.objects.filter(pk=scene.slot.pk).update(start=timezone.now() + ahead, state=SlotState.READY)
    publish_all(timezone.now())


@contextmanager
def opened(browser, live_server, scene: Scene) -> Iterator[Page]:
    """A page of that browser, signed in as the operator."""
    host, _, port = live_server.url.removeprefix("http://").partition(":")
    Site.objects.update(hostname=host, port=int(port))
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    cookie = scene.signed_in(Role.OPERATOR).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.set_offline(False)
    page.goto("about:blank", wait_until="commit")
    context.close()
    assert faults == []


@pytest.fixture
def machine(live_server, chromium, scene) -> Iterator[Page]:
    with opened(chromium, live_server, scene) as page:
        yield page


@pytest.fixture
def listening(live_server, chromium, scene, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """A page of a browser whose microphone hears silence, then so many seconds of a tone."""
    with ExitStack() as stack:

        def begin(silence: float, loud: float) -> Page:
            room = recording(tmp_path / "room.wav", (silence, 0), (loud, 8192))
            flags = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
            flags.append(f"--use-file-for-fake-audio-capture={room}%noloop")
            browser = chromium.browser_type.launch(
                executable_path=shutil.which("chromium"), args=[*CHROMIUM_ARGUMENTS, *flags]
            )
            stack.callback(browser.close)
            return stack.enter_context(opened(browser, live_server, scene))

        yield begin


def armed(machine) -> Player:
    machine.goto("/van-hanh/may-phat/")
    machine.get_by_role("button", name="Bật máy này làm máy phát").click()
    expect(machine.locator("#machine")).to_have_attribute(
        "data-state", re.compile("ready|doubt"), timeout=15_000
    )
    # From now on it asks for its manifest only, and the database is left to the test.
    expect(machine.locator("[data-checks]")).to_contain_text("Đã biết giờ đúng", timeout=15_000)
    expect(machine.locator("[data-checks]")).to_contain_text("đã có đủ trên máy này", timeout=15_000)
    return Player.objects.get()


def test_armed_and_cut_off_it_plays_and_reports_afterwards(machine, scene: Scene) -> None:
    starts_in(scene, timedelta(hours=1))
    player = armed(machine)
    starts_in(scene, SOON)
    machine.evaluate(KEPT, scene.bulletin.sha256)
    expect(machine.locator("[data-next]")).to_contain_text("còn 0 phút", timeout=15_000)
    machine.context.set_offline(True)
    expect(machine.locator("#machine")).to_have_attribute("data-state", "air", timeout=20_000)
    expect(machine.locator("[data-log]")).to_contain_text("đã phát trọn", timeout=20_000)
    assert not PlayReport.objects.exists()
    machine.context.set_offline(False)
    expect(machine.locator("[data-sent]")).to_contain_text("đã nhận đủ", timeout=60_000)
    report = PlayReport.objects.get()
    entry = PlayLogEntry.objects.get()
    slot = Slot.objects.get(pk=scene.slot.pk)
    assert (report.player, report.outcome, report.reason, report.sequence) == (player, "aired", "", 1)
    assert abs((report.started_at - slot.start).total_seconds()) < 1.0
    assert report.seconds == pytest.approx(SECONDS, abs=0.2)
    assert (entry.outcome, entry.sha256, entry.trigger) == ("aired", scene.bulletin.sha256, "player")
    assert slot.state == SlotState.AIRED


def test_opened_anew_without_network_it_goes_on(machine, scene: Scene) -> None:
    starts_in(scene, timedelta(hours=1))
    armed(machine)
    machine.evaluate(KEPT, scene.bulletin.sha256)
    machine.context.set_offline(True)
    machine.on("dialog", lambda dialog: dialog.accept())
    machine.reload()
    expect(machine.locator("[data-ahead]")).to_contain_text(scene.bulletin.title)
    expect(machine.locator("[data-checks]")).to_contain_text("Không liên lạc được với máy chủ")


def test_a_second_tab_leaves_the_playing_to_the_first(machine, scene: Scene) -> None:
    armed(machine)
    other = machine.context.new_page()
    other.goto("/van-hanh/may-phat/")
    other.get_by_role("button", name="Bật máy này làm máy phát").click()
    expect(other.locator("[data-lamp]")).to_contain_text("Một thẻ khác")
    assert Player.objects.count() == 1


@pytest.mark.parametrize(("silence", "loud", "silent"), [(60.0, 0.0, 1.0), (13.0, 60.0, 0.0)])
def test_with_a_microphone_it_says_whether_it_was_heard(
    listening, scene: Scene, silence: float, loud: float, silent: float
) -> None:
    starts_in(scene, timedelta(hours=1))
    page = listening(silence, loud)
    armed(page)
    starts_in(scene, SOON)
    page.get_by_role("button", name="Nghe kiểm tra loa bằng micro").click()
    expect(page.locator("[data-checks]")).to_contain_text("Micro đang nghe kiểm tra loa")
    expect(page.locator("[data-log]")).to_contain_text("đã phát trọn", timeout=40_000)
    expect(page.locator("[data-sent]")).to_contain_text("đã nhận đủ", timeout=30_000)
    heard = PlayReport.objects.get().overheard
    assert heard is not None
    assert heard.seconds >= 1
    assert heard.silent == silent
    assert (heard.rms_dbfs > -40) is bool(loud)


def test_a_browser_without_a_microphone_says_so_and_plays_on(machine) -> None:
    armed(machine)
    machine.get_by_role("button", name="Nghe kiểm tra loa bằng micro").click()
    expect(machine.locator("[data-checks]")).to_contain_text("Không dùng được micro")


def test_disarmed_it_is_a_player_no_more(machine, scene: Scene) -> None:
    armed(machine)
    machine.on("dialog", lambda dialog: dialog.accept())
    machine.get_by_role("button", name="Tắt máy phát").click()
    expect(machine.locator("#machine")).to_have_attribute("data-state", "off")
    expect(machine.locator("[data-lamp]")).to_contain_text("chưa được bật")
    assert Player.objects.get().state == PlayerState.REVOKED


def test_only_an_operator_arms_it(client, scene: Scene) -> None:
    assert client.get("/van-hanh/may-phat/").status_code == 200
    assert client.post("/van-hanh/may-phat/bat/").status_code == 302
    assert scene.signed_in(Role.CONTRIBUTOR).post("/van-hanh/may-phat/bat/").status_code == 403
    assert not Player.objects.exists()


@pytest.mark.parametrize("named", ["", "x", "999999"])
def test_disarming_what_is_no_player_is_not_found(scene: Scene, named: str) -> None:
    answer = scene.signed_in(Role.OPERATOR).delete("/van-hanh/may-phat/bat/", headers={"X-Player": named})
    assert answer.status_code == 404


def test_what_it_needs_to_know_is_told_once(scene: Scene) -> None:
    answer = scene.signed_in(Role.OPERATOR).post("/van-hanh/may-phat/bat/")
    player = Player.objects.get()
    assert answer["Cache-Control"] == "no-store"
    assert answer.json()["player"] == str(player.pk)
    assert answer.json()["manifest"] == f"/api/v1/manifests/{player.key}.json"
    assert answer.json()["token"] not in str(player.tokens.values_list("digest", flat=True))
