"""A relayed station: an MP3 stream over HTTP (Icecast and its like), decoded ahead in a thread of its own."""

import http.client
import logging
import threading
import time
from array import array
from collections import deque
from urllib.parse import urlsplit

import miniaudio

from broadcast.player.pcm import RATE, Block, Blocks
from broadcast.player.server import AGENT
from broadcast.player.sinks import Sink, Sound, Voice

logger = logging.getLogger(__name__)

AHEAD_BLOCKS = 40
BLOCK = RATE // 10
AGAIN_SECONDS = 1.0


class _Body(miniaudio.StreamableSource):
    """The body of an endless answer, as miniaudio reads it."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self._response = response

    def read(self, num_bytes: int) -> bytes:
        return self._response.read1(num_bytes)


class Receiver:
    """Keeps some seconds of the station decoded; connects again for as long as it is wanted.

    `heard_at`: when there were samples last, by the monotonic clock; at first when it was begun.
    """

    def __init__(self, url: str, timeout: float) -> None:
        self._url, self._timeout = url, timeout
        self._ready: deque[Block] = deque()
        self._room = threading.Semaphore(AHEAD_BLOCKS)
        self._ended = threading.Event()
        self.heard_at = time.monotonic()
        self.trouble = ""
        threading.Thread(target=self._run, name="relay", daemon=True).start()

    def close(self) -> None:
        self._ended.set()
        self._room.release()

    def blocks(self) -> Blocks:
        """As many samples as are sent for, fewer where the station is slower; ends when it is closed."""
        made = self._handed_out()
        next(made)
        return made

    def _handed_out(self) -> Blocks:
        wanted, rest = (yield array("h")), array("h")
        while not self._ended.is_set():
            while len(rest) < wanted and self._ready:
                rest.extend(self._ready.popleft())
                self._room.release()
            block, rest = rest[:wanted], rest[wanted:]
            if block:
                self.heard_at = time.monotonic()
            wanted = yield block

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                self._receive()
                self.trouble = "the stream ended"
            except (OSError, http.client.HTTPException, miniaudio.MiniaudioError) as error:
                self.trouble = str(error) or type(error).__name__
            if not self._ended.wait(AGAIN_SECONDS):
                logger.warning("%s: %s; connecting again", self._url, self.trouble)

    def _receive(self) -> None:
        parts = urlsplit(self._url)
        secure = parts.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = kind(parts.netloc, timeout=self._timeout)
        try:
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", target, headers={"User-Agent": AGENT})
            with connection.getresponse() as response:
                if response.status != 200:
                    raise http.client.HTTPException(f"status {response.status}")
                self._decode(response)
        finally:
            connection.close()

    def _decode(self, response: http.client.HTTPResponse) -> None:
        stream = miniaudio.stream_any(
            _Body(response), miniaudio.FileFormat.MP3, miniaudio.SampleFormat.SIGNED16, 1, RATE, BLOCK
        )
        for block in stream:
            self._room.acquire()
            if self._ended.is_set():
                return
            self._ready.append(block)


class RelayVoice:
    """A voice that ends with its time and fails when the station was silent too long."""

    def __init__(self, receiver: Receiver, voice: Voice, timeout: float, seconds: float) -> None:
        self._receiver, self._voice, self._timeout = receiver, voice, timeout
        self._until = time.monotonic() + seconds

    @property
    def heard(self) -> float:
        return self._voice.heard

    @property
    def level_dbfs(self) -> float | None:
        return self._voice.level_dbfs

    @property
    def over(self) -> bool:
        return time.monotonic() >= self._until

    @property
    def failed(self) -> str:
        silent = time.monotonic() - self._receiver.heard_at
        if silent > self._timeout:
            return f"{self._receiver.trouble or 'nothing came'} ({silent:.0f} s of silence)"
        return self._voice.failed

    def stop(self) -> None:
        self._voice.stop()
        self._receiver.close()


def relay(sink: Sink, url: str, timeout: float, seconds: float, volume: int) -> RelayVoice:
    """Let the station be heard for so many seconds. Raises SoundFailed."""
    receiver = Receiver(url, timeout)
    try:
        voice = sink.begin(Sound(receiver.blocks(), seconds, volume))
    except BaseException:
        receiver.close()
        raise
    return RelayVoice(receiver, voice, timeout, seconds)
