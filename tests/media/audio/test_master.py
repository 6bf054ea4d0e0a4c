import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from mutagen.id3 import ID3

from media.audio import (
    SAMPLE_RATE,
    AudioRejected,
    Mark,
    Tags,
    Target,
    check_speech,
    master,
    measure,
    write_jingle,
)
from tests.media.audio.conftest import babble, save

TAGS = Tags("Bản tin thứ Ba", "Đài Truyền thanh xã", "Hai lần một tuần", "2026-11-24")


def music() -> np.ndarray:
    t = np.arange(8 * SAMPLE_RATE) / SAMPLE_RATE
    chord = sum(np.sin(2 * np.pi * f * t) for f in (220, 277.2, 329.6, 440, 3520)) / 5
    return chord * (0.35 + 0.65 * np.exp(-3 * (t % 0.5))) * 0.9


def with_jingle(folder: Path) -> np.ndarray:
    write_jingle("signature", folder / "tune.wav")
    tune = np.frombuffer((folder / "tune.wav").read_bytes()[44:], "<i2") / 32768
    return np.concatenate([tune, babble(12, 0.02)])


def clicks() -> np.ndarray:
    sound = babble(8, 0.1)
    sound[:: SAMPLE_RATE // 3] = 0.99
    return sound


MATERIAL = {
    "quiet": lambda _: babble(8, 0.02),
    "loud": lambda _: babble(8, 0.99),
    "clipped": lambda _: np.clip(babble(8, 6.0), -1, 1),
    "long pauses": lambda _: np.concatenate([babble(4), np.zeros(8 * SAMPLE_RATE), babble(4, seed=2)]),
    "music": lambda _: music(),
    "one second": lambda _: babble(1),
    "loud tune, quiet speech": with_jingle,
    "clicks": lambda _: clicks(),
    "hissing": lambda _: babble(8) * (1 + 0.12 * np.random.default_rng(1).standard_normal(8 * SAMPLE_RATE)),
}


@pytest.mark.parametrize("band", [False, True])
@pytest.mark.parametrize("name", MATERIAL)
def test_decoded_mp3_is_at_the_level_promised(name, band, tmp_path):
    wav = save(MATERIAL[name](tmp_path), tmp_path / "in.wav")
    made = master(wav, tmp_path / "out.mp3", target=Target(speech_band=band), tags=TAGS)
    heard = measure(tmp_path / "out.mp3")
    assert heard.integrated == pytest.approx(-16, abs=0.5)
    assert heard.true_peak <= -1.5
    assert made.lufs == pytest.approx(heard.integrated, abs=0.15)
    assert made.true_peak == pytest.approx(heard.true_peak, abs=0.15)
    assert made.seconds == pytest.approx(heard.seconds, abs=0.1)
    assert not list(tmp_path.glob(".*.part"))


def test_same_input_gives_the_same_bytes(speech, tmp_path):
    marks = [Mark("Mở đầu", 0.5, 2.0)]
    first = master(speech, tmp_path / "a.mp3", target=Target(), tags=TAGS, marks=marks)
    second = master(speech, tmp_path / "b.mp3", target=Target(), tags=TAGS, marks=marks)
    assert first == second
    assert (tmp_path / "a.mp3").read_bytes() == (tmp_path / "b.mp3").read_bytes()


def test_tags_and_chapters_can_be_read_back(speech, tmp_path):
    marks = [Mark("Điểm tin", 0.5, 2.0), Mark("Lịch tiêm phòng", 2.0, 5.25)]
    master(speech, tmp_path / "a.mp3", target=Target(), tags=TAGS, marks=marks)
    id3 = ID3(tmp_path / "a.mp3")
    chapters = sorted(id3.getall("CHAP"), key=lambda each: each.start_time)
    assert [(c.start_time, c.end_time, str(c.sub_frames["TIT2"])) for c in chapters] == [
        (500, 2000, "Điểm tin"),
        (2000, 5250, "Lịch tiêm phòng"),
    ]
    assert id3.getall("CTOC")[0].child_element_ids == [c.element_id for c in chapters]
    assert str(id3["TIT2"]) == TAGS.title
    assert str(id3["TDRC"]) == "2026-11-24"


def test_speech_band_takes_the_bottom_and_the_top_away(tmp_path):
    t = np.arange(6 * SAMPLE_RATE) / SAMPLE_RATE
    tones = 0.05 * np.sin(2 * np.pi * 40 * t) + 0.004 * np.sin(2 * np.pi * 12000 * t)
    wide = save(babble(6) + tones, tmp_path / "w.wav")
    master(wide, tmp_path / "out.mp3", target=Target(speech_band=True), tags=TAGS)
    from media.audio import decode

    decode(tmp_path / "out.mp3", tmp_path / "back.wav", max_seconds=20, max_bytes=10**7, timeout_s=20)
    before, after = (
        np.abs(np.fft.rfft(samples(p)[: 5 * SAMPLE_RATE])) for p in (wide, tmp_path / "back.wav")
    )
    for hertz in (40, 12000):
        spot = slice(hertz * 5 - 20, hertz * 5 + 20)
        middle = slice(500 * 5, 3000 * 5)
        kept = after[spot].max() / after[middle].max() / (before[spot].max() / before[middle].max())
        assert kept < 0.35


def samples(path: Path) -> np.ndarray:
    return np.frombuffer(path.read_bytes()[44:], "<i2").astype(float)


def test_silence_and_noise_are_refused_and_the_earlier_file_stays(tmp_path):
    target = tmp_path / "out.mp3"
    target.write_bytes(b"earlier")
    noise = np.random.default_rng(3).standard_normal(5 * SAMPLE_RATE) * 0.1
    for sound, code in ((np.zeros(5 * SAMPLE_RATE), "silent"), (noise, "noise")):
        with pytest.raises(AudioRejected) as told:
            master(save(sound, tmp_path / "in.wav"), target, target=Target(), tags=TAGS)
        assert told.value.code == code
    assert target.read_bytes() == b"earlier"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.wav", "out.mp3"]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda rng, t: np.zeros_like(t), "silent"),
        (lambda rng, t: rng.standard_normal(len(t)) * 0.2, "noise"),
        (lambda rng, t: np.cumsum(rng.standard_normal(len(t))) * 1e-3, "noise"),
        (lambda rng, t: 0.5 * np.sin(2 * np.pi * 50 * t), "noise"),
        (lambda rng, t: np.where(t % 1 < 0.6, rng.standard_normal(len(t)) * 0.2, 0), "noise"),
        (lambda rng, t: babble(3)[: len(t)], None),
    ],
)
def test_speech_is_told_from_silence_and_noise(make, reason):
    t = np.arange(3 * 22050) / 22050
    sound = np.clip(make(np.random.default_rng(5), t), -1, 1)
    assert check_speech((sound * 32767).astype("<i2").tobytes(), 22050) == reason


