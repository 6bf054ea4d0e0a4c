"""From press to first sound, with the real processes: web, worker, clock, push, and a player."""

import json
import re
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.broadcast.faults.conftest import model, yard  # noqa: F401
from tests.broadcast.faults.yard import Yard
from tests.broadcast.player import agents
from tests.broadcast.player.agents import Agent
from tests.conftest import ROOT
from tests.installation import free_port

pytestmark = [pytest.mark.faults, pytest.mark.django_db, pytest.mark.once]
SCREEN = "/van-hanh/khan-cap/"
PASSWORD = "mat-khau-cua-bai-thu"
WORDS = "Đang có cháy tại chợ xã. Bà con rời khỏi khu vực theo hướng sông, nhường đường cho xe chữa cháy."
PROMISED, SEEN = 10.0, 8.0  # seconds; a heartbeat comes each minute where nothing happens


class Person:
    """Somebody with a browser."""

    def __init__(self, address: str, name: str) -> None:
        self.address = address
        self.session = requests.Session()
        self.send("/quan-tri/login/", "/quan-tri/login/", username=name, password=PASSWORD)
        assert "sessionid" in self.session.cookies

    def press(self, path: str, **sent: str) -> None:
        """A button of the emergency screen."""
        self.send(SCREEN, SCREEN + path, **sent)

    def send(self, page: str, path: str, **sent: str) -> None:
        """Send a form that stands on a page."""
        shown = self.session.get(self.address + page, timeout=30)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown.text)
        assert token, f"{page}: {shown.status_code}\n{shown.text[:500]}"
        form = {**sent, "csrfmiddlewaretoken": token[1]}
        answer = self.session.post(
            self.address + path, data=form, headers={"Referer": self.address}, timeout=30
        )
        assert answer.ok, f"{path}: {answer.status_code}"

    def waits_for(self, words: str, seconds: float = 60.0) -> None:
        """Look at the screen until it says so."""
        until = time.monotonic() + seconds
        while not re.search(words, self._screen()):
            assert time.monotonic() < until, f"the screen never said {words!r}"
            time.sleep(0.2)

    def _screen(self) -> str:
        return self.session.get(f"{self.address}{SCREEN}hien-tai/", timeout=30).text


@pytest.fixture
def house(yard: Yard) -> Iterator[Yard]:  # noqa: F811
    yard.house.extra["LOAXA_PUSH_PORT"] = str(free_port())
    yard.house.manage("collectstatic", "--noinput")
    serving = yard.house.begin("serve")
    yield yard
    serving.terminate()
    serving.communicate(timeout=60)


@pytest.fixture
def agent(house: Yard, tmp_path: Path) -> Iterator[Agent]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.broadcast.emergency.children.office", PASSWORD],
        cwd=ROOT, env=house.house.environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    house.house.wait_until_it_answers("/quan-tri/login/")
    code = json.loads(done.stdout.strip().splitlines()[-1])
    paired = agents.told(tmp_path / "player", "pair", house.house.address, code)
    assert paired.returncode == 0, paired.stderr
    its = Agent(tmp_path / "player")
    its.says("a new plan")
    yield its
    its.end()


def test_from_press_to_first_sound_and_to_silence(house: Yard, agent: Agent) -> None:
    operator, leader = (Person(house.house.address, name) for name in ("van-hanh", "lanh-dao"))
    pk = str(uuid.uuid4())
    operator.press(
        "gui/",
        pk=pk, drill="0", kind="fire", title="Cháy chợ", text=WORDS, every="3", how_long="30",
    )  # fmt: skip
    leader.waits_for("PHÁT NGAY")
    pressed = time.monotonic()
    leader.press(f"{pk}/phat/")
    agent.says(f"on air: emergency:{pk}")
    heard = time.monotonic() - pressed
    print(f"from press to first sound: {heard:.2f} s")
    assert heard < PROMISED
    leader.waits_for("Đã phát trên 1/1 máy", seconds=SEEN)
    print(f"from first sound to the screen: {time.monotonic() - pressed - heard:.2f} s")

    pressed = time.monotonic()
    operator.press(f"{pk}/dung/")
    agent.says(f"over: emergency:{pk}")
    print(f"from stop to silence: {time.monotonic() - pressed:.2f} s")
    assert time.monotonic() - pressed < PROMISED
