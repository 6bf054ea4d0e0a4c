"""A relayed station on this machine: an endless MP3 over HTTP."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.broadcast.player.sounds import mp3


class Radio:
    """A relayed station. `silent`: connected, but sending nothing more."""

    def __init__(self) -> None:
        self.silent = threading.Event()
        self.closed = threading.Event()
        self.status = 200
        self.calls = 0
        radio = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *arguments: Any) -> None: ...

            def do_GET(self) -> None:
                radio.calls += 1
                self.send_response(radio.status)
                self.send_header("Content-Type", "audio/mpeg")
                self.end_headers()
                sound, at = mp3(10.0), 0
                try:
                    while radio.status == 200 and not radio.closed.wait(0.1):
                        if not radio.silent.is_set():
                            self.wfile.write(sound[at : at + 1600])  # twice as fast as it is heard
                            at = (at + 1600) % len(sound)
                except ConnectionError:
                    return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/vov"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self.closed.set()
        self.server.shutdown()
        self.server.server_close()
