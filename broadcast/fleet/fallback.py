"""What a player plays where a sound is missing: the station's tune and a sentence in its own voice.

Made once by a worker, and again when tune, voice or filter change; until then there is none. Where no engine
can speak it is the tune alone. The file's name says what it was made of, its hash and its length.
"""

import hashlib
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import structlog
from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from broadcast.building import tunes
from broadcast.drafting.speech import reader_of
from broadcast.fleet.folder import home, keep
from broadcast.fleet.sources import Sound
from broadcast.models import Station
from media.audio import Chapter, Clip, Part, Pcm, Silence, Tags, Target, assemble, master, write_jingle
from media.speech.engines import EngineName
from media.speech.synthesis import NoEngineLeft, Pause, synthesise

log = structlog.get_logger(__name__)
PATIENCE = 600  # seconds a worker is given before it is asked again


def sound_of(station: Station) -> Sound | None:
    """The station's sound for such times, once it is made; asks a worker for it where it is not."""
    made = _made(station)
    if made is None and cache.add(f"fallback:{fingerprint(station)}", True, PATIENCE):
        from broadcast.tasks import make_fallback

        make_fallback.enqueue(station.pk)
    return made if made and keep(made) else None


def make(station: Station) -> Sound:
    """Make the sound, unless it is there. Raises what decoding, mastering and the disk raise."""
    if there := _made(station):
        return there
    target = home() / "fallback" / f"{fingerprint(station)}.mp3"
    Path(settings.SCRATCH_DIR).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.SCRATCH_DIR, prefix="fallback-") as made:
        folder = Path(made)
        tune = Chapter("", [*_tune(station, folder), Silence(0.4)])
        assemble([tune, Chapter("", _words(station))], folder / "whole.wav")
        tags = Tags(title=_("The programme goes on soon"), artist=station.name, album="", date="")
        mastered = master(
            folder / "whole.wav", target, target=Target(speech_band=station.speech_band), tags=tags
        )
    named = target.with_suffix(f".{mastered.sha256}.{round(mastered.seconds * 1000)}.mp3")
    target.replace(named)
    log.info("fallback made", station=station.pk, seconds=mastered.seconds)
    return _sound(named)


def fingerprint(station: Station) -> str:
    """Names everything the sound is made of."""
    voice = station.voice
    parts = [station.name, sentence(station), station.speech_band, station.signature_id]
    parts += [voice.engine_order, voice.region, voice.speed]
    return hashlib.sha256(json.dumps([station.pk, *parts]).encode()).hexdigest()[:32]


def sentence(station: Station) -> str:
    return _("This is %(station)s. The programme goes on in a short while.") % {"station": station.name}


def _made(station: Station) -> Sound | None:
    found = sorted((home() / "fallback").glob(f"{fingerprint(station)}.*.mp3"))
    return _sound(found[0]) if found else None


def _sound(path: Path) -> Sound:
    _fingerprint, sha256, milliseconds, _mp3 = path.name.split(".")
    return Sound(sha256, path, path.stat().st_size, int(milliseconds) / 1000)


def _tune(station: Station, folder: Path) -> Iterator[Clip]:
    if station.signature is not None:
        yield Clip(tunes.fetched(station.signature, folder))
        return
    write_jingle("signature", folder / "signature.wav")
    yield Clip(folder / "signature.wav")


def _words(station: Station) -> list[Part]:
    words = reader_of(station).read(sentence(station)).text
    voice = station.voice
    order = [EngineName(name) for name in voice.engine_order]
    try:
        spoken = synthesise([words], order=order, region=voice.region, speed=voice.speed)
    except NoEngineLeft as error:
        log.warning("the fallback is the tune alone: no engine speaks", detail=str(error))
        return []
    loaded = [part if isinstance(part, Pause) else part.load() for part in spoken.passages[0]]
    return [Silence(p.seconds) if isinstance(p, Pause) else Pcm(p.data, p.rate) for p in loaded]
