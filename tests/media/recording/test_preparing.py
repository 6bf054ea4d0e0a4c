"""What is measured of a sound, and what becomes of it before it is kept."""

import errno
from pathlib import Path

import numpy as np
import pytest

from media.audio import SAMPLE_RATE, AudioRejected, measure, run_ffmpeg
from media.audio.level import level, loudness_of
from media.audio.wav import blocks, opened, wav_seconds
from media.recording import preparing
from media.recording.figures import Figures
from media.recording.preparing import bounds, prepare
from media.recording.verdict import CLIPPED_SHARE
from tests.media.audio.conftest import babble, save

RNG = np.random.default_rng(3)


def quiet(seconds: float) -> np.ndarray:
    return np.zeros(int(seconds * SAMPLE_RATE), np.float32)


def hiss(seconds: float, level_db: float) -> np.ndarray:
    return (10 ** (level_db / 20) * RNG.standard_normal(int(seconds * SAMPLE_RATE))).astype(np.float32)


def hum(seconds: float, hertz: float, amplitude: float) -> np.ndarray:
    return (
        amplitude * np.sin(2 * np.pi * hertz * np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE)
    ).astype(np.float32)


def prepared(sound: np.ndarray, folder: Path) -> tuple[Figures, Path]:
    target = folder / "kept.wav"
    return prepare(save(sound, folder / "raw.wav"), target), target


@pytest.mark.parametrize("loud", [0.03, 0.3, 0.95])
def test_whatever_its_level_it_is_kept_at_the_level_of_the_station(loud: float, tmp_path: Path) -> None:
    figures, kept = prepared(babble(8, loud), tmp_path)
    heard = measure(kept)
    assert heard.integrated == pytest.approx(-16.0, abs=0.5)
    assert heard.true_peak <= -0.9
    assert figures.lufs == pytest.approx(measure(tmp_path / "raw.wav").integrated, abs=0.5)
    assert figures.true_peak == pytest.approx(measure(tmp_path / "raw.wav").true_peak, abs=0.3)


def test_silence_around_the_reading_is_cut_off(tmp_path: Path) -> None:
    speech = babble(6)
    figures, kept = prepared(np.concatenate([quiet(3), speech, quiet(5)]) + hiss(14, -70), tmp_path)
    assert figures.seconds == pytest.approx(6.0, abs=0.9)
    assert wav_seconds(kept) == pytest.approx(figures.seconds, abs=0.11)
    with opened(kept) as wav:
        start = np.frombuffer(wav.readframes(SAMPLE_RATE // 10), "<i2")
    assert np.abs(start).max() < 400  # the first tenth of a second is still the room


def test_pauses_within_the_reading_stay(tmp_path: Path) -> None:
    figures, _kept = prepared(np.concatenate([babble(3), quiet(4), babble(3, seed=2)]), tmp_path)
    assert figures.seconds >= 9.0


def test_the_click_that_begins_a_recording_is_no_reading(tmp_path: Path) -> None:
    clicked = np.concatenate([quiet(3), babble(5), quiet(1)])
    clicked[SAMPLE_RATE // 4 : SAMPLE_RATE // 4 + 200] = 0.6
    figures, _kept = prepared(clicked, tmp_path)
    assert figures.seconds < 6.5


def test_rumble_goes_and_the_voice_stays(tmp_path: Path) -> None:
    before, after = tmp_path / "voice.wav", tmp_path / "after.wav"
    for hertz, least, most in ((25, -60, -20), (50, -60, -9), (200, -0.5, 0.1), (1000, -0.1, 0.1)):
        save(hum(3, hertz, 0.5), before)
        preparing.filtered(before, after, preparing.RUMBLE)
        heard, was = (np.concatenate(list(blocks(path)))[SAMPLE_RATE:] for path in (after, before))
        change = 20 * np.log10(heard.std() / was.std())
        assert least <= change <= most, hertz


@pytest.mark.parametrize("room", [-60.0, -45.0, -35.0])
def test_the_noise_of_the_room_is_measured_in_the_pauses(room: float, tmp_path: Path) -> None:
    sound = np.concatenate([quiet(2), babble(10)]) + hiss(12, room)
    figures, _kept = prepared(sound, tmp_path)
    alone = loudness_of(blocks(save(hiss(4, room), tmp_path / "room.wav")))
    assert figures.noise_floor == pytest.approx(alone, abs=1.0)


def test_a_voice_too_loud_for_the_microphone_is_noticed_in_any_format(tmp_path: Path) -> None:
    fine, _kept = prepared(babble(6, 0.98), tmp_path)
    cut, _kept = prepared(np.clip(babble(6, 5.0), -1, 1), tmp_path)
    assert fine.clipped < CLIPPED_SHARE / 2
    assert cut.clipped > CLIPPED_SHARE
    mp3, back = tmp_path / "cut.mp3", tmp_path / "back.wav"
    run_ffmpeg(["-v", "error", "-y", "-i", str(tmp_path / "raw.wav"), "-b:a", "96k", str(mp3)], timeout_s=30)
    run_ffmpeg(["-v", "error", "-y", "-i", str(mp3), "-ar", "44100", "-ac", "1", str(back)], timeout_s=30)
    assert prepare(back, tmp_path / "again.wav").clipped > CLIPPED_SHARE


@pytest.mark.parametrize(
    ("sound", "told"), [(quiet(5), "silent"), (hiss(5, -20), "noise")], ids=["silence", "hiss"]
)
def test_a_sound_without_speech_is_told_and_nothing_kept(
    sound: np.ndarray, told: str, tmp_path: Path
) -> None:
    figures, kept = prepared(sound, tmp_path)
    assert figures.no_speech == told
    assert not kept.exists()


def test_nothing_is_left_beside_what_is_kept(tmp_path: Path) -> None:
    prepared(babble(3), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.wav", "raw.wav"]


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    raw = save(babble(3), tmp_path / "raw.wav")
    monkeypatch.setattr(preparing, "level", full)
    with pytest.raises(AudioRejected) as refused:
        prepare(raw, tmp_path / "kept.wav")
    assert refused.value.code == "disk_full"
    assert [path.name for path in tmp_path.iterdir()] == ["raw.wav"]


def test_the_bounds_of_nothing_are_all_of_it() -> None:
    assert bounds(np.zeros(0, np.float32)) == (0, 0)
    assert bounds(np.zeros(30, np.float32)) == (0, 30)


@pytest.mark.parametrize("wanted", [-23.0, -19.0, -14.0])
def test_one_voice_is_brought_to_the_level_of_another(wanted: float, tmp_path: Path) -> None:
    source, target = save(babble(8, 0.4), tmp_path / "a.wav"), tmp_path / "b.wav"
    level(source, target, wanted)
    assert loudness_of(blocks(target)) == pytest.approx(wanted, abs=0.2)
    assert measure(target).integrated == pytest.approx(wanted, abs=0.3)
    assert measure(target).true_peak <= -0.9
