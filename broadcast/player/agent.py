"""The running player: three threads that share the disk and one inbox.

The main thread plays; one speaks with the server; one listens for its push. Whatever goes wrong in the
latter two is written down and begun again: the sound never depends on them.
"""

import logging
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from broadcast.player import playing, push, sync
from broadcast.player.clock import Clock
from broadcast.player.inbox import End, Inbox
from broadcast.player.microphone import Deaf, Microphone, NoMicrophone
from broadcast.player.pairing import Paired
from broadcast.player.server import TIMEOUT_SECONDS
from broadcast.player.sinks import Sink
from broadcast.player.sounding import Opener
from broadcast.player.sounds import Sounds
from broadcast.player.store import Store
from broadcast.player.stored import stored_anchor

logger = logging.getLogger(__name__)

AGAIN_SECONDS = 30.0
SOUNDS = "audio"


class AlreadyRunning(Exception):
    """Another process plays from this home."""


def run(
    home: Path,
    sink: Sink,
    clock_of: Callable[[Store], Clock] | None = None,
    microphone: Callable[[], Microphone] = Deaf,
) -> None:
    """Play until SIGTERM or SIGINT. Raises NotPaired, AlreadyRunning, BrokenStore."""
    clock_of = clock_of or stored_clock
    store = Store(home)
    lock = hold(home)
    inbox, wake, ended = Inbox(), threading.Event(), threading.Event()
    ear = _opened(microphone)
    try:
        paired = Paired.of(store)
        clock = clock_of(store)
        sounds = Sounds(home / SOUNDS)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: inbox.put(End()))
        workers = [
            _begin("sync", lambda: _synchronise(home, clock_of, inbox, wake, ended), ended),
            _begin("push", lambda: _listen(home, wake, ended), ended),
        ]
        opener = Opener(sounds, sink)
        player = playing.Player(store, clock, opener, paired.since, microphone=ear, alarmed=wake.set)
        logger.info("player %s plays, by the clock: %s", paired.player, clock.read().basis)
        playing.run(player, inbox, clock)
        ended.set()
        wake.set()
        workers[0].join(TIMEOUT_SECONDS)  # the push listener waits for the server and is left to end with us
    finally:
        ended.set()
        ear.close()
        lock.close()
        store.close()


def _opened(microphone: Callable[[], Microphone]) -> Microphone:
    """The sound never depends on the microphone: without it nothing is told of what was heard."""
    try:
        return microphone()
    except NoMicrophone as error:
        logger.error("no microphone: %s", error)
        return Deaf()


def stored_clock(store: Store) -> Clock:
    return Clock(store.moment("latest"), stored_anchor(store))


def hold(home: Path) -> BinaryIO:
    """The only one that plays from this home; let go of by closing it. Raises AlreadyRunning."""
    file = (home / "lock").open("ab")
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise AlreadyRunning(str(home)) from error
    return file


def _begin(name: str, work: Callable[[], None], ended: threading.Event) -> threading.Thread:
    thread = threading.Thread(target=_for_ever, args=(name, work, ended), name=name, daemon=True)
    thread.start()
    return thread


def _for_ever(name: str, work: Callable[[], None], ended: threading.Event) -> None:
    while not ended.is_set():
        try:
            work()
        except Exception:
            logger.exception("%s broke down and begins again in %.0f s", name, AGAIN_SECONDS)
            ended.wait(AGAIN_SECONDS)


def _synchronise(
    home: Path,
    clock_of: Callable[[Store], Clock],
    inbox: Inbox,
    wake: threading.Event,
    ended: threading.Event,
) -> None:
    store = Store(home)
    try:
        sync.run(sync.Sync(store, Sounds(home / SOUNDS), clock_of(store), inbox), wake, ended)
    finally:
        store.close()


def _listen(home: Path, wake: threading.Event, ended: threading.Event) -> None:
    store = Store(home)
    try:
        push.listen(store, wake, ended)
    finally:
        store.close()
