"""Piper: a neural voice on this machine, when a voice file is named or installed."""

import threading
import unicodedata
from importlib.metadata import version

from media.speech.engines.child import Child, python_module
from media.speech.engines.contract import EngineName, EngineNotInstalled, Pcm
from media.speech.engines.plausible import checked
from media.speech.engines.voices import BadVoice, VoiceFile, VoiceShelf


class PiperEngine:
    """Piper in a child process that holds one loaded voice at a time."""

    name = EngineName.PIPER

    def __init__(self, shelf: VoiceShelf, *, start_seconds: float = 60, answer_seconds: float = 60) -> None:
        self.shelf = shelf
        self._seconds = {"start_seconds": start_seconds, "answer_seconds": answer_seconds}
        self._lock = threading.Lock()
        self._children: dict[str, Child] = {}

    def voice(self, region: str) -> str:
        """The chosen voice's name: a voice file has one accent, whatever the region."""
        try:
            return self.shelf.chosen().name
        except BadVoice as error:
            raise EngineNotInstalled(self.name, str(error)) from error

    def fingerprint(self, voice: str) -> str:
        libraries = f"piper-tts {version('piper-tts')}, onnxruntime {version('onnxruntime')}"
        return f"{libraries}, voice {self._find(voice).sha256}"

    def speak(self, text: str, *, voice: str, speed: float) -> Pcm:
        request = {"text": unicodedata.normalize("NFC", text), "speed": speed}
        return checked(self.name, self.child(voice).ask(request), text, speed=speed)

    def child(self, voice: str) -> Child:
        """The process that speaks with that voice; the one of another voice is ended."""
        found = self._find(voice)
        with self._lock:
            if found.sha256 not in self._children:
                self._close_all()
                command = python_module("media.speech.engines.piper_child", str(found.model))
                self._children[found.sha256] = Child(self.name, command, **self._seconds)
            return self._children[found.sha256]

    def close(self) -> None:
        """End the child process, if one runs."""
        with self._lock:
            self._close_all()

    def _close_all(self) -> None:
        while self._children:
            self._children.popitem()[1].close()

    def _find(self, voice: str) -> VoiceFile:
        try:
            return self.shelf.find(voice)
        except BadVoice as error:
            raise EngineNotInstalled(self.name, str(error)) from error
