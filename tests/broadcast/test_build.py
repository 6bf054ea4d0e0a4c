"""A bulletin is spoken, put together, mastered and stored, once, under its final name."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from mutagen.mp3 import MP3

from broadcast.build import Stage, build
from broadcast.models import Bulletin
from broadcast.states import BulletinState, SlotState
from media.audio import measure
from tests.broadcast.studio import SCRIPT, a_bulletin, a_programme, a_slot, a_station

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _var(settings, tmp_path: Path) -> None:
    settings.SCRATCH_DIR = tmp_path / "scratch"
    settings.MEDIA_ROOT = tmp_path / "media"


def scratch() -> list[Path]:
    return list((Path(django_settings.SCRATCH_DIR) / "builds").iterdir())


@pytest.fixture
def built() -> Bulletin:
    return build(a_bulletin().pk)


def test_a_built_bulletin_is_one_file_under_its_final_name_with_its_figures(built: Bulletin) -> None:
    path = Path(built.file.path)
    assert built.file.name == f"bulletins/{built.slot_id}-v1.mp3"
    assert built.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert built.size == path.stat().st_size
    assert built.engine == "espeak"
    assert built.seconds == pytest.approx(MP3(path).info.length, abs=0.2)
    assert scratch() == []


def test_its_loudness_is_what_ffmpeg_hears_in_the_file(built: Bulletin) -> None:
    heard = measure(Path(built.file.path))
    assert heard.integrated == pytest.approx(-16.0, abs=0.5)
    assert heard.true_peak <= -1.5
    assert built.lufs == pytest.approx(heard.integrated, abs=0.2)
    assert built.true_peak == pytest.approx(heard.true_peak, abs=0.3)


def test_every_line_says_from_when_to_when_it_is_heard(built: Bulletin) -> None:
    items = list(built.items.order_by("position"))
    assert items[0].starts_at == 0.5
    assert all(item.ends_at > item.starts_at for item in items)
    assert [item.starts_at for item in items[1:]] == [item.ends_at for item in items[:-1]]
    assert items[-1].ends_at == pytest.approx(built.seconds - 0.5, abs=0.01)


def test_listeners_can_jump_to_each_titled_line(built: Bulletin) -> None:
    tags = MP3(built.file.path).tags
    assert tags is not None
    chapters = sorted(tags.getall("CHAP"), key=lambda frame: frame.start_time)
    assert [frame.sub_frames["TIT2"].text[0] for frame in chapters] == [
        title for kind, title, _ in SCRIPT if title
    ]
    assert tags["TIT2"].text == [built.title]


def test_the_waveform_is_drawn_from_six_hundred_heights(built: Bulletin) -> None:
    assert len(built.waveform) == 600
    assert all(0 <= height <= 1 for height in built.waveform)
    assert max(built.waveform) > 0.5


def test_approved_items_make_the_slot_ready(built: Bulletin) -> None:
    assert built.state == BulletinState.APPROVED
    assert built.approved_by == "Lãnh đạo"
    built.slot.refresh_from_db()
    assert (built.slot.state, built.slot.bulletin_id) == (SlotState.READY, built.pk)
    assert built.slot.seconds == built.seconds


def test_building_the_same_content_again_gives_the_same_bytes(built: Bulletin) -> None:
    first = Path(built.file.path).read_bytes()
    again = a_bulletin(built.slot, version=2)
    rebuilt = build(again.pk)
    assert rebuilt.sha256 == built.sha256
    assert Path(rebuilt.file.path).read_bytes() == first


def test_a_finished_bulletin_is_left_alone(built: Bulletin) -> None:
    again = build(built.pk)
    assert (again.built_at, again.attempts) == (built.built_at, 1)


def test_whoever_watches_sees_every_stage_in_order() -> None:
    seen: list[tuple[Stage, float]] = []
    build(a_bulletin().pk, watch=lambda stage, done: seen.append((stage, done)))
    assert list(Counter(stage for stage, _ in seen)) == list(Stage)
    for stage in (Stage.SPEAKING, Stage.ASSEMBLING, Stage.MASTERING):
        assert max(done for at, done in seen if at == stage) == 1.0


def test_the_row_shows_the_stage_while_it_is_built() -> None:
    bulletin = a_bulletin()
    shown: set[tuple[str, str]] = set()

    def look(stage: Stage, done: float) -> None:
        shown.add((stage, Bulletin.objects.get(pk=bulletin.pk).stage))

    assert build(bulletin.pk, watch=look).stage == ""
    assert shown == {(stage, stage) for stage in Stage}


def test_the_speech_band_changes_the_sound_and_not_the_loudness() -> None:
    slot = a_slot(a_programme(a_station()))
    full = build(a_bulletin(slot).pk)
    a_station(speech_band=True)
    narrow = build(a_bulletin(slot, version=2).pk)
    assert narrow.sha256 != full.sha256
    assert narrow.lufs == pytest.approx(-16.0, abs=0.5)
