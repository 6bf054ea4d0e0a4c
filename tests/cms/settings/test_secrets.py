import multiprocessing
import stat
from pathlib import Path

from cms.settings.secrets import secret_key


def test_the_key_is_made_once_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret-key"
    first = secret_key(path)
    assert secret_key(path) == first
    assert len(first) >= 50


def test_only_its_owner_can_read_the_key(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"
    secret_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_processes_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        keys = pool.map(secret_key, [path] * 8)
    assert len(set(keys)) == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["secret-key"]
