"""The sounds this player needs: which to fetch next, which may go, which to look after before their time."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from broadcast.player.clock import Clock
from broadcast.player.fetching import Fetching
from broadcast.player.protocol import File, Manifest
from broadcast.player.server import Away, Refused, Unexpected
from broadcast.player.sounds import Missing, Sounds, Spoilt
from broadcast.player.store import DiskFull, Store, keep_reserve
from broadcast.player.stored import stored_manifest

logger = logging.getLogger(__name__)

SPOILT_WAIT = 30.0
SOUND_KEPT = timedelta(days=1)
LOOKED_AFTER = timedelta(hours=2)
ROOM_FOR_THE_RESERVE = 64 * 1024 * 1024


class Stock:
    """`begin`: opens the way of a file from the server. `manifest`: the newest plan that was read."""

    def __init__(self, store: Store, sounds: Sounds, clock: Clock, begin: Callable[[File], Fetching]) -> None:
        self._store, self._sounds, self._clock, self._begin = store, sounds, clock, begin
        self.manifest = stored_manifest(store)
        self._fetching: Fetching | None = None
        self._not_before: dict[str, float] = {}

    def expect(self, manifest: Manifest) -> None:
        """A new plan. What is on its way and should not come first waits; what came of it stays."""
        self.manifest = manifest
        wanted = self.wanted()
        if self._fetching and wanted and wanted[0].sha256 != self._fetching.file.sha256:
            self.pause()

    def pause(self) -> None:
        if self._fetching:
            self._fetching.close()
            self._fetching = None

    def wanted(self) -> list[File]:
        """Files that are not here, in the order they are needed: urgent ones, then by first airing."""
        if self.manifest is None:
            return []
        last = self.manifest.covers_until
        first: dict[str, datetime] = {}
        for item in self.manifest.items:
            first[item.sha256] = min(first.get(item.sha256, last), item.starts_at)
        files = [file for file in self.manifest.files if not self._sounds.has(file)]
        fallback = self.manifest.fallback

        def order(file: File) -> tuple[bool, bool, datetime, str]:
            at = first.get(file.sha256, last)
            return not file.urgent, file.sha256 != fallback, at, file.sha256

        return sorted(files, key=order)

    def fetch(self, now: float) -> tuple[bool, str]:
        """A piece of the next file; whether there was one to fetch, and the file that is whole by now, or "".

        Raises Away, Refused or DiskFull.
        """
        if self._fetching is None:
            ready = [file for file in self.wanted() if self._not_before.get(file.sha256, 0.0) <= now]
            if not ready:
                return False, ""
            self._fetching = self._begin(ready[0])
        sha256 = self._fetching.file.sha256
        try:
            if not self._fetching.step():
                return True, ""
        except (Spoilt, Unexpected) as error:
            logger.error("%s", error)
            self._fetching = None
            self._not_before[sha256] = now + SPOILT_WAIT
            return True, ""
        except (Away, Refused, DiskFull):
            self._fetching = None
            raise
        self._fetching = None
        return True, sha256

    def make_room(self) -> bool:
        """Whether something could go. What is needed is never removed."""
        return self._sounds.make_room(self._needed())

    def wait(self, until: float) -> None:
        """Fetch nothing that is lacking now before then, by the monotonic clock."""
        self._not_before |= {file.sha256: until for file in self.wanted()}

    def tidy(self) -> None:
        """Let old sounds go, look after those that are heard soon, and set room aside again."""
        if self.manifest:
            long_ago = self._clock.system_now().timestamp() - SOUND_KEPT.total_seconds()
            self._sounds.forget(self._needed(), long_ago)
            self._look_after_the_next(self.manifest)
        if self._sounds.free_bytes() > ROOM_FOR_THE_RESERVE:
            keep_reserve(self._store.home)

    def _needed(self) -> set[str]:
        adopted = stored_manifest(self._store, "manifest")
        both = [manifest for manifest in (self.manifest, adopted) if manifest]
        return {file.sha256 for manifest in both for file in manifest.files}

    def _look_after_the_next(self, manifest: Manifest) -> None:
        """Hash what is soon to be heard, while there is time to fetch it again."""
        now = self._clock.now()
        soon = {item.sha256 for item in manifest.items if now <= item.starts_at <= now + LOOKED_AFTER}
        for sha256 in sorted(soon - {""}):
            try:
                self._sounds.load(sha256)
            except Missing:
                continue
            except Spoilt as error:
                logger.error("%s; it is fetched again", error)
