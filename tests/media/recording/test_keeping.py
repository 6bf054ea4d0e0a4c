"""An upload becomes a recording once, or is refused with a sentence and leaves nothing."""

import uuid
from pathlib import Path

import numpy as np
import pytest
from django.db.models import ProtectedError

from media.audio import SAMPLE_RATE, AudioRejected, run_ffmpeg
from media.models import AudioClip, Recording
from media.recording import keeping
from media.recording.keeping import NotKept, Read, take
from tests.media.audio.conftest import babble, save
from tests.media.recording.made import a_recording, upload, wav

pytestmark = pytest.mark.django_db
TEXT = "Cắt điện thôn Đông từ 8 giờ."


@pytest.fixture(autouse=True)
def _var(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.SCRATCH_DIR = tmp_path / "media", tmp_path / "scratch"


def a_read(expected: float = 6.0) -> Read:
    return Read(uuid.uuid4(), "Cắt điện", TEXT, "Lan", expected)


def files(folder: Path) -> list[str]:
    return sorted(path.suffix for path in folder.rglob("*") if path.is_file())


def test_it_is_kept_with_its_words_and_figures(tmp_path: Path) -> None:
    made = take(upload(babble(6)), a_read())
    assert made.clip.seconds == pytest.approx(6.0, abs=0.6)
    assert made.says(f" {TEXT}\n")
    assert not made.says("Lời khác.")
    assert made.cautions == []
    assert files(tmp_path) == [".wav"]
    assert Path(made.clip.file.path).stat().st_size == pytest.approx(
        made.clip.seconds * SAMPLE_RATE * 2, abs=100
    )


@pytest.mark.parametrize("kind", ["mp3", "m4a", "ogg", "webm", "flac"])
def test_what_browsers_and_telephones_record_is_taken(kind: str, tmp_path: Path) -> None:
    source, target = save(babble(4), tmp_path / "a.wav"), tmp_path / f"a.{kind}"
    codec = ["-c:a", "libopus"] if kind in ("ogg", "webm") else []
    run_ffmpeg(["-v", "error", "-y", "-i", str(source), *codec, str(target)], timeout_s=30)
    made = take(upload(target.read_bytes(), target.name), a_read(4.0))
    assert made.clip.seconds == pytest.approx(4.0, abs=0.6)


def test_the_same_upload_sent_twice_is_one_recording(tmp_path: Path) -> None:
    read = a_read()
    assert take(upload(babble(6)), read) == take(upload(babble(6)), read)
    assert (Recording.objects.count(), files(tmp_path)) == (1, [".wav"])


def test_the_loser_of_two_equal_uploads_takes_what_the_other_kept(tmp_path, monkeypatch) -> None:
    read = a_read()
    prepare = keeping.prepare

    def overtaken(raw: Path, target: Path):
        monkeypatch.setattr(keeping, "prepare", prepare)
        take(upload(babble(6)), read)
        return prepare(raw, target)

    monkeypatch.setattr(keeping, "prepare", overtaken)
    assert take(upload(babble(6)), read) == Recording.objects.get()
    assert files(tmp_path) == [".wav"]


@pytest.mark.parametrize(
    ("sound", "told"),
    [
        (np.zeros(5 * SAMPLE_RATE, np.float32), "không nghe thấy gì"),
        (babble(2), "Xin đọc hết"),
        (b"day la mot tep van ban", "không phải là tệp âm thanh"),
        (wav(babble(6))[:200_000], "không đầy đủ"),
    ],
    ids=["silence", "far too short", "text named mp3", "cut off"],
)
def test_what_cannot_be_used_is_refused_and_leaves_nothing(sound, told: str, tmp_path: Path) -> None:
    with pytest.raises((NotKept, AudioRejected)) as refused:
        take(upload(sound, "ghi-am.mp3"), a_read(20.0))
    assert told.lower() in str(refused.value).lower()
    assert (AudioClip.objects.count(), files(tmp_path)) == (0, [])


def test_a_clip_that_is_a_recording_cannot_be_deleted() -> None:
    with pytest.raises(ProtectedError):
        a_recording(TEXT).clip.delete()
