"""eSpeak NG itself, through its child process."""

import os
import re
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from media.speech.engines import EngineName, EngineRefused, EngineUnavailable, engine
from media.speech.engines.child import Child, python_module
from media.speech.engines.espeak import EspeakEngine
from media.speech.phrasing import phrases

SENTENCE = "Ủy ban nhân dân xã thông báo lịch tiêm chủng mở rộng tháng mười một."
NOTICE = """Lịch tiêm chủng mở rộng tháng mười một.

Trạm Y tế xã thông báo: đợt tiêm chủng được tổ chức trong hai ngày, mồng năm và mồng sáu, từ bảy giờ ba mươi \
phút đến mười một giờ. Trẻ em dưới hai tuổi và phụ nữ mang thai đều được tiêm miễn phí.

Đề nghị các gia đình đưa trẻ đến đúng giờ, mang theo sổ tiêm chủng cá nhân. Sau khi tiêm, cho trẻ ở lại \
trạm ba mươi phút để cán bộ y tế theo dõi; về nhà tiếp tục theo dõi ít nhất hai mươi tư giờ."""


@pytest.fixture(scope="module")
def espeak() -> Iterator[EspeakEngine]:
    made = EspeakEngine()
    yield made
    made.child.close()


@pytest.mark.parametrize(
    ("region", "voice"), [("north", "vi"), ("central", "vi-vn-x-central"), ("south", "vi-vn-x-south")]
)
def test_each_region_has_its_voice(espeak: EspeakEngine, region: str, voice: str) -> None:
    assert espeak.voice(region) == voice
    assert 3 < espeak.speak(SENTENCE, voice=voice, speed=1).seconds < 6


def test_regions_sound_different(espeak: EspeakEngine) -> None:
    north, south = (espeak.speak(SENTENCE, voice=voice, speed=1).data for voice in ("vi", "vi-vn-x-south"))
    assert north != south


def test_the_same_words_give_the_same_bytes_whatever_was_said_before(espeak: EspeakEngine) -> None:
    first = espeak.speak(SENTENCE, voice="vi", speed=1)
    espeak.speak("Xin chào bà con.", voice="vi-vn-x-south", speed=1.3)
    again = espeak.speak(SENTENCE, voice="vi", speed=1)
    other = EspeakEngine()
    elsewhere = other.speak(SENTENCE, voice="vi", speed=1)
    other.child.close()
    assert first == again == elsewhere


@pytest.mark.parametrize("region", ["north", "central", "south"])
def test_speed_one_is_newsreading_pace(espeak: EspeakEngine, region: str) -> None:
    read = phrases(NOTICE)
    syllables = sum(len(re.findall(r"\w+", phrase.text)) for phrase in read)
    voice = espeak.voice(region)
    seconds = sum(espeak.speak(p.text, voice=voice, speed=1).seconds + p.pause_after for p in read)
    assert syllables / seconds * 60 == pytest.approx(233, rel=0.05)


def test_speed_changes_the_length(espeak: EspeakEngine) -> None:
    slow, quick = (espeak.speak(SENTENCE, voice="vi", speed=speed).seconds for speed in (0.8, 1.25))
    assert slow / quick == pytest.approx(1.25 / 0.8, rel=0.1)


def test_silence_is_cut_from_both_ends(espeak: EspeakEngine) -> None:
    sound = espeak.speak("Xin chào.", voice="vi", speed=1)
    edge = int(0.05 * sound.rate) * 2
    assert any(sound.data[:edge])
    assert any(sound.data[-edge:])


def test_a_voice_it_does_not_have_is_refused(espeak: EspeakEngine) -> None:
    with pytest.raises(EngineRefused, match="no voice"):
        espeak.speak(SENTENCE, voice="xx-none", speed=1)


@pytest.mark.parametrize(
    "text", ["a\0b", "<speak>xin chào</speak>", "[[xin]] chào", "\u200b", "Ａ１", "ℵ 漢字 😀"]
)
def test_odd_signs_do_no_harm(espeak: EspeakEngine, text: str) -> None:
    espeak.speak(text, voice="vi", speed=1)


@pytest.mark.parametrize("speed", [0.5, 1, 2])
@pytest.mark.parametrize(
    "text", ["ở", "ừ", "Thư", "cứ", "ngũ", "đ", "1234567890123", "Ừ, ừ.", "www.xa.gov.vn"]
)
def test_short_and_odd_phrases_are_not_taken_for_faults(
    espeak: EspeakEngine, text: str, speed: float
) -> None:
    assert espeak.speak(text, voice="vi", speed=speed).data


def test_django_settings_give_one_engine_for_all() -> None:
    assert engine(EngineName.ESPEAK) is engine(EngineName.ESPEAK)


@pytest.mark.faults
def test_killed_mid_sentence_it_is_replaced_and_asked_again() -> None:
    espeak = EspeakEngine()
    espeak.speak("Xin chào.", voice="vi", speed=1)
    first = espeak.child.pid
    assert first
    killer = threading.Timer(0.3, os.kill, (first, signal.SIGKILL))
    killer.start()
    sound = espeak.speak("dài dòng văn tự " * 1_000, voice="vi", speed=1)
    killer.join()
    assert sound.seconds > 600
    assert espeak.child.pid not in (first, None)
    espeak.child.close()


@pytest.mark.faults
def test_stopped_it_is_given_up_within_its_time_out() -> None:
    command = python_module("media.speech.engines.espeak_child")
    espeak = EspeakEngine(Child(EngineName.ESPEAK, command, start_seconds=10, answer_seconds=0.5))
    espeak.speak("Xin chào.", voice="vi", speed=1)
    assert espeak.child.pid
    os.kill(espeak.child.pid, signal.SIGSTOP)
    started = time.monotonic()
    with pytest.raises(EngineUnavailable):
        espeak.speak("Xin chào.", voice="vi", speed=1)
    assert time.monotonic() - started < 2
    assert espeak.speak("Xin chào.", voice="vi", speed=1).data
    espeak.child.close()
