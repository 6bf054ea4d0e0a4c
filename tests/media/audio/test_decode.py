import io
import zipfile
from pathlib import Path

import numpy as np
import pytest

from media.audio import SAMPLE_RATE, AudioRejected, decode, measure, probe, run_ffmpeg, wav_seconds
from media.audio.rejection import SENTENCES
from tests.media.audio.conftest import babble, save

LIMITS = {"max_seconds": 60.0, "max_bytes": 20_000_000, "timeout_s": 30.0}
FORMATS = {
    "a.mp3": ("-c:a", "libmp3lame"),
    "a.wav": ("-c:a", "pcm_s24le", "-ar", "48000"),
    "a.m4a": ("-c:a", "aac"),
    "a.aac": ("-c:a", "aac", "-f", "adts"),
    "opus.ogg": ("-c:a", "libopus", "-ar", "48000"),
    "vorbis.ogg": ("-c:a", "libvorbis"),
    "a.flac": ("-c:a", "flac"),
    "wrong.txt": ("-c:a", "libmp3lame", "-f", "mp3"),
}


def refused(source: Path, **limits: float) -> AudioRejected:
    target = source.parent / "out" / "out.wav"
    with pytest.raises(AudioRejected) as told:
        decode(source, target, **{**LIMITS, **limits})
    assert not list(source.parent.glob("out/*"))
    assert not list(source.parent.glob("out/.*"))
    assert told.value.detail
    return told.value


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_comes_back_whole(name, converted, speech, tmp_path):
    source = converted(name, *FORMATS[name])
    found = decode(source, tmp_path / "out.wav", **LIMITS)
    assert found.seconds == pytest.approx(6, abs=0.15)
    assert wav_seconds(tmp_path / "out.wav") == found.seconds
    original = measure(speech).integrated
    assert measure(tmp_path / "out.wav").integrated == pytest.approx(original, abs=1.0)


def test_probe_reads_the_headers(converted):
    found = probe(converted("a.flac", "-ar", "48000", "-ac", "2"))
    assert (found.codec, found.sample_rate, found.channels, found.container) == ("flac", 48000, 2, "flac")
    assert found.seconds == pytest.approx(6, abs=0.01)


def test_a_picture_of_the_cover_does_no_harm(speech, tmp_path):
    from PIL import Image

    Image.new("RGB", (64, 64)).save(tmp_path / "cover.png")
    args = ["-v", "error", "-i", str(speech), "-i", str(tmp_path / "cover.png"), "-map", "0:a", "-map", "1:v"]
    run_ffmpeg([*args, "-c:v", "copy", "-c:a", "libmp3lame", str(tmp_path / "a.mp3")], timeout_s=30)
    assert decode(tmp_path / "a.mp3", tmp_path / "out.wav", **LIMITS).seconds == pytest.approx(6, abs=0.15)


def zipped() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.mp3", b"x" * 5000)
    return data.getvalue()


HOSTILE = {
    "empty.mp3": b"",
    "text.mp3": "Kính gửi Ủy ban nhân dân xã".encode() * 100,
    "zip.wav": zipped(),
    "list.mp3": b"#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/a.mp3\n",
    "concat.mp3": b"ffconcat version 1.0\nfile /etc/passwd\n",
    "tagged list.mp3": b"ID3\x03\x00\x00\x00\x00\x00\x00#EXTM3U\nhttp://127.0.0.1:9/a.mp3\n",
    "noise.mp3": np.random.default_rng(1).bytes(50_000),
    "sync noise.mp3": b"\xff\xfb" + np.random.default_rng(2).bytes(50_000),
    "ftyp.m4a": b"\x00\x00\x00\x18ftypM4A " + np.random.default_rng(3).bytes(20_000),
    "head only.wav": b"RIFF\xff\xff\xff\xffWAVEfmt ",
    "flac head.flac": b"fLaC\x00\x00\x00\x22" + bytes(34),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_sound_is_refused(name, tmp_path):
    source = tmp_path / name
    source.write_bytes(HOSTILE[name])
    assert refused(source).code in {"not_audio", "truncated"}


def test_a_video_gives_its_sound_or_nothing(tmp_path):
    video = tmp_path / "bomb.mp4"
    args = ["-v", "error", "-f", "lavfi", "-i", "color=size=4096x4096:duration=1:rate=1", "-c:v", "mpeg4"]
    run_ffmpeg([*args, str(video)], timeout_s=60)
    assert refused(video).code == "not_audio"


@pytest.mark.parametrize(("name", "args"), [("a.m4a", ("-c:a", "aac")), ("a.flac", ("-c:a", "flac"))])
def test_half_a_file_is_truncated(name, args, converted):
    whole = converted(name, *args)
    whole.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert refused(whole).code in {"truncated", "not_audio"}


def test_half_a_wav_or_mp3_is_truncated(converted):
    for name, args in (("half.wav", ()), ("half.mp3", ("-c:a", "libmp3lame"))):
        whole = converted(name, *args)
        whole.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
        assert refused(whole).code == "truncated", name


def test_ten_silent_hours_in_a_small_file_are_too_long(tmp_path):
    bomb = tmp_path / "bomb.flac"
    args = ["-v", "error", "-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", "36000", "-c:a", "flac"]
    run_ffmpeg([*args, str(bomb)], timeout_s=60)
    assert refused(bomb).code == "too_long"
    headless = bytearray(bomb.read_bytes())
    headless[21] &= 0xF0
    headless[22:26] = bytes(4)  # STREAMINFO: total samples unknown
    bomb.write_bytes(headless)
    assert refused(bomb).code == "too_long"


def test_limits_of_size_and_time(speech):
    assert refused(speech, max_bytes=1000).code == "too_big"
    assert refused(speech, max_seconds=3).code == "too_long"
    assert refused(speech, timeout_s=0.0).code == "timeout"


def test_a_failed_decoding_keeps_the_earlier_file(tmp_path):
    target, bad = tmp_path / "out.wav", tmp_path / "bad.mp3"
    target.write_bytes(b"earlier")
    bad.write_bytes(b"no sound")
    with pytest.raises(AudioRejected):
        decode(bad, target, **LIMITS)
    assert target.read_bytes() == b"earlier"


def test_a_name_that_looks_like_an_option_or_an_address(speech, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("-i", "http:a.wav", "a%d.wav", "a b'c.wav"):
        Path(name).write_bytes(speech.read_bytes())
        assert decode(Path(name), tmp_path / "out.wav", **LIMITS).seconds == pytest.approx(6)


def test_every_code_has_a_sentence_in_vietnamese():
    from django.utils import translation

    with translation.override("vi"):
        assert len({str(AudioRejected(code, "")) for code in SENTENCES}) == len(SENTENCES)


def test_stereo_becomes_mono_at_the_workshops_rate(tmp_path):
    mono = save(babble(2), tmp_path / "m.wav")
    run_ffmpeg(
        ["-v", "error", "-i", str(mono), "-ac", "2", "-ar", "8000", str(tmp_path / "s.wav")], timeout_s=30
    )
    decode(tmp_path / "s.wav", tmp_path / "o.wav", **LIMITS)
    assert wav_seconds(tmp_path / "o.wav") == pytest.approx(2, abs=1 / SAMPLE_RATE * 50)
    assert (tmp_path / "o.wav").stat().st_size == pytest.approx(2 * SAMPLE_RATE * 2, abs=200)
