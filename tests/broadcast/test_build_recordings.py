"""A line that a person read: its recording is heard in place of the voice, at the level of the voice."""

from pathlib import Path

import numpy as np
import pytest

from broadcast.build import build
from broadcast.models import Bulletin, BulletinItem, ItemKind, Voice
from broadcast.public.transcript import as_text, parts
from broadcast.states import BulletinState
from media.audio import SAMPLE_RATE, decode
from media.audio.level import loudness_of
from media.audio.wav import blocks, padded
from media.models import Recording
from tests.broadcast.studio import SCRIPT, WORDS, Script, a_bulletin
from tests.media.recording.made import a_recording

pytestmark = pytest.mark.django_db
READ = "Tiêm chủng"
PAUSE = 0.8


@pytest.fixture(autouse=True)
def _var(settings, tmp_path: Path) -> None:
    settings.SCRATCH_DIR = tmp_path / "scratch"
    settings.MEDIA_ROOT = tmp_path / "media"


def recorded(bulletin: Bulletin, title: str = READ, **more: object) -> Recording:
    """Have the line of that title read by a person."""
    item = bulletin.items.get(title=title)
    recording = a_recording(item.text, **more)
    bulletin.items.filter(pk=item.pk).update(
        voice=Voice.RECORDED, clip=recording.clip, clip_sha256=recording.clip.sha256
    )
    return recording


def heard(built: Bulletin, folder: Path) -> np.ndarray:
    wav = folder / "heard.wav"
    decode(Path(built.file.path), wav, max_seconds=600, max_bytes=1 << 26, timeout_s=60)
    return np.concatenate(list(blocks(wav)))


def stretch(sound: np.ndarray, item: BulletinItem) -> np.ndarray:
    assert item.starts_at is not None
    assert item.ends_at is not None
    return sound[int(item.starts_at * SAMPLE_RATE) : int((item.ends_at - PAUSE) * SAMPLE_RATE)]


def likeness(part: np.ndarray, whole: np.ndarray) -> float:
    """The highest correlation of one sound with any stretch of the other that is as long."""
    size = 1 << (len(part) + len(whole)).bit_length()
    match = np.fft.irfft(np.fft.rfft(whole, size) * np.conj(np.fft.rfft(part, size)))
    return float(np.abs(match).max() / (np.linalg.norm(part) * np.linalg.norm(whole)))


def test_the_recording_is_heard_in_place_of_the_voice(tmp_path: Path) -> None:
    bulletin = a_bulletin()
    recording = recorded(bulletin)
    built = build(bulletin.pk)
    item = built.items.get(title=READ)
    assert built.state == BulletinState.APPROVED
    assert item.ends_at - item.starts_at == pytest.approx(recording.clip.seconds + PAUSE, abs=0.1)
    kept = np.concatenate(list(blocks(Path(recording.clip.file.path))))
    sound = heard(built, tmp_path)
    assert likeness(kept, stretch(sound, item)) > 0.97
    assert likeness(kept, stretch(sound, built.items.get(title="Cắt điện"))) < 0.3
    assert built.notices == []


SPEECH_ALONE = tuple(line for line in SCRIPT if line[2])


@pytest.mark.parametrize("script", [SCRIPT, SPEECH_ALONE], ids=["between tunes", "speech alone"])
@pytest.mark.parametrize("level", [0.02, 0.9])
def test_a_person_is_as_loud_as_the_voice(level: float, script: Script, tmp_path: Path) -> None:
    bulletin = a_bulletin(script=script)
    recorded(bulletin, seconds=8.0, level=level)
    built = build(bulletin.pk)
    sound = heard(built, tmp_path)
    person = loudness_of([padded(stretch(sound, built.items.get(title=READ)))])
    others = [item for item in built.items.all() if item.spoken and item.title != READ]
    voice = loudness_of([padded(stretch(sound, item)) for item in others])
    assert person == pytest.approx(voice, abs=1.0)
    assert built.lufs == pytest.approx(-16.0, abs=0.5)


def test_the_words_stay_as_its_transcript() -> None:
    bulletin = a_bulletin()
    recorded(bulletin)
    built = build(bulletin.pk)
    assert WORDS in as_text(parts(built.items.all()), built.title)


def test_of_a_bulletin_read_by_people_the_voice_says_the_frame(tmp_path: Path) -> None:
    bulletin = a_bulletin()
    readings = [
        recorded(bulletin, item.title, seed=item.pk) for item in bulletin.items.filter(kind=ItemKind.ITEM)
    ]
    built = build(bulletin.pk)
    assert (built.state, built.engine, built.notices) == (BulletinState.APPROVED, "espeak", [])
    sound = heard(built, tmp_path)
    for reading, item in zip(readings, built.items.filter(kind=ItemKind.ITEM), strict=True):
        kept = np.concatenate(list(blocks(Path(reading.clip.file.path))))
        assert likeness(kept, stretch(sound, item)) > 0.97


def test_the_bulletin_is_the_same_file_however_often_it_is_built() -> None:
    bulletin = a_bulletin()
    recording = recorded(bulletin)
    first = build(bulletin.pk).sha256
    again = a_bulletin(bulletin.slot, version=2)
    again.items.filter(title=READ).update(
        voice=Voice.RECORDED, clip=recording.clip, clip_sha256=recording.clip.sha256
    )
    assert build(again.pk).sha256 == first != ""


def lose(path: Path) -> None:
    path.unlink()


def swap(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100_000:100_200] = bytes(range(200))
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:150_000])


@pytest.mark.parametrize("harm", [lose, swap, cut])
def test_a_recording_that_is_not_what_was_approved_is_read_by_the_voice_and_said(harm) -> None:
    plain = build(a_bulletin().pk)
    bulletin = a_bulletin(plain.slot, version=2)
    recording = recorded(bulletin, seconds=3.0)
    harm(Path(recording.clip.file.path))
    built = build(bulletin.pk)
    item, read = built.items.get(title=READ), plain.items.get(title=READ)
    assert built.state == BulletinState.APPROVED
    assert item.ends_at - item.starts_at == pytest.approx(read.ends_at - read.starts_at, abs=0.01)
    assert len(built.notices) == 1
    assert f"“{READ}”" in built.notices[0]


def test_a_recording_of_other_words_is_said_and_not_heard() -> None:
    bulletin = a_bulletin()
    bulletin.items.filter(title=READ).update(voice=Voice.OUTDATED)
    built = build(bulletin.pk)
    assert built.state == BulletinState.APPROVED
    assert "ghi âm lại" in built.notices[0]


def test_a_recording_far_over_the_limit_is_refused_before_anything_is_read(monkeypatch) -> None:
    from broadcast.building import production

    bulletin = a_bulletin()
    recorded(bulletin, seconds=20.0)
    monkeypatch.setattr(production, "limit_of", lambda programme, station: 12.0)
    assert build(bulletin.pk).state == BulletinState.FAILED
