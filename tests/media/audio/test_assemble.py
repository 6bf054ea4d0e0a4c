import numpy as np
import pytest

from media.audio import (
    JINGLES,
    SAMPLE_RATE,
    Chapter,
    Clip,
    Mark,
    Pcm,
    Silence,
    assemble,
    draw,
    measure,
    peaks,
    wav_seconds,
    write_jingle,
)
from media.audio.wav import blocks


def samples(path):
    return np.concatenate(list(blocks(path)))


def test_marks_and_length_follow_the_parts(speech, tmp_path):
    chapters = [Chapter("một", [Clip(speech), Silence(1)]), Chapter("hai", [Pcm(bytes(22050 * 2), 22050)])]
    marks, seconds = assemble(chapters, tmp_path / "out.wav")
    assert marks == [Mark("một", 0.5, 7.5), Mark("hai", 7.5, 8.5)]
    assert seconds == 9.0 == wav_seconds(tmp_path / "out.wav")


@pytest.mark.parametrize("rate", [8000, 16000, 22050, 24000, 44100, 48000])
def test_a_tone_keeps_its_pitch_and_level_at_any_rate(rate, tmp_path):
    t = np.arange(rate) / rate
    tone = (0.5 * 32767 * np.sin(2 * np.pi * 1000 * t)).astype("<i2").tobytes()
    assemble([Chapter("", [Pcm(tone, rate)])], tmp_path / "out.wav", lead_in=0, tail=0)
    sound = samples(tmp_path / "out.wav")[:SAMPLE_RATE]
    spectrum = np.abs(np.fft.rfft(sound)) / SAMPLE_RATE * 2
    assert np.argmax(spectrum) == 1000
    assert spectrum[1000] == pytest.approx(0.5, abs=0.01)


def test_clips_take_gain_and_fades(speech, tmp_path):
    plain, softer = tmp_path / "plain.wav", tmp_path / "softer.wav"
    assemble([Chapter("", [Clip(speech)])], plain)
    assemble([Chapter("", [Clip(speech, gain_db=-6)])], softer)
    assert measure(softer).integrated == pytest.approx(measure(plain).integrated - 6, abs=0.1)
    loud = tmp_path / "loud.wav"
    write_jingle("test_tone", loud)
    assemble(
        [Chapter("", [Clip(loud, fade_in_ms=500, fade_out_ms=500)])], tmp_path / "f.wav", lead_in=0, tail=0
    )
    sound = np.abs(samples(tmp_path / "f.wav"))
    assert sound[2000:4000].max() < 0.3 * sound[60000:70000].max()


def test_an_uploaded_kind_of_clip_is_decoded_on_the_way(converted, tmp_path):
    clip = converted("a.mp3", "-c:a", "libmp3lame")
    seconds = []
    assemble([Chapter("", [Clip(clip)])], tmp_path / "out.wav", on_progress=seconds.append)
    assert wav_seconds(tmp_path / "out.wav") == pytest.approx(7, abs=0.1)
    assert seconds == [1.0]
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("name", JINGLES)
def test_jingles_are_the_same_each_time_and_as_loud_as_speech(name, tmp_path):
    write_jingle(name, tmp_path / "a.wav")
    write_jingle(name, tmp_path / "b.wav")
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "b.wav").read_bytes()
    heard = measure(tmp_path / "a.wav")
    assert -18.1 <= heard.integrated <= -16
    assert heard.true_peak <= -1.5


def test_waveform_shows_where_the_sound_is(tmp_path):
    write_jingle("test_tone", tmp_path / "tone.wav")
    marks, seconds = assemble([Chapter("", [Silence(3), Clip(tmp_path / "tone.wav")])], tmp_path / "o.wav")
    found = peaks(tmp_path / "o.wav", 70)
    assert len(found) == 70
    assert max(found[:30]) < 0.01
    assert min(found[45:60]) > 0.15
    draw(found, tmp_path / "w.png", 700, 120, marks=marks, seconds=seconds)
    assert (tmp_path / "w.png").read_bytes().startswith(b"\x89PNG")
