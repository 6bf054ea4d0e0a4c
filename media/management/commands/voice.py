"""manage.py voice: check, install, list and remove Piper voice files."""

import argparse
import os
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from media.speech.engines import EngineError, Pcm
from media.speech.engines.piper import PiperEngine
from media.speech.engines.voices import BadVoice, VoiceFile, VoiceShelf, voice_file

TEST_SENTENCES = {
    "vi": "Đây là Đài Truyền thanh xã. Xin chào bà con và các bạn.",
    "": "This is a test of the voice file. One, two, three, four.",
}


class Command(BaseCommand):
    help = _(
        "Voice files for the Piper engine: add FILE.onnx (its FILE.onnx.json beside it), list, remove NAME."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        add = actions.add_parser("add", help=_("check a voice file and install it"))
        add.add_argument("file", type=Path, help=_("path of the .onnx file"))
        actions.add_parser("list", help=_("show installed voices"))
        remove = actions.add_parser("remove", help=_("remove an installed voice"))
        remove.add_argument("name", help=_("name of the voice, as the list shows it"))

    def handle(self, *args: Any, **options: Any) -> None:
        self.shelf = VoiceShelf(Path(settings.VOICES_DIR), named=_named())
        match options["action"]:
            case "add":
                self.add(options["file"])
            case "list":
                self.list()
            case "remove":
                self.remove(options["name"])

    def add(self, file: Path) -> None:
        """Install a voice that loads and speaks; nothing is installed otherwise."""
        try:
            voice = voice_file(file.resolve())
            sound = trial(voice)
        except (BadVoice, EngineError) as error:
            raise CommandError(
                _("The voice was not installed. Technical detail: %(reason)s") % {"reason": error.args[0]}
            ) from error
        install(voice, self.shelf.folder)
        told = {"name": voice.name, "language": voice.language, "seconds": f"{sound.seconds:.1f}"}
        self.stdout.write(
            _("Installed voice %(name)s (language: %(language)s; test sentence: %(seconds)s s).") % told
        )
        if not voice.is_vietnamese:
            self.stderr.write(
                _("Warning: %(name)s is not a Vietnamese voice. It will misread Vietnamese.") % told
            )

    def list(self) -> None:
        """One line a voice; the one in use is marked."""
        voices = self.shelf.installed()
        chosen = _chosen(self.shelf)
        if chosen is not None and chosen.model not in [voice.model for voice in voices]:
            voices = [chosen, *voices]
        for voice in voices:
            mark = "*" if chosen is not None and voice.model == chosen.model else " "
            self.stdout.write(f"{mark} {voice.name}\t{voice.language}\t{voice.sha256[:12]}")
        if not voices:
            self.stdout.write(_("No voice is installed."))

    def remove(self, name: str) -> None:
        """Take a voice off the shelf; the file named in the settings stays, it is not ours."""
        for voice in self.shelf.installed():
            if voice.name == name:
                voice.model.unlink()
                voice.description.unlink()
                self.stdout.write(_("Removed voice %(name)s.") % {"name": name})
                return
        raise CommandError(_("There is no installed voice named %(name)s.") % {"name": name})


def trial(voice: VoiceFile) -> Pcm:
    """Let the voice speak a sentence in its language. Raises EngineError when it cannot."""
    engine = PiperEngine(VoiceShelf(voice.model.parent, named=voice.model))
    try:
        sentence = TEST_SENTENCES.get(voice.language, TEST_SENTENCES[""])
        return engine.speak(sentence, voice=voice.name, speed=1.0)
    finally:
        engine.close()


def install(voice: VoiceFile, folder: Path) -> None:
    """Copy both files; the model last, since a voice is on the shelf once its model is."""
    folder.mkdir(parents=True, exist_ok=True)
    for source in (voice.description, voice.model):
        _copy(source, folder / source.name)


def _copy(source: Path, target: Path) -> None:
    """Copy aside, sync, rename: a half-copied file never has a voice's name."""
    if target.exists() and target.samefile(source):
        return
    aside = target.with_name(f"{target.name}.part{os.getpid()}")
    try:
        with source.open("rb") as read, aside.open("wb") as written:
            shutil.copyfileobj(read, written, 1 << 20)
            written.flush()
            os.fsync(written.fileno())
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def _named() -> Path | None:
    return Path(settings.PIPER_VOICE) if settings.PIPER_VOICE else None


def _chosen(shelf: VoiceShelf) -> VoiceFile | None:
    try:
        return shelf.chosen()
    except BadVoice:
        return None
