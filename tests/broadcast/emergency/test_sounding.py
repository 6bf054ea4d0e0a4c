"""The sound of an emergency: at once, whatever the engines do; and never after it was stopped."""

import socket
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from broadcast.emergency import deciding, sounding
from broadcast.emergency.watching import watch_over
from broadcast.models import Emergency
from media.audio import measure, probe, write_jingle
from media.models import EngineRest
from tests.broadcast.emergency.alarm import Alarm

pytestmark = pytest.mark.django_db


@pytest.fixture
def silent_service() -> Iterator[str]:
    """A speech service that takes the request and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        held: list[socket.socket] = []
        over = threading.Event()

        def take() -> None:
            while not over.is_set():
                try:
                    held.append(server.accept()[0])
                except OSError:
                    return

        thread = threading.Thread(target=take, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        over.set()
        server.shutdown(socket.SHUT_RDWR)
        for one in held:
            one.close()
        thread.join()


def words_of(emergency: Emergency, monkeypatch) -> list[str]:
    """What was given to the engines."""
    said: list[str] = []
    speak = sounding.speak

    def listening(texts, *args):
        said.extend(texts)
        return speak(texts, *args)

    monkeypatch.setattr(sounding, "speak", listening)
    assert sounding.sound(emergency.pk)
    return said


def test_it_is_mastered_like_everything_on_air(alarm: Alarm) -> None:
    emergency = alarm.on_air()
    assert sounding.sound(emergency.pk)
    emergency.refresh_from_db()
    file = Path(emergency.file.path)
    assert file.stat().st_size == emergency.size
    assert abs(measure(file).integrated - -16.0) < 0.6
    assert probe(file).seconds == pytest.approx(emergency.seconds, abs=0.2)
    assert emergency.engine == "espeak"
    assert list(emergency.deeds.values_list("deed", flat=True))[-1] == "voiced"


def test_few_words_after_the_tone_are_heard_as_well(alarm: Alarm) -> None:
    """The tone makes most of it, which is otherwise taken for a noise."""
    emergency = alarm.on_air(text="Cháy ở chợ.")
    assert sounding.sound(emergency.pk)


def test_its_sound_is_made_once(alarm: Alarm) -> None:
    emergency = alarm.on_air()
    assert sounding.sound(emergency.pk)
    assert not sounding.sound(emergency.pk)


def test_a_drill_says_so_before_and_after(alarm: Alarm, monkeypatch) -> None:
    drill = alarm.on_air(drill=True)
    said = words_of(drill, monkeypatch)
    assert (said[0], said[-1]) == ("Đây là diễn tập.", "Đây là diễn tập.")
    assert len(said) == 3


def test_the_tone_of_a_drill_is_another_one(tmp_path: Path) -> None:
    for name in ("drill", "emergency"):
        write_jingle(name, tmp_path / name)
    assert (tmp_path / "drill").read_bytes() != (tmp_path / "emergency").read_bytes()


@pytest.mark.faults
def test_an_engine_that_hangs_is_not_waited_for(alarm: Alarm, settings, silent_service: str) -> None:
    settings.GTTS_URL, settings.SPEECH_ENGINES_OFF = silent_service, []
    voice = alarm.station.voice
    voice.engine_order = ["gtts", "espeak"]
    voice.save()
    emergency = alarm.on_air()
    begun = time.monotonic()
    assert sounding.sound(emergency.pk)
    assert 2.0 < time.monotonic() - begun < 9.0
    emergency.refresh_from_db()
    assert emergency.engine == "espeak"
    assert not EngineRest.objects.exists()  # bulletins go on asking it


@pytest.mark.faults
def test_what_is_stopped_while_its_sound_is_made_gets_none(alarm: Alarm, monkeypatch) -> None:
    emergency = alarm.on_air()
    make = sounding._make

    def stopping(*args):
        made = make(*args)
        deciding.stop(emergency, alarm.operator, timezone.now())
        return made

    monkeypatch.setattr(sounding, "_make", stopping)
    assert not sounding.sound(emergency.pk)
    emergency.refresh_from_db()
    assert not emergency.audible
    assert not (Path(alarm.media) / "emergencies").exists()


@pytest.mark.faults
def test_a_full_disk_is_told_and_tried_again(alarm: Alarm, monkeypatch, later) -> None:
    emergency = alarm.on_air()
    with monkeypatch.context() as full:
        full.setattr(sounding, "assemble", _no_space)
        assert not sounding.sound(emergency.pk)
    emergency.refresh_from_db()
    assert "đầy" in emergency.failure
    later(seconds=10)
    watch_over(timezone.now())
    emergency.refresh_from_db()
    assert emergency.audible
    assert emergency.failure == ""


def _no_space(*args: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.faults
def test_the_clock_takes_up_what_a_killed_worker_left(alarm: Alarm, later) -> None:
    emergency = alarm.on_air()
    Emergency.objects.filter(pk=emergency.pk).update(
        lease="of-the-dead", leased_until=timezone.now() + timedelta(seconds=30)
    )
    later(seconds=29)
    watch_over(timezone.now())
    emergency.refresh_from_db()
    assert not emergency.audible
    later(seconds=1)
    watch_over(timezone.now())
    emergency.refresh_from_db()
    assert emergency.audible


def test_a_recording_is_heard_instead_of_the_text(alarm: Alarm, monkeypatch, tmp_path: Path) -> None:
    from django.core.files import File

    write_jingle("outro", tmp_path / "voice.wav")
    with (tmp_path / "voice.wav").open("rb") as opened:
        emergency = alarm.on_air(recording=File(opened))
    assert words_of(emergency, monkeypatch) == []
    emergency.refresh_from_db()
    assert emergency.engine == ""
    assert emergency.seconds > 9


def test_a_recorded_drill_still_says_that_it_is_one(alarm: Alarm, monkeypatch, tmp_path: Path) -> None:
    from django.core.files import File

    write_jingle("outro", tmp_path / "voice.wav")
    with (tmp_path / "voice.wav").open("rb") as opened:
        emergency = alarm.on_air(drill=True, recording=File(opened))
    assert words_of(emergency, monkeypatch) == ["Đây là diễn tập.", "Đây là diễn tập."]
