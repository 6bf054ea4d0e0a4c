"""Server-sent events (WHATWG HTML, 9.2) by asyncio alone: `changed` with the entity tag of the manifest.

Whoever connects is told the present tag at once, so that nothing is lost between two connections.
"""

import asyncio
import contextlib
import re
from collections import defaultdict

import structlog

from broadcast.fleet import folder
from broadcast.fleet.push.watching import Watch

log = structlog.get_logger(__name__)
LOOK_SECONDS = 0.2
PING_SECONDS = 20.0
PATIENCE_SECONDS = 10.0  # for a request to come, for a slow reader to take what it is sent
MOST_BYTES = 8192
MOST_LISTENERS = 20_000
_REQUEST = re.compile(rb"GET /api/v1/events/(" + folder.KEY.encode() + rb") HTTP/1\.[01]\r\n")
_HEADERS = (
    "Cache-Control: no-store\r\nAccess-Control-Allow-Origin: *\r\nX-Content-Type-Options: nosniff\r\n"
    "Connection: close\r\n"
)
_STREAM = (
    f"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nX-Accel-Buffering: no\r\n{_HEADERS}\r\n"
    "retry: 3000\n\n"
).encode()


class PushServer:
    """Listens at one address until `close`; `listeners` counts who is connected."""

    def __init__(self) -> None:
        self._watch = Watch()
        self._tags: dict[str, str] = {}
        self._waiting: dict[str, set[asyncio.Queue[str]]] = defaultdict(set)
        self._server: asyncio.Server | None = None
        self._looking: asyncio.Task[None] | None = None

    @property
    def listeners(self) -> int:
        return sum(len(queues) for queues in self._waiting.values())

    async def start(self, host: str, port: int) -> int:
        """Begin; returns the port, which the system chooses where it is 0. Raises OSError."""
        self._server = await asyncio.start_server(self._serve, host, port, limit=MOST_BYTES, backlog=1024)
        self._looking = asyncio.create_task(self._look())
        port_number: int = self._server.sockets[0].getsockname()[1]
        return port_number

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
        if self._looking is not None:
            self._looking.cancel()
        for queues in self._waiting.values():
            for queue in queues:
                queue.put_nowait("")

    async def _look(self) -> None:
        while True:
            try:
                self._tell()
            except OSError:
                log.exception("the folder of manifests cannot be read")
            await asyncio.sleep(LOOK_SECONDS)

    def _tell(self) -> None:
        for key, tag in self._watch.changed(self._waiting.keys()).items():
            if self._tags.get(key) != tag:
                self._tags[key] = tag
                for queue in self._waiting[key]:
                    queue.put_nowait(tag)
        self._tags = {key: tag for key, tag in self._tags.items() if key in self._waiting}

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                request = await reader.readuntil(b"\r\n\r\n")
            await self._answer(request, reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError):
            log.debug("a listener went away")
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _answer(
        self, request: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        asked = _REQUEST.match(request)
        key = asked[1].decode() if asked else ""
        content = folder.read(key) if key else None
        if content is None:
            await _send(writer, _plain(404, "Not Found", "There is no plan at this address."))
        elif self.listeners >= MOST_LISTENERS:
            await _send(writer, _plain(503, "Service Unavailable", "Too many listeners."))
        else:
            await self._stream(key, folder.etag_of(content), reader, writer)

    async def _stream(
        self, key: str, tag: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Send what changes until the listener is gone, or its manifest is."""
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._waiting[key].add(queue)
        gone = asyncio.create_task(_end_of(reader))
        try:
            await _send(writer, _STREAM + _event(tag))
            while tag and not gone.done():
                tag = await _next(queue, gone, writer, tag)
        finally:
            gone.cancel()
            self._waiting[key].discard(queue)
            if not self._waiting[key]:
                del self._waiting[key]


async def _next(
    queue: "asyncio.Queue[str]", gone: "asyncio.Task[None]", writer: asyncio.StreamWriter, tag: str
) -> str:
    """Wait for a change and send it, or a sign of life; returns the newest tag, "" at the end."""
    news = asyncio.create_task(queue.get())
    await asyncio.wait([news, gone], timeout=PING_SECONDS, return_when=asyncio.FIRST_COMPLETED)
    if not news.done():
        news.cancel()
        await _send(writer, b": here\n\n")
        return tag
    fresh = news.result()
    if fresh and fresh != tag:
        await _send(writer, _event(fresh))
    return fresh


async def _end_of(reader: asyncio.StreamReader) -> None:
    """Returns when the other side closes; what it sends meanwhile is passed over."""
    with contextlib.suppress(OSError):
        while await reader.read(1024):
            pass


async def _send(writer: asyncio.StreamWriter, data: bytes) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        writer.write(data)
        await writer.drain()


def _event(tag: str) -> bytes:
    return f"event: changed\ndata: {tag}\n\n".encode()


def _plain(status: int, reason: str, words: str) -> bytes:
    kind = "Content-Type: text/plain\r\n"
    return (
        f"HTTP/1.1 {status} {reason}\r\n{kind}Content-Length: {len(words)}\r\n{_HEADERS}\r\n{words}".encode()
    )
