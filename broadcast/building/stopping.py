"""A worker that is asked to end puts its bulletin back instead of finishing or losing it."""

import threading

_asked = threading.Event()


class BuildStopped(Exception):
    """This process is ending; the bulletin goes back to the queue and the attempt does not count."""


def ask() -> None:
    _asked.set()


def asked() -> bool:
    return _asked.is_set()


def withdraw() -> None:
    _asked.clear()


def heed() -> None:
    """Raise BuildStopped when this process was asked to end."""
    if asked():
        raise BuildStopped
