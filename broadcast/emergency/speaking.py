"""The words in the station's voice, or in eSpeak's when that takes too long: nobody waits for an engine."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import structlog

from media.models import VoiceProfile
from media.speech.engines import EngineName
from media.speech.engines.rest import MemoryRestBook
from media.speech.synthesis import Abandoned, NoEngineLeft, Spoken, Studio, studio, synthesise

log = structlog.get_logger(__name__)
LOOK = 0.1  # seconds between two looks at the clock
Patience = Callable[[], float]


def speak(texts: Sequence[str], voice: VoiceProfile, patience: Patience) -> Spoken:
    """Read the texts; the station's own voice is waited for while `patience()`, in seconds, is not used up.

    eSpeak reads at once and beside it, so that there is always something to be heard. Raises NoEngineLeft.
    """
    begun = time.monotonic()
    house = studio()
    better = _better_engines(voice, house)
    slow = _Beside(texts, voice, better, house) if better else None
    floor = synthesise(
        texts, order=[EngineName.ESPEAK], region=voice.region, speed=voice.speed, studio=_quiet(house)
    )
    spoken = slow.wait(lambda: time.monotonic() - begun < patience()) if slow else None
    if slow and spoken is None:
        log.warning("the station's voice was too slow for an emergency", engines=[str(e) for e in better])
    return spoken or floor


def _better_engines(voice: VoiceProfile, house: Studio) -> list[EngineName]:
    """The engines the station puts before eSpeak, without those that are off or rest."""
    order = [EngineName(name) for name in voice.engine_order]
    before = order[: order.index(EngineName.ESPEAK)] if EngineName.ESPEAK in order else order
    return [name for name in before if name.value not in house.off and house.rests.resting(name) is None]


def _quiet(house: Studio) -> Studio:
    """The same studio, writing down nobody's rest: a hurried try says little of an engine."""
    return replace(house, rests=MemoryRestBook())


class _Beside:
    """The better engines, reading in a thread of their own; one that hangs is left behind with it."""

    def __init__(
        self, texts: Sequence[str], voice: VoiceProfile, engines: Sequence[EngineName], house: Studio
    ) -> None:
        self._spoken: Spoken | None = None
        self._over = threading.Event()
        self._given_up = threading.Event()
        arguments = (texts, voice.region, voice.speed, engines, _quiet(house))
        threading.Thread(target=self._read, args=arguments, name="better voice", daemon=True).start()

    def wait(self, may: Callable[[], bool]) -> Spoken | None:
        """What was read, or None when it was not read while `may()` said so."""
        while not self._over.wait(LOOK):
            if not may():
                self._given_up.set()
                return None
        return self._spoken

    def _read(
        self,
        texts: Sequence[str],
        region: str,
        speed: float,
        engines: Sequence[EngineName],
        house: Studio,
    ) -> None:
        try:
            self._spoken = synthesise(
                texts,
                order=engines,
                region=region,
                speed=speed,
                studio=house,
                is_alive=lambda: not self._given_up.is_set(),
            )
        except (NoEngineLeft, Abandoned) as error:
            log.info("the better voices did not read", detail=str(error))
        except Exception:
            log.exception("the better voices failed")
        finally:
            self._over.set()
