"""What the threads leave one another on disk, read back."""

import logging

from broadcast.player.clock import Anchor
from broadcast.player.protocol import Manifest, Unreadable
from broadcast.player.reading import read
from broadcast.player.store import Store

logger = logging.getLogger(__name__)


def stored_manifest(store: Store, *keys: str) -> Manifest | None:
    """The newest plan on disk; one this version cannot read (any more) counts as none."""
    for key in keys or ("incoming", "manifest"):
        if data := store.get(key):
            try:
                return read(Manifest, data)
            except Unreadable as error:
                logger.error("the plan on disk cannot be read: %s", error)
    return None


def stored_anchor(store: Store) -> Anchor | None:
    data = store.get("anchor")
    return read(Anchor, data) if data else None


def local_volume(store: Store) -> int:
    """Percent, set at the player itself."""
    found = store.get("volume")
    return found if isinstance(found, int) else 100
