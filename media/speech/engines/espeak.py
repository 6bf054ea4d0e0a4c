"""eSpeak NG, the floor nobody falls through: offline, always installed, quick, plainly a machine."""

import unicodedata
from importlib.metadata import version

from media.speech.engines.child import Child, python_module
from media.speech.engines.contract import EngineName, Pcm
from media.speech.engines.plausible import checked

VOICES = {"north": "vi", "central": "vi-vn-x-central", "south": "vi-vn-x-south"}
# Measured with the project's pauses on commune texts: this many "words a minute" are 233 syllables a minute.
WORDS_A_MINUTE = {"vi": 176, "vi-vn-x-central": 179, "vi-vn-x-south": 183}
SLOWEST, FASTEST = 80, 450  # what the library takes


class EspeakEngine:
    """eSpeak NG in a child process of its own."""

    name = EngineName.ESPEAK

    def __init__(self, child: Child | None = None) -> None:
        command = python_module("media.speech.engines.espeak_child")
        self.child = child or Child(self.name, command, start_seconds=15, answer_seconds=10)

    def voice(self, region: str) -> str:
        return VOICES.get(region, VOICES["north"])

    def fingerprint(self, voice: str) -> str:
        return f"espeakng-loader {version('espeakng-loader')}, pace {WORDS_A_MINUTE.get(voice)}"

    def speak(self, text: str, *, voice: str, speed: float) -> Pcm:
        pace = round(WORDS_A_MINUTE.get(voice, WORDS_A_MINUTE["vi"]) * speed)
        words = unicodedata.normalize("NFC", text)
        request = {"text": words, "voice": voice, "wpm": min(max(pace, SLOWEST), FASTEST)}
        return checked(self.name, self.child.ask(request), text, speed=speed)
