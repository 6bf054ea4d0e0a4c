"""The plan as the loop that plays follows it: airings of the adopted manifest and those withdrawn from it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from broadcast.player.arbiter import Airing, Progress, airings
from broadcast.player.protocol import File, Manifest

Spans = tuple[tuple[datetime, datetime], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be heard. `known_since`: when this player first read of each airing."""

    manifest: Manifest | None = None
    airings: tuple[Airing, ...] = ()
    known_since: Mapping[str, datetime] | None = None

    @property
    def quiet(self) -> Spans:
        return self.manifest.quiet if self.manifest else ()

    @property
    def volume(self) -> int:
        return self.manifest.volume if self.manifest else 100

    @property
    def fallback(self) -> str:
        return self.manifest.fallback if self.manifest else ""

    def file(self, sha256: str) -> File | None:
        files = self.manifest.files if self.manifest else ()
        return next((file for file in files if file.sha256 == sha256), None)

    def adopt(
        self, new: Manifest, progress: Mapping[str, Progress], since: datetime, now: datetime
    ) -> "Plan":
        """The plan by a newer manifest. `since`: what could not be heard after it is none of this player's.

        What was due or begun, is not over and is not in the new one any more is withdrawn.
        """
        coming = airings(new.items, since, new.covers_until)
        ids = {airing.id for airing in coming}
        gone = [
            replace(airing, withdrawn=True)
            for airing in self.airings
            if airing.id not in ids and _matters(airing, progress.get(airing.id), now)
        ]
        before = self.known_since or {}
        known = {airing.id: before.get(airing.id, now) for airing in [*coming, *gone]}
        return Plan(new, (*coming, *gone), known)

    def knew(self, airing: Airing, moment: datetime) -> bool:
        since = (self.known_since or {}).get(airing.id)
        return since is not None and since <= moment


def _matters(airing: Airing, progress: Progress | None, now: datetime) -> bool:
    if progress and progress.over:
        return False
    return airing.starts_at <= now or (progress is not None and progress.began_at is not None)
