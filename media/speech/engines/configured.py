"""Engines as Django's settings describe them, one object each, so that children and pace are shared."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from media.speech.engines.contract import Engine, EngineName
from media.speech.engines.espeak import EspeakEngine
from media.speech.engines.gtts import GttsEngine, GttsService
from media.speech.engines.piper import PiperEngine
from media.speech.engines.voices import VoiceShelf


def configured(name: EngineName) -> Engine:
    """Raises ValueError for a name that is no engine's."""
    match name:
        case EngineName.GTTS:
            return _gtts(settings.GTTS_URL, settings.GTTS_SECONDS_BETWEEN_REQUESTS)
        case EngineName.PIPER:
            return _piper(str(settings.PIPER_VOICE), str(settings.VOICES_DIR))
        case EngineName.ESPEAK:
            return _espeak()


@lru_cache(maxsize=4)
def _gtts(url: str, interval: float) -> GttsEngine:
    service = GttsService(url, interval=interval) if url else GttsService(interval=interval)
    return GttsEngine(service)


@lru_cache(maxsize=4)
def _piper(named: str, voices_dir: str) -> PiperEngine:
    return PiperEngine(VoiceShelf(Path(voices_dir), named=Path(named) if named else None))


@lru_cache(maxsize=1)
def _espeak() -> EspeakEngine:
    return EspeakEngine()
