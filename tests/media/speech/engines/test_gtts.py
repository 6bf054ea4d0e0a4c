"""The online engine against a local server that speaks the same endpoint, well and badly."""

import socket
import subprocess
import threading
import time
from collections.abc import Callable

import imageio_ffmpeg
import pytest

from media.speech.engines import EngineName, EngineRefused, EngineUnavailable, engine
from media.speech.engines.gtts import PUBLIC_URL, GttsEngine, GttsService
from tests.media.speech.engines.translate_service import (
    Answer,
    TranslateService,
    body,
    cut_after,
    envelope,
    serving,
    silent,
    speaking,
    status,
    trickling,
)

SENTENCE = "Ủy ban nhân dân xã thông báo lịch tiêm chủng."
LONG = (
    "Trạm Y tế xã thông báo đợt tiêm chủng mở rộng tháng mười một, tổ chức trong hai ngày, từ bảy giờ ba "
    "mươi phút đến mười một giờ, tại nhà văn hóa các thôn"
)


@pytest.fixture(scope="session")
def mp3(mp3_of: Callable[[str], bytes]) -> bytes:
    return mp3_of(SENTENCE)


def _engine(service: TranslateService, *, interval: float = 0, timeout: float = 5) -> GttsEngine:
    return GttsEngine(GttsService(service.url, interval=interval, timeout=timeout, back_off=0.01))


def _speak(service: TranslateService, *, timeout: float = 5) -> float:
    return _engine(service, timeout=timeout).speak(SENTENCE, voice="vi", speed=1).seconds


def test_the_words_arrive_and_the_sound_comes_back(mp3: bytes) -> None:
    with serving(speaking(mp3)) as service:
        sound = _engine(service).speak(SENTENCE, voice="vi", speed=1)
    assert service.asked == [SENTENCE]
    assert sound.rate == 24_000
    assert 1.5 < sound.seconds < 4


def test_speed_changes_the_tempo(mp3: bytes) -> None:
    with serving(speaking(mp3)) as service:
        usual, quick = (_engine(service).speak(SENTENCE, voice="vi", speed=s).seconds for s in (1, 1.25))
    assert usual / quick == pytest.approx(1.25, rel=0.05)


def test_long_phrases_go_in_requests_of_100_characters_at_most(mp3_of: Callable[[str], bytes]) -> None:
    def answer(handler, text):
        speaking(mp3_of(text))(handler, text)

    with serving(answer) as service:
        _engine(service).speak(LONG, voice="vi", speed=1)
    assert len(service.asked) == 2
    assert max(map(len, service.asked)) <= 100
    assert " ".join(service.asked) == LONG


@pytest.mark.parametrize("passing", [status(429), status(500), status(503)], ids=["429", "500", "503"])
def test_a_passing_fault_is_tried_again(passing: Answer, mp3: bytes) -> None:
    with serving(passing, passing, speaking(mp3)) as service:
        assert _speak(service) > 1
    assert len(service.asked) == 3


@pytest.mark.parametrize(
    ("answer", "tries", "reason"),
    [
        (status(429), 3, "429"),
        (status(500), 3, "500"),
        (status(403), 1, "403"),
        (body(b"<html>before you continue</html>"), 1, "something else than sound"),
        (body(envelope('["!!!"]')), 1, "garbled"),
        (body(envelope('["bm90IGFuIG1wMyBhdCBhbGw="]')), 1, "no sound"),
        (body(envelope('[""]')), 1, "no sound"),
        (body(b""), 1, "something else than sound"),
        (body(b"\xff" * (5 << 20)), 3, "does not end"),
    ],
    ids=["429", "500", "403", "page", "not base64", "not mp3", "empty audio", "empty", "endless"],
)
@pytest.mark.faults
def test_a_lasting_fault_makes_the_engine_unavailable(answer: Answer, tries: int, reason: str) -> None:
    with serving(answer) as service, pytest.raises(EngineUnavailable, match=reason):
        _speak(service)
    assert len(service.asked) == tries


@pytest.mark.faults
def test_a_connection_cut_mid_body_is_tried_again(mp3: bytes) -> None:
    with serving(cut_after(mp3, 500), speaking(mp3)) as service:
        assert _speak(service) > 1


@pytest.mark.faults
def test_a_connection_always_cut_mid_body_makes_it_unavailable(mp3: bytes) -> None:
    with serving(cut_after(mp3, 500)) as service, pytest.raises(EngineUnavailable, match="cannot be reached"):
        _speak(service)
    assert len(service.asked) == 3


@pytest.mark.faults
@pytest.mark.parametrize("answer", [silent, trickling], ids=["silent", "trickling"])
def test_two_time_outs_are_enough(answer: Answer) -> None:
    started = time.monotonic()
    with serving(answer) as service, pytest.raises(EngineUnavailable):
        _speak(service, timeout=0.2)
    assert len(service.asked) == 2
    assert time.monotonic() - started < 1.5


@pytest.mark.faults
def test_a_refused_connection_costs_little() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        closed = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(EngineUnavailable, match="after 3 tries"):
        GttsEngine(GttsService(closed, interval=0, back_off=0.01)).speak(SENTENCE, voice="vi", speed=1)


@pytest.mark.faults
@pytest.mark.parametrize("source", ["anullsrc=r=24000", "anoisesrc=r=24000:a=0.5"], ids=["silence", "noise"])
def test_sound_that_is_no_speech_makes_it_unavailable(source: str) -> None:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", "-f", "lavfi", "-i", source]
    command += ["-t", "3", "-b:a", "64k", "-f", "mp3", "pipe:1"]
    no_speech = subprocess.run(command, capture_output=True, check=True).stdout
    with serving(speaking(no_speech)) as service, pytest.raises(EngineUnavailable, match="not speech"):
        _speak(service)


def test_a_text_the_service_has_no_sound_for_is_refused() -> None:
    with serving(body(envelope(None))) as service, pytest.raises(EngineRefused):
        _speak(service)
    assert len(service.asked) == 1


def test_a_text_without_words_is_refused_without_asking() -> None:
    with serving(status(500)) as service, pytest.raises(EngineRefused):
        _engine(service).speak("…", voice="vi", speed=1)
    assert service.asked == []


def test_threads_share_one_polite_pace(mp3: bytes) -> None:
    with serving(speaking(mp3)) as service:
        polite = _engine(service, interval=0.1)
        threads = [
            threading.Thread(target=polite.speak, args=(SENTENCE,), kwargs={"voice": "vi", "speed": 1})
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    gaps = [later - earlier for earlier, later in zip(service.times, service.times[1:], strict=False)]
    assert len(gaps) == 3
    assert sum(gaps) >= 0.28


def test_settings_say_where_the_service_stands(settings) -> None:
    settings.GTTS_URL = ""
    assert engine(EngineName.GTTS).service.url == PUBLIC_URL
    settings.GTTS_URL = "http://127.0.0.1:9"
    assert engine(EngineName.GTTS).service.url == "http://127.0.0.1:9"
