"""The player on a machine of its own: a fresh environment with miniaudio and nothing else of ours."""

import importlib.util
import json
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from broadcast.player import __version__
from broadcast.player.protocol import dump
from broadcast.player.wheel import build
from tests.broadcast.player.plans import NOON, bulletin, plan

BESIDE = ("miniaudio", "_miniaudio", "cffi", "_cffi_backend", "pycparser")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel; what it needs is copied from this one, since no test leaves loopback."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "env", with_pip=False)
    packages = Path(
        sysconfig.get_path("purelib", vars={"base": str(folder / "env"), "platbase": str(folder / "env")})
    )
    wheel = build(folder / "dist")
    install = [sys.executable, "-m", "pip", "--python", str(folder / "env/bin/python"), "install"]
    subprocess.run([*install, "--quiet", "--no-index", "--no-deps", str(wheel)], check=True, cwd=folder)
    for name in BESIDE:
        found = importlib.util.find_spec(name)
        assert found
        assert found.origin
        origin = Path(found.origin)
        if origin.name == "__init__.py":
            shutil.copytree(origin.parent, packages / name)
        else:
            shutil.copy(origin, packages)
    return folder / "env" / "bin"


def run(elsewhere: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(elsewhere / arguments[0]), *arguments[1:]],
        cwd=elsewhere,
        capture_output=True,
        text=True,
        check=False,
        env={"HOME": str(elsewhere), "PYTHONWARNINGS": "error"},
    )


def test_it_simulates_a_week_with_nothing_else_installed(elsewhere: Path, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(dump(plan(bulletin("a", NOON), bulletin("b", NOON)))))
    done = run(elsewhere, "loaxa-player", "--simulate", "--plan", str(path), "--json")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["item"], row["outcome"]) for row in rows] == [("slot:a", "aired"), ("slot:b", "aired")]


def test_no_other_package_is_imported(elsewhere: Path) -> None:
    script = (
        "import sys, broadcast.player.cli; "
        "print(sorted({name.partition('.')[0] for name in sys.modules} - set(sys.stdlib_module_names)))"
    )
    done = run(elsewhere, "python", "-c", script)
    found = {name for name in json.loads(done.stdout.replace("'", '"')) if not name.startswith("__")}
    assert found <= {"broadcast", "miniaudio", "_miniaudio", "_cffi_backend", "cffi"}


def test_it_gives_its_service_file_with_its_own_path(elsewhere: Path) -> None:
    done = run(elsewhere, "loaxa-player", "service")
    assert f"ExecStart={elsewhere / 'loaxa-player'} run" in done.stdout
    assert "Restart=always" in done.stdout
    assert "After=sound.target network-online.target time-sync.target" in done.stdout


def test_it_says_the_version_it_is_packed_as(tmp_path: Path) -> None:
    assert f"-{__version__}-" in build(tmp_path).name


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    assert build(tmp_path / "a").read_bytes() == build(tmp_path / "b").read_bytes()
