"""The calls of players against their own description: what it allows is taken, all else refused in its words.

Schemathesis, as a process of its own over real sockets, makes calls from /api/v1/openapi.json and holds every
answer against it; the same calls each run.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.servers.basehttp import WSGIRequestHandler
from django.utils import timezone

from broadcast.fleet import pairing
from broadcast.fleet.publishing import publish_all
from tests.broadcast.fleet.device import Device

# Of the faults it has the clock that runs: another process makes the calls.
pytestmark = [pytest.mark.once, pytest.mark.faults, pytest.mark.django_db(transaction=True)]
EXAMPLES = 30
SOUND = """
[[operations]]
include-path = "/api/v1/audio/{{sha256}}"
parameters = {{ sha256 = "{sha256}" }}
"""


@pytest.fixture
def described(live_server, device, ready, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """(address of the description, a paired player whose plan names a sound); wrong codes are not counted."""
    monkeypatch.setattr(pairing, "MOST_FAILURES", 10**6)
    monkeypatch.setattr(pairing, "MOST_FAILURES_OF_ALL", 10**6)
    monkeypatch.setattr(WSGIRequestHandler, "disable_nagle_algorithm", True)  # else 40 ms are lost each call
    slot, its = ready(), device()
    publish_all(timezone.now())
    (tmp_path / "schemathesis.toml").write_text(SOUND.format(sha256=slot.bulletin.sha256))
    return f"{live_server.url}/api/v1/openapi.json", its


def told(address: str, folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """What Schemathesis tells of the calls at `address`; exit code 0 where it found nothing."""
    command = [sys.executable, "-m", "schemathesis.cli", "run", address, "--generation-deterministic"]
    command += ["--no-shrink", "--continue-on-failure", "--no-color", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=240, check=False)


def test_a_paired_player_is_answered_as_described(described: tuple[str, Device], tmp_path: Path) -> None:
    address, one = described
    token = f"Authorization: Bearer {one.token}"
    done = told(address, tmp_path, "--max-examples", str(EXAMPLES), "-H", token)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 selected / 6 total" in done.stdout
    assert "Warnings:" not in done.stdout, done.stdout  # of calls that were never really answered
    assert one.player.reports.exists()


@pytest.mark.parametrize("header", [(), ("-H", "Authorization: Bearer wrong")], ids=["none", "wrong"])
def test_strangers_are_refused_as_described(described: tuple[str, Device], tmp_path: Path, header) -> None:
    address, one = described
    done = told(address, tmp_path, "--phases", "coverage", "--mode", "positive", *header)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not one.player.reports.exists()
