"""Engines that failed lately are left alone for some minutes, by every process of the installation."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from media.speech.engines.contract import EngineName


@dataclass(frozen=True, slots=True)
class Rest:
    """An engine left alone until an aware time, and the failure that brought it there."""

    engine: EngineName
    until: datetime
    reason: str


class RestBook(Protocol):
    """Where it is written which engine rests."""

    def resting(self, engine: EngineName) -> Rest | None:
        """The rest an engine is taking now, None when it may be asked."""
        ...

    def rest(self, engine: EngineName, reason: str) -> None:
        """Leave the engine alone from now on for the installation's rest time."""
        ...

    def recovered(self, engine: EngineName) -> None:
        """The engine spoke: forget its failures."""
        ...


class DatabaseRestBook:
    """The rests of the whole installation, in the database."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def resting(self, engine: EngineName) -> Rest | None:
        from django.utils import timezone

        from media.models import EngineRest

        row = EngineRest.objects.filter(engine=engine.value, until__gt=timezone.now()).first()
        return Rest(engine, row.until, row.reason) if row else None

    def rest(self, engine: EngineName, reason: str) -> None:
        from django.db.models import F
        from django.utils import timezone

        from media.models import EngineRest

        told = {"until": timezone.now() + timedelta(seconds=self.seconds), "reason": reason}
        rows = EngineRest.objects.filter(engine=engine.value)
        if not rows.update(**told, failures=F("failures") + 1):
            EngineRest.objects.update_or_create(engine=engine.value, defaults=told)

    def recovered(self, engine: EngineName) -> None:
        from media.models import EngineRest

        EngineRest.objects.filter(engine=engine.value).delete()


class MemoryRestBook:
    """Rests of one process: for tools that run without a database."""

    def __init__(self) -> None:
        self.reasons: dict[EngineName, str] = {}

    def resting(self, engine: EngineName) -> Rest | None:
        reason = self.reasons.get(engine)
        return None if reason is None else Rest(engine, datetime.max.replace(tzinfo=UTC), reason)

    def rest(self, engine: EngineName, reason: str) -> None:
        self.reasons[engine] = reason

    def recovered(self, engine: EngineName) -> None:
        self.reasons.pop(engine, None)
