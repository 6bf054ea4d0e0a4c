"""Texts -> speech: engines in the station's order, one voice for the whole, sentences from the cache."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import structlog

from media.speech.cache import CachedPcm, Sentence, SentenceCache
from media.speech.engines import (
    Engine,
    EngineError,
    EngineName,
    EngineNotInstalled,
    EngineUnavailable,
    engine,
)
from media.speech.engines.rest import DatabaseRestBook, RestBook
from media.speech.phrasing import Phrase, phrases

log = structlog.get_logger(__name__)


class Reason(StrEnum):
    """Why an engine did not read a bulletin."""

    OFF = "off"
    RESTING = "resting"
    NOT_INSTALLED = "not installed"
    FAILED = "failed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Fallback:
    """An engine that was passed over, why, and the engine's own words in English."""

    engine: EngineName
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class Pause:
    seconds: float


Passage = list[CachedPcm | Pause]


@dataclass(frozen=True)
class Spoken:
    """Texts read by one voice: a passage for each text, in order.

    `synthesised` and `cached` count sentences; `fell_back` names the engines before this one in the order.
    """

    engine: EngineName
    voice: str
    passages: list[Passage]
    synthesised: int
    cached: int
    fell_back: list[Fallback]

    @property
    def seconds(self) -> float:
        return sum(part.seconds for passage in self.passages for part in passage)


class NoEngineLeft(Exception):
    """Every engine of the order was tried or is off; `attempts` says how each fared."""

    def __init__(self, attempts: Sequence[Fallback]) -> None:
        super().__init__(
            "; ".join(f"{a.engine}: {a.reason} ({a.detail})" for a in attempts) or "no engine named"
        )
        self.attempts = list(attempts)


class Abandoned(Exception):
    """Whoever asked for the speech no longer holds the job."""


@dataclass(frozen=True)
class Studio:
    """What synthesis works with: engines by name, the sentence cache, the rests, engines nobody may use."""

    cache: SentenceCache
    rests: RestBook
    engine: Callable[[EngineName], Engine] = engine
    off: frozenset[str] = frozenset()


def studio() -> Studio:
    """The studio Django's settings describe."""
    from django.conf import settings

    return Studio(
        cache=SentenceCache(Path(settings.SPEECH_CACHE_DIR), settings.SPEECH_CACHE_BYTES),
        rests=DatabaseRestBook(settings.ENGINE_REST_SECONDS),
        off=frozenset(settings.SPEECH_ENGINES_OFF),
    )


def synthesise(
    texts: Sequence[str],
    *,
    order: Sequence[EngineName],
    region: str,
    speed: float = 1.0,
    on_progress: Callable[[int, int], None] | None = None,
    is_alive: Callable[[], bool] | None = None,
    studio: Studio | None = None,
) -> Spoken:
    """Read spoken texts (words only, as media.speech.reading gives them) with the first engine that can.

    Engines that are off or rest are passed over. One that fails part-way is rested and everything is read
    again by the next: a bulletin never mixes two voices. When all others failed, those that rest are tried
    after all, since an engine at rest is better than a silent loudspeaker.

    `on_progress(done, all)` counts sentences and starts again with each engine; `is_alive()` is asked before
    each sentence. Raises NoEngineLeft, Abandoned, and OSError when sentences cannot be kept (a full disk).
    """
    reading = _Reading([phrases(text) for text in texts], region, speed, on_progress, is_alive)
    return _Tries(studio or _from_settings(), reading).first_that_reads([EngineName(name) for name in order])


_from_settings = studio


@dataclass(frozen=True)
class _Reading:
    """What is to be read, and who wants to know how far it is."""

    texts: list[list[Phrase]]
    region: str
    speed: float
    on_progress: Callable[[int, int], None] | None
    is_alive: Callable[[], bool] | None

    def by(self, reader: Engine, cache: SentenceCache) -> Spoken:
        """Everything in that engine's voice. Raises EngineError, Abandoned, OSError."""
        voice = reader.voice(self.region)
        counted = _Counted(reader, voice, self.speed, cache, reader.fingerprint(voice))
        done, total = 0, sum(len(text) for text in self.texts)
        passages: list[Passage] = []
        for text in self.texts:
            passage: Passage = []
            for phrase in text:
                self._check_alive()
                passage += _with_pause(counted.sentence(phrase.text), phrase.pause_after)
                done += 1
                self._report(done, total)
            passages.append(passage)
        return Spoken(reader.name, voice, passages, counted.synthesised, counted.cached, [])

    def _check_alive(self) -> None:
        if self.is_alive is not None and not self.is_alive():
            raise Abandoned

    def _report(self, done: int, total: int) -> None:
        if self.on_progress is not None:
            self.on_progress(done, total)


@dataclass
class _Counted:
    """One engine's voice over the cache, counting what had to be spoken anew."""

    reader: Engine
    voice: str
    speed: float
    cache: SentenceCache
    fingerprint: str
    synthesised: int = 0
    cached: int = 0

    def sentence(self, text: str) -> CachedPcm:
        wanted = Sentence(self.reader.name.value, self.fingerprint, self.voice, self.speed, text)
        found = self.cache.get(wanted)
        if found is not None:
            self.cached += 1
            return found
        pcm = self.reader.speak(text, voice=self.voice, speed=self.speed)
        self.synthesised += 1
        return self.cache.put(wanted, pcm)


@dataclass
class _Tries:
    """The walk down the station's order of engines."""

    studio: Studio
    reading: _Reading
    attempts: list[Fallback] = field(default_factory=list)

    def first_that_reads(self, order: list[EngineName]) -> Spoken:
        for name in self._not_resting(order):
            spoken = self._try(name)
            if spoken is not None:
                return spoken
        raise NoEngineLeft(self.attempts)

    def _not_resting(self, order: list[EngineName]) -> Iterator[EngineName]:
        """Engines that may be asked, and after all of them those that rest."""
        put_off = []
        for name in order:
            rest = self.studio.rests.resting(name)
            if name.value in self.studio.off:
                self._passed_over(name, Reason.OFF, "switched off in the settings")
            elif rest is not None:
                self._passed_over(name, Reason.RESTING, rest.reason)
                put_off.append(name)
            else:
                yield name
        yield from put_off

    def _try(self, name: EngineName) -> Spoken | None:
        rested = any(tried.engine == name for tried in self.attempts)
        try:
            spoken = self.reading.by(self.studio.engine(name), self.studio.cache)
        except EngineNotInstalled as error:
            self._passed_over(name, Reason.NOT_INSTALLED, error.detail)
        except EngineUnavailable as error:
            self.studio.rests.rest(name, error.detail)
            self._passed_over(name, Reason.FAILED, error.detail)
        except EngineError as error:
            self._passed_over(name, Reason.REFUSED, error.detail)
        else:
            return self._finished(spoken, rested=rested)
        return None

    def _finished(self, spoken: Spoken, *, rested: bool) -> Spoken:
        if rested or spoken.synthesised:
            self.studio.rests.recovered(spoken.engine)
        others = [tried for tried in self.attempts if tried.engine != spoken.engine]
        return Spoken(
            spoken.engine, spoken.voice, spoken.passages, spoken.synthesised, spoken.cached, fell_back=others
        )

    def _passed_over(self, name: EngineName, reason: Reason, detail: str) -> None:
        self.attempts.append(Fallback(name, reason, detail))
        log.info("engine passed over", engine=name.value, reason=reason.value, detail=detail)


def _with_pause(sentence: CachedPcm, pause: float) -> Passage:
    return [sentence, Pause(pause)] if pause else [sentence]
