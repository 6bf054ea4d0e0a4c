"""A local HTTP server that answers like the online service does, or fails as a test tells it to."""

import base64
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from gtts import gTTS

from media.speech.engines.gtts import PATH

Answer = Callable[["Handler", str], None]


class TranslateService(ThreadingHTTPServer):
    """Answers requests in turn as `answers` says, the last one for good; keeps what was asked and when."""

    daemon_threads = True

    def __init__(self, *answers: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = list(answers)
        self.asked: list[str] = []
        self.times: list[float] = []
        self.released = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def next_answer(self) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class Handler(BaseHTTPRequestHandler):
    server: TranslateService

    def do_POST(self) -> None:
        assert self.path == PATH
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        ((rpc, parameters, *_),) = json.loads(form["f.req"][0])[0]
        text, language, *_ = json.loads(parameters)
        assert (rpc, language) == (gTTS.GOOGLE_TTS_RPC, "vi")
        self.server.times.append(time.monotonic())
        self.server.asked.append(text)
        self.server.next_answer()(self, text)

    def send(self, body: bytes, status: int = 200, *, announced: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(announced or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Tests read `asked`, not a log."""


def envelope(payload: str | None) -> bytes:
    """What the service wraps an answer in."""
    row = ["wrb.fr", gTTS.GOOGLE_TTS_RPC, payload, None, None, None, "generic"]
    line = json.dumps([row], separators=(",", ":"))
    rest = '[["di",42],["af.httprm",41,"-1",2]]'
    return f")]}}'\n\n{len(line)}\n{line}\n{len(rest)}\n{rest}\n".encode()


def sound(mp3: bytes) -> bytes:
    return envelope(json.dumps([base64.b64encode(mp3).decode()], separators=(",", ":")))


def speaking(mp3: bytes) -> Answer:
    return lambda handler, text: handler.send(sound(mp3))


def status(code: int) -> Answer:
    return lambda handler, text: handler.send(b"no", code)


def body(content: bytes) -> Answer:
    return lambda handler, text: handler.send(content)


def cut_after(mp3: bytes, count: int) -> Answer:
    """Announce the whole answer, send part of it and hang up."""

    def answer(handler: Handler, text: str) -> None:
        whole = sound(mp3)
        handler.send(whole[:count], announced=len(whole))
        handler.wfile.flush()
        handler.connection.shutdown(socket.SHUT_RDWR)

    return answer


def silent(handler: Handler, text: str) -> None:
    """Take the request and say nothing until the test is over."""
    handler.server.released.wait(30)


def trickling(handler: Handler, text: str) -> None:
    """A byte now and then, each within any time-out for a single read."""
    handler.send(b"", announced=10_000)
    while not handler.server.released.wait(0.05):
        try:
            handler.wfile.write(b"x")
        except OSError:
            return


@contextmanager
def serving(*answers: Answer) -> Iterator[TranslateService]:
    with TranslateService(*answers) as service:
        thread = threading.Thread(target=service.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield service
        finally:
            service.released.set()
            service.shutdown()
            thread.join()
