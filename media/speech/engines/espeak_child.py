"""Runs eSpeak NG (GPL) in a process of its own: `python -m media.speech.engines.espeak_child`.

Requests: {"text": str, "voice": str, "wpm": int}. The library is used in its synchronous mode, which has no
thread of its own and so may be forked. API: speak_lib.h of eSpeak NG 1.52.
"""

import ctypes
from collections.abc import Mapping
from typing import Any

import espeakng_loader

from media.speech.engines.forking import Refusal, Speak, serve

AUDIO_OUTPUT_SYNCHRONOUS = 2
INITIALIZE_DONT_EXIT = 0x8000
CHARS_UTF8 = 1
PARAMETER_RATE = 1
EE_OK = 0
Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class Espeak:
    """The loaded library."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
        self.rate: int = self._library.espeak_Initialize(
            AUDIO_OUTPUT_SYNCHRONOUS, 0, data, INITIALIZE_DONT_EXIT
        )
        if self.rate <= 0:
            raise OSError("eSpeak NG did not find its data")
        self._sound = bytearray()
        self._callback = Callback(self._take)
        self._library.espeak_SetSynthCallback(self._callback)

    def speak(self, request: Mapping[str, Any]) -> tuple[bytes, int]:
        """Samples and their rate. Raises Refusal for a voice it does not have, OSError when it fails."""
        if self._library.espeak_SetVoiceByName(str(request["voice"]).encode()) != EE_OK:
            raise Refusal(f"there is no voice {request['voice']}")
        self._library.espeak_SetParameter(PARAMETER_RATE, int(request["wpm"]), 0)
        text = str(request["text"]).replace("\0", " ").encode()
        self._sound.clear()
        if self._library.espeak_Synth(text, len(text) + 1, 0, 0, 0, CHARS_UTF8, None, None) != EE_OK:
            raise OSError("eSpeak NG did not take the text")
        return bytes(self._sound), self.rate

    def _take(self, samples: Any, count: int, _events: Any) -> int:
        if samples and count > 0:
            self._sound += ctypes.string_at(samples, count * 2)
        return 0


def load() -> Speak:
    return Espeak().speak


if __name__ == "__main__":
    serve(load)
