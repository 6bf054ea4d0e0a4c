"""Listens for "the plan changed" over server-sent events: an emergency need not wait for the next poll.

Reconnects for ever. Polling goes on meanwhile, so nothing depends on this.
"""

import logging
import threading

from broadcast.player.backoff import Backoff
from broadcast.player.pairing import Paired
from broadcast.player.server import Away, Refused, Response, Server, Unexpected
from broadcast.player.store import Store

logger = logging.getLogger(__name__)

SILENT_SECONDS = 90.0  # the server says something at least each half minute
LOOK_AGAIN_SECONDS = 1.0


def listen(store: Store, wake: threading.Event, ended: threading.Event) -> None:
    """Until `ended` (looked at each time something comes, or the connection is lost)."""
    backoff = Backoff(first=1.0, longest=60.0)
    while not ended.is_set():
        push_url = store.get("push_url")
        if not push_url:
            ended.wait(LOOK_AGAIN_SECONDS)
            continue
        server = Server(Paired.of(store).base)
        headers = {"Accept": "text/event-stream"}
        try:
            response = server.open("GET", push_url, headers, timeout=SILENT_SECONDS)
            try:
                _follow(response, wake, ended, backoff)
            finally:
                response.close()
        except (Away, Refused, Unexpected) as error:
            wait = backoff.failed()
            logger.log(
                logging.INFO if backoff.failures > 1 else logging.WARNING,
                "push: %s; again in %.0f s",
                error,
                wait,
            )
            ended.wait(wait)


def _follow(response: Response, wake: threading.Event, ended: threading.Event, backoff: Backoff) -> None:
    """Read events until the stream ends; a connection made is itself a reason to look."""
    if response.status != 200:
        raise Unexpected(f"status {response.status}")
    logger.info("push: listening")
    wake.set()
    event = ""
    while not ended.is_set():
        line = response.line()
        if not line:
            raise Away("the stream ended")
        backoff.succeeded()
        name, _, value = line.decode("utf-8", "replace").strip().partition(":")
        if name == "event":
            event = value.strip()
        elif not name and not value:
            if event == "changed":
                logger.info("push: the plan changed")
                wake.set()
            event = ""
