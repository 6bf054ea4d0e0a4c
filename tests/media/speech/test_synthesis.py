"""Fallback, rest and cache together: one voice for a whole bulletin, whatever fails."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from media.speech.cache import CachedPcm, SentenceCache
from media.speech.engines import (
    Engine,
    EngineName,
    EngineNotInstalled,
    EngineRefused,
    EngineUnavailable,
    Pcm,
)
from media.speech.engines.child import Child
from media.speech.engines.espeak import EspeakEngine
from media.speech.engines.gtts import GttsEngine, GttsService
from media.speech.engines.rest import MemoryRestBook
from media.speech.synthesis import (
    Abandoned,
    Fallback,
    NoEngineLeft,
    Pause,
    Reason,
    Spoken,
    Studio,
    synthesise,
)
from tests.media.speech.engines.translate_service import serving, status

GTTS, PIPER, ESPEAK = EngineName.GTTS, EngineName.PIPER, EngineName.ESPEAK
TEXTS = ["Tin thứ nhất. Có hai câu.", "", "Tin thứ hai: tiêm chủng; miễn phí."]


class Actor:
    """An engine that says every phrase as a tone of its own, until the phrase that makes it fail."""

    def __init__(
        self, name: EngineName, *, fails_at: int | None = None, error: type = EngineUnavailable
    ) -> None:
        self.name = name
        self.said: list[str] = []
        self.fails_at = fails_at
        self.error = error
        self.version = "1"

    def voice(self, region: str) -> str:
        if self.error is EngineNotInstalled:
            raise EngineNotInstalled(self.name, "no voice")
        return f"{self.name}-{region}"

    def fingerprint(self, voice: str) -> str:
        return self.version

    def speak(self, text: str, *, voice: str, speed: float) -> Pcm:
        if len(self.said) == self.fails_at:
            raise self.error(self.name, "it broke")
        self.said.append(text)
        return Pcm(np.full(len(text), len(self.name), dtype="<i2").tobytes(), 1000)


@pytest.fixture
def cache(tmp_path: Path) -> SentenceCache:
    return SentenceCache(tmp_path / "cache", 1 << 26)


@pytest.fixture
def read(cache: SentenceCache) -> Callable[..., Spoken]:
    rests = MemoryRestBook()

    def run(
        *actors: Engine, texts: list[str] = TEXTS, off: tuple[str, ...] = (), **options: object
    ) -> Spoken:
        by_name = {actor.name: actor for actor in actors}
        studio = Studio(cache, rests, by_name.__getitem__, frozenset(off))
        order = list(by_name)
        return synthesise(texts, order=order, region="south", studio=studio, **options)  # type: ignore[arg-type]

    run.rests = rests  # type: ignore[attr-defined]
    return run


def _shape(spoken: Spoken) -> list[list[str]]:
    return [
        [
            f"{part.seconds}s" if isinstance(part, Pause) else f"{len(part.load().data) // 2}"
            for part in passage
        ]
        for passage in spoken.passages
    ]


def test_each_text_is_a_passage_of_sentences_and_pauses(read: Callable[..., Spoken]) -> None:
    spoken = read(Actor(GTTS))
    assert _shape(spoken) == [["13", "0.5s", "11"], [], ["12", "0.3s", "11", "0.3s", "9"]]
    assert (spoken.engine, spoken.voice, spoken.fell_back) == (GTTS, "gtts-south", [])
    assert spoken.seconds == pytest.approx(0.056 + 1.1)


def test_a_failure_part_way_reads_everything_again_with_the_next_engine(read: Callable[..., Spoken]) -> None:
    first, second = Actor(GTTS, fails_at=3), Actor(ESPEAK)
    spoken = read(first, second)
    assert (len(first.said), len(second.said)) == (3, 5)
    assert spoken.engine == ESPEAK
    assert spoken.fell_back == [Fallback(GTTS, Reason.FAILED, "it broke")]
    heard = {
        int(np.frombuffer(part.load().data, dtype="<i2")[0])
        for passage in spoken.passages
        for part in passage
        if isinstance(part, CachedPcm)
    }
    assert heard == {len(ESPEAK)}


def test_only_sentences_that_changed_are_spoken_anew(read: Callable[..., Spoken]) -> None:
    items = [f"Mục số {number}. Câu thứ hai của mục {number}." for number in range(10)]
    first = read(Actor(GTTS), texts=items)
    items[4] = "Mục này đã sửa. Câu thứ hai của mục 4."
    again = Actor(GTTS)
    second = read(again, texts=items)
    assert (first.synthesised, first.cached) == (20, 0)
    assert (second.synthesised, second.cached) == (1, 19)
    assert again.said == ["Mục này đã sửa."]


@pytest.mark.parametrize("change", ["speed", "version"])
def test_another_speed_or_engine_version_is_spoken_anew(read: Callable[..., Spoken], change: str) -> None:
    read(Actor(GTTS))
    actor = Actor(GTTS)
    actor.version = "2" if change == "version" else "1"
    assert read(actor, speed=1.2 if change == "speed" else 1.0).cached == 0


@pytest.mark.faults
def test_a_truncated_sentence_is_spoken_anew(read: Callable[..., Spoken]) -> None:
    part = read(Actor(GTTS)).passages[0][0]
    assert isinstance(part, CachedPcm)
    os.truncate(part.path, 30)
    actor = Actor(GTTS)
    assert read(actor).synthesised == 1
    assert actor.said == ["Tin thứ nhất."]


def test_an_engine_that_failed_rests_and_is_not_asked_again(read: Callable[..., Spoken]) -> None:
    read(Actor(GTTS, fails_at=0), Actor(ESPEAK))
    mended = Actor(GTTS)
    spoken = read(mended, Actor(ESPEAK))
    assert mended.said == []
    assert spoken.fell_back == [Fallback(GTTS, Reason.RESTING, "it broke")]


def test_an_engine_that_refuses_a_text_does_not_rest(read: Callable[..., Spoken]) -> None:
    spoken = read(Actor(GTTS, fails_at=1, error=EngineRefused), Actor(ESPEAK))
    assert spoken.fell_back == [Fallback(GTTS, Reason.REFUSED, "it broke")]
    assert read(Actor(GTTS), Actor(ESPEAK)).engine == GTTS


def test_an_engine_without_a_voice_does_not_rest(read: Callable[..., Spoken]) -> None:
    spoken = read(Actor(PIPER, error=EngineNotInstalled), Actor(ESPEAK))
    assert spoken.fell_back == [Fallback(PIPER, Reason.NOT_INSTALLED, "no voice")]
    assert read(Actor(PIPER), Actor(ESPEAK)).engine == PIPER


def test_an_engine_switched_off_is_never_asked(read: Callable[..., Spoken]) -> None:
    actor = Actor(GTTS)
    spoken = read(actor, Actor(ESPEAK), off=("gtts",))
    assert (actor.said, spoken.fell_back[0].reason) == ([], Reason.OFF)


def test_resting_engines_are_tried_when_all_others_failed(read: Callable[..., Spoken]) -> None:
    with pytest.raises(NoEngineLeft):
        read(Actor(ESPEAK, fails_at=0))
    spoken = read(Actor(ESPEAK))
    assert (spoken.engine, spoken.fell_back) == (ESPEAK, [])
    assert read.rests.resting(ESPEAK) is None  # type: ignore[attr-defined]


def test_when_none_is_left_it_is_told_how_each_fared(read: Callable[..., Spoken]) -> None:
    with pytest.raises(NoEngineLeft, match="it broke") as caught:
        read(Actor(GTTS, fails_at=0), Actor(PIPER), Actor(ESPEAK, fails_at=0), off=("piper",))
    fared = [(attempt.engine, attempt.reason) for attempt in caught.value.attempts]
    assert fared == [(GTTS, Reason.FAILED), (PIPER, Reason.OFF), (ESPEAK, Reason.FAILED)]


def test_progress_counts_sentences_and_starts_again_with_the_next_engine(read: Callable[..., Spoken]) -> None:
    seen: list[tuple[int, int]] = []
    read(Actor(GTTS, fails_at=2), Actor(ESPEAK), on_progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 5), (2, 5), (1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


def test_a_lost_job_is_abandoned_before_the_next_sentence(read: Callable[..., Spoken]) -> None:
    actor = Actor(GTTS)
    with pytest.raises(Abandoned):
        read(actor, is_alive=lambda: len(actor.said) < 2)
    assert len(actor.said) == 2


@pytest.fixture
def espeak() -> Iterator[EspeakEngine]:
    made = EspeakEngine()
    yield made
    made.child.close()


@pytest.mark.faults
def test_without_a_network_the_floor_reads_and_the_next_bulletin_loses_no_time(
    read: Callable[..., Spoken], espeak: EspeakEngine
) -> None:
    with serving(status(503)) as service:
        online = GttsEngine(GttsService(service.url, interval=0, back_off=0.01))
        first, second = read(online, espeak), read(online, espeak, texts=["Bản tin sau."])
    assert (first.engine, first.fell_back[0].reason) == (ESPEAK, Reason.FAILED)
    assert (second.engine, second.fell_back[0].reason) == (ESPEAK, Reason.RESTING)
    assert len(service.asked) == 3


@pytest.mark.faults
def test_a_child_stopped_mid_bulletin_leads_to_the_next_engine(
    read: Callable[..., Spoken], espeak: EspeakEngine
) -> None:
    acting = Path(__file__).parent / "engines" / "acting_child.py"
    child = Child(PIPER, [sys.executable, str(acting)], start_seconds=10, answer_seconds=0.4)

    class Stopped(Actor):
        def speak(self, text: str, *, voice: str, speed: float) -> Pcm:
            self.said.append(text)
            sound = child.ask({"act": "speak", "text": text})
            if len(self.said) == 2:
                assert child.pid
                os.kill(child.pid, signal.SIGSTOP)
            return sound

    stopped = Stopped(PIPER)
    spoken = read(stopped, espeak)
    child.close()
    assert len(stopped.said) == 3
    assert (spoken.engine, spoken.synthesised) == (ESPEAK, 5)
    assert "no answer in time" in spoken.fell_back[0].detail


def _read_in_a_process(folder: str) -> list[bytes]:
    studio = Studio(SentenceCache(Path(folder), 1 << 26), MemoryRestBook())
    spoken = synthesise(TEXTS, order=[ESPEAK], region="north", studio=studio)
    return [part.load().data for text in spoken.passages for part in text if isinstance(part, CachedPcm)]


def test_processes_that_speak_the_same_sentences_at_once_agree(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        one, other = pool.map(_read_in_a_process, [str(tmp_path)] * 2, chunksize=1)
    assert one == other
    assert len(list(tmp_path.glob("*/*"))) == 5
