"""Google Translate's voice, through gTTS (MIT): the words of the request are gTTS's, the sending is ours.

gTTS sends without checking certificates and without a limit on the whole answer, so requests go out here:
verified, ten seconds each, at most three tries with back-off, never faster than the polite pace.
"""

import base64
import binascii
import random
import re
import time
from dataclasses import dataclass, field
from importlib.metadata import version

import requests
import urllib3
from gtts import gTTS

from media.speech.engines.contract import EngineName, EngineRefused, EngineUnavailable, Pcm
from media.speech.engines.decoding import NotSound, pcm_from_mp3
from media.speech.engines.pace import Pace
from media.speech.engines.plausible import checked
from media.speech.phrasing import split_to

PUBLIC_URL = "https://translate.google.com"
PATH = "/_/TranslateWebserverUi/data/batchexecute"
RPC = gTTS.GOOGLE_TTS_RPC
MAX_ANSWER_BYTES = 4 << 20
TRIES = 3
_SOUND = re.compile(rf'{RPC}","\[\\"([^"\\]*)\\"'.encode())
_NO_SOUND = re.compile(rf'"{RPC}",null'.encode())


class TryAgain(Exception):
    """A failure that another try may mend."""


@dataclass(frozen=True)
class GttsService:
    """Where the service stands (base URL, without path) and how patiently it is asked; all in seconds."""

    url: str = PUBLIC_URL
    interval: float = 0.5
    timeout: float = 10.0
    back_off: float = 0.5
    pace: Pace = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pace", Pace(self.interval))


class GttsEngine:
    """The online voice. It has one Vietnamese voice, a northern one, at one pace."""

    name = EngineName.GTTS

    def __init__(self, service: GttsService | None = None) -> None:
        self.service = service or GttsService()

    def voice(self, region: str) -> str:
        return "vi"

    def fingerprint(self, voice: str) -> str:
        return f"gtts {version('gtts')}"

    def speak(self, text: str, *, voice: str, speed: float) -> Pcm:
        if not any(sign.isalnum() for sign in text):
            raise EngineRefused(self.name, "there is nothing to say in this text")
        mp3 = b"".join(self._asked(body) for body in _request_bodies(text, voice))
        try:
            pcm = pcm_from_mp3(mp3, tempo=speed)
        except NotSound as error:
            raise EngineUnavailable(self.name, f"the service sent no sound: {error}") from error
        return checked(self.name, pcm, text, speed=speed)

    def _asked(self, body: str) -> bytes:
        """The MP3 for one request. Tries again while that can help and two time-outs have not gone by."""
        started = time.monotonic()
        for attempt in range(1, TRIES + 1):
            self.service.pace.wait()
            try:
                return self._mp3(self._sent(body))
            except TryAgain as error:
                if attempt == TRIES or time.monotonic() - started > 1.5 * self.service.timeout:
                    raise EngineUnavailable(self.name, f"{error} (after {attempt} tries)") from error
                time.sleep(self.service.back_off * 2 ** (attempt - 1) * random.uniform(0.75, 1.25))  # noqa: S311
        raise AssertionError("unreachable: the last try returns or raises")

    def _sent(self, body: str) -> bytes:
        url = self.service.url.rstrip("/") + PATH
        deadline = time.monotonic() + self.service.timeout
        try:
            with requests.post(
                url, data=body, headers=gTTS.GOOGLE_TTS_HEADERS, timeout=self.service.timeout, stream=True
            ) as answer:
                self._check_status(answer.status_code)
                return _body_before(answer, deadline)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise TryAgain(f"the service cannot be reached: {error}") from error

    def _check_status(self, status: int) -> None:
        """Too many requests and the server's own faults may pass; other answers will not."""
        if status == requests.codes.too_many_requests or status >= 500:
            raise TryAgain(f"the service answered {status}")
        if status != requests.codes.ok:
            raise EngineUnavailable(self.name, f"the service answered {status}")

    def _mp3(self, answer: bytes) -> bytes:
        found = _SOUND.search(answer)
        if found is None and _NO_SOUND.search(answer):
            raise EngineRefused(self.name, "the service has no sound for this text")
        if found is None:
            raise EngineUnavailable(self.name, "the service answered something else than sound")
        try:
            return base64.b64decode(found.group(1), validate=True)
        except binascii.Error as error:
            raise EngineUnavailable(self.name, f"the sound is garbled: {error}") from error


def _request_bodies(text: str, voice: str) -> list[str]:
    """gTTS's request bodies, one for 100 characters, cut by our phrasing, not by its English rules."""
    request = gTTS(
        text,
        lang=voice,
        lang_check=False,
        pre_processor_funcs=[],
        tokenizer_func=lambda whole: split_to(whole, gTTS.GOOGLE_TTS_MAX_CHARS),
    )
    bodies: list[str] = request.get_bodies()
    return bodies


def _body_before(answer: requests.Response, deadline: float) -> bytes:
    """The whole body; a server that trickles is given up at the deadline (monotonic). Raises TryAgain."""
    body = bytearray()
    while piece := answer.raw.read1(1 << 16, decode_content=True):
        body += piece
        if len(body) > MAX_ANSWER_BYTES:
            raise TryAgain("the answer does not end")
        if time.monotonic() > deadline:
            raise TryAgain("the answer took too long")
    return bytes(body)
