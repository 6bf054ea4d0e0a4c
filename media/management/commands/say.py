"""manage.py say: hear how an engine reads some words."""

import argparse
import os
import sys
import wave
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from media.speech.cache import CachedPcm
from media.speech.engines import EngineName
from media.speech.engines.rest import MemoryRestBook
from media.speech.synthesis import NoEngineLeft, Spoken, Studio, studio, synthesise

ON_THIS_MACHINE = [EngineName.PIPER, EngineName.ESPEAK]


class Command(BaseCommand):
    help = _(
        "Speak words as they stand and write them to a WAV file. Use - to read them from standard input."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("text", help=_("the words to say, or -"))
        parser.add_argument("--out", type=Path, required=True, help=_("the WAV file to write"))
        parser.add_argument(
            "--engine", action="append", choices=list(EngineName), help=_("engine to try; may be repeated")
        )
        parser.add_argument("--region", choices=["north", "central", "south"], default="north")
        parser.add_argument("--speed", type=float, default=1.0, help=_("1.0 is newsreading pace"))

    def handle(self, *args: Any, **options: Any) -> None:
        text = sys.stdin.read() if options["text"] == "-" else options["text"]
        if not 0.5 <= options["speed"] <= 2:
            raise CommandError(_("The pace lies between 0.5 and 2.0."))
        spoken = self.spoken(text, options)
        if not spoken.seconds:
            raise CommandError(_("There is nothing to say in this text."))
        write_wav(spoken, options["out"])
        told = {"file": options["out"], "seconds": f"{spoken.seconds:.1f}", "engine": spoken.engine}
        self.stdout.write(_("%(file)s: %(seconds)s s, read by %(engine)s.") % told)

    def spoken(self, text: str, options: dict[str, Any]) -> Spoken:
        with tqdm(delay=2, unit="", leave=False) as bar:

            def show(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            try:
                return synthesise(
                    [text],
                    order=options["engine"] or ON_THIS_MACHINE,
                    region=options["region"],
                    speed=options["speed"],
                    on_progress=show,
                    studio=_trial_studio(),
                )
            except NoEngineLeft as error:
                raise CommandError(
                    _("No engine could read this. Technical detail: %(reason)s") % {"reason": error}
                ) from error


def write_wav(spoken: Spoken, target: Path) -> None:
    """Write everything as one mono WAV file, aside first and then renamed."""
    aside = target.with_name(f"{target.name}.part{os.getpid()}")
    parts = [part for passage in spoken.passages for part in passage]
    rate = next(part.rate for part in parts if isinstance(part, CachedPcm))
    try:
        with wave.open(str(aside), "wb") as wav:
            wav.setnchannels(1)
            wav.setsampwidth(2)
            wav.setframerate(rate)
            for part in parts:
                sound = (
                    part.load().data if isinstance(part, CachedPcm) else bytes(int(part.seconds * rate) * 2)
                )
                wav.writeframes(sound)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def _trial_studio() -> Studio:
    """The settings' studio, but a trial neither heeds nor changes which engines rest."""
    settings = studio()
    return Studio(settings.cache, MemoryRestBook(), settings.engine, settings.off)
