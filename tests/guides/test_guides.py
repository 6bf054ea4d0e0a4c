"""The guides show pictures that exist, and every picture is shown."""

import os
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.guides.shots import SHOTS

FOLDER = ROOT / "docs" / "huong-dan"
GUIDES = sorted(FOLDER.glob("*.md"))
PICTURE = re.compile(r"!\[([^\]]*)\]\(hinh/([\w-]+)\.png\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([\w./-]+)(?:#[\w-]*)?\)")


def shown() -> set[str]:
    return {name for guide in GUIDES for _words, name in PICTURE.findall(guide.read_text(encoding="utf-8"))}


def test_there_is_a_guide_for_everybody_who_works_with_it() -> None:
    assert {guide.stem for guide in GUIDES} >= {"can-bo", "lanh-dao", "van-hanh"}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_picture_of_a_guide_is_there_and_described(guide) -> None:
    for words, name in PICTURE.findall(guide.read_text(encoding="utf-8")):
        assert words.strip(), name
        assert (FOLDER / "hinh" / f"{name}.png").is_file(), name


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_link_of_a_guide_leads_somewhere(guide) -> None:
    for target in LINK.findall(guide.read_text(encoding="utf-8")):
        assert (guide.parent / target).exists(), target


def test_every_picture_can_be_taken_anew() -> None:
    assert shown() == {shot.name for shot in SHOTS}


def test_the_pictures_are_taken_without_settings_of_their_own() -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
    subprocess.run(
        [sys.executable, "-c", "import tests.guides.__main__"], check=True, cwd=ROOT, env=environment
    )


def test_the_pictures_stay_light() -> None:
    sizes = {picture.name: picture.stat().st_size for picture in (FOLDER / "hinh").glob("*.png")}
    assert not {name: size for name, size in sizes.items() if size > 90_000}
    assert sum(sizes.values()) < 1_600_000