CHILD = """
import resource, sys
from pathlib import Path
from django.conf import settings
settings.configure(USE_I18N=False)
from media.audio import AudioRejected, Tags, Target, master
if len(sys.argv) > 3:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    print("ready", flush=True)
    master(Path(sys.argv[1]), Path(sys.argv[2]), target=Target(), tags=Tags("x"))
except AudioRejected as error:
    print(error.code)
# Linux hands ru_maxrss of the process that forked us on; VmHWM is ours alone.
ours = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(ours.split()[1]) // 1024, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


def child(*args: object) -> list[str]:
    return [sys.executable, "-W", "ignore", "-c", CHILD, *map(str, args)]


@pytest.mark.faults
def test_full_disk_is_told_and_leaves_nothing(speech, tmp_path):
    out = tmp_path / "out.mp3"
    told = subprocess.run(child(speech, out, 20_000), capture_output=True, text=True, check=True).stdout
    assert "disk_full" in told
    assert [p.name for p in tmp_path.iterdir()] == ["speech.wav"]


@pytest.mark.faults
def test_kill_in_the_middle_leaves_no_final_file_and_is_swept_next_time(tmp_path):
    wav, out = save(np.tile(babble(20), 15), tmp_path / "in.wav"), tmp_path / "out.mp3"
    with subprocess.Popen(child(wav, out), stdout=subprocess.PIPE) as process:
        until = time.monotonic() + 60
        while not list(tmp_path.glob(".out.mp3.*.part")) and time.monotonic() < until:
            assert process.poll() is None
        process.kill()
    assert not out.exists()
    master(save(babble(2), wav), out, target=Target(), tags=TAGS)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.wav", "out.mp3"]


def test_an_hour_is_mastered_in_little_memory(tmp_path):
    wav = save(np.tile(babble(20), 3), tmp_path / "minute.wav")
    hour = tmp_path / "hour.wav"
    from media.audio import Chapter, Clip, assemble

    _marks, seconds = assemble((Chapter(str(n), [Clip(wav)]) for n in range(60)), hour)
    assert seconds == pytest.approx(3601)
    done = subprocess.run(child(hour, tmp_path / "out.mp3"), capture_output=True, text=True, check=True)
    ours, ffmpeg = map(int, done.stdout.split()[-2:])
    assert ours < 300
    assert ffmpeg < 300
