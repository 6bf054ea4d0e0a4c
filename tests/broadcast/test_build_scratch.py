"""Where a build writes, and how a file gets its final name."""

import uuid
from pathlib import Path

import pytest

from broadcast.building import placing, scratch

LEASE = "0123456789abcdef"


@pytest.fixture(autouse=True)
def _var(settings, tmp_path: Path) -> None:
    settings.SCRATCH_DIR = tmp_path / "scratch"
    settings.MEDIA_ROOT = tmp_path / "media"


def test_the_folder_of_a_build_is_gone_afterwards_even_when_it_fails(tmp_path: Path) -> None:
    def fail() -> None:
        with scratch.folder(7, LEASE) as folder:
            (folder / "half.wav").write_bytes(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list((tmp_path / "scratch/builds").iterdir()) == []


def test_only_folders_of_builds_count_as_left_behind(tmp_path: Path) -> None:
    kept = scratch.root() / "notes"
    kept.mkdir(parents=True)
    left = scratch.root() / f"7-{LEASE}"
    left.mkdir()
    assert list(scratch.left()) == [(left, 7, LEASE)]


def test_a_file_gets_its_final_name_whole_and_readable_by_the_group(tmp_path: Path) -> None:
    source = tmp_path / "scratch.mp3"
    source.write_bytes(b"sound")
    name = placing.name_of(uuid.UUID(int=5), 2)
    placing.place(source, name)
    final = tmp_path / "media" / name
    assert final.read_bytes() == b"sound"
    assert final.stat().st_mode & 0o777 == 0o640
    assert not source.exists()


def test_placed_files_are_listed_with_the_bulletin_they_were_made_for(tmp_path: Path) -> None:
    source = tmp_path / "scratch.mp3"
    source.write_bytes(b"sound")
    slot = uuid.uuid4()
    placing.place(source, placing.name_of(slot, 3))
    (tmp_path / "media/bulletins/readme.txt").write_text("not a bulletin")
    assert list(placing.placed()) == [(f"bulletins/{slot}-v3.mp3", slot, 3)]
