"""Who may build a bulletin: one builder at a time, by compare-and-set on its row, while it shows life."""

import secrets
import time
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from broadcast.building.reasons import not_built_in_time, too_many_attempts
from broadcast.building.stages import Stage
from broadcast.models import Bulletin
from broadcast.states import OPEN, BulletinState, move

log = structlog.get_logger(__name__)

FREE = {"lease": "", "leased_until": None, "stage": "", "queued_at": None}


class LeaseLost(Exception):
    """Another builder took the bulletin over, or it is no longer to be built: write nothing more."""


class Claim:
    """The right to build one bulletin, until `leased_until` of its row or the next renewal."""

    def __init__(self, bulletin: Bulletin, lease: str) -> None:
        self.bulletin = bulletin
        self.lease = lease
        self.held = Q(lease=lease)
        self._renewed = time.monotonic()

    def enter(self, stage: Stage) -> None:
        """Note the stage in the row and renew the lease; raises LeaseLost."""
        self._renew(stage=stage)
        self.bulletin.stage = stage

    def keep(self) -> None:
        """Renew the lease when a quarter of it has passed; cheap to call often; raises LeaseLost."""
        if time.monotonic() - self._renewed > settings.BUILD_LEASE_SECONDS / 4:
            self._renew()

    def _renew(self, **changes: str) -> None:
        mine = Bulletin.objects.filter(self.held, pk=self.bulletin.pk, state=BulletinState.BUILDING)
        if not mine.update(leased_until=lease_end(timezone.now()), **changes):
            raise LeaseLost(f"bulletin {self.bulletin.pk}, lease {self.lease}")
        self._renewed = time.monotonic()


def lease_end(now: datetime) -> datetime:
    return now + timedelta(seconds=settings.BUILD_LEASE_SECONDS)


def unclaimed(now: datetime) -> Q:
    """Waiting and not resting after a failure, or claimed by a builder silent for a whole lease."""
    waiting = Q(state=BulletinState.DRAFT) & (Q(retry_at=None) | Q(retry_at__lte=now))
    return waiting | Q(state=BulletinState.BUILDING, leased_until__lte=now)


def current() -> QuerySet[Bulletin]:
    """The newest version of each slot that is still to be heard."""
    newest = Bulletin.objects.filter(slot=OuterRef("slot")).order_by("-version").values("version")[:1]
    return Bulletin.objects.filter(slot__state__in=OPEN, version=Subquery(newest))


def due(now: datetime) -> QuerySet[Bulletin]:
    """Bulletins that wait for a builder at `now` (aware), those heard soonest first."""
    return current().filter(unclaimed(now)).order_by("slot__start", "pk")


def last_moment(bulletin: Bulletin) -> datetime:
    """The end of the slot's grace: a bulletin finished later is never heard."""
    slot = bulletin.slot
    return slot.start + timedelta(minutes=slot.programme.station.grace_minutes)


def claim(bulletin_id: int, now: datetime) -> Claim | None:
    """Take the bulletin up for building, or return None when it is not to be built or another builder has it.

    A bulletin whose time on air is over, or that was tried too often, fails here, with the reason in its row.
    """
    rows = due(now).filter(pk=bulletin_id)
    bulletin = rows.select_related("slot__programme__station__voice").first()
    if bulletin is None or _given_up(bulletin, now):
        return None
    lease = secrets.token_hex(8)
    taken = move(
        bulletin,
        BulletinState.BUILDING,
        held=Q(lease=bulletin.lease, attempts=bulletin.attempts, fingerprint=bulletin.fingerprint),
        lease=lease,
        leased_until=lease_end(now),
        attempts=bulletin.attempts + 1,
        stage=Stage.CLAIMED,
        retry_at=None,
        queued_at=None,
    )
    return Claim(bulletin, lease) if taken else None


def _given_up(bulletin: Bulletin, now: datetime) -> bool:
    if now >= last_moment(bulletin):
        reason = not_built_in_time(bulletin.failure)
    elif bulletin.attempts >= settings.BUILD_ATTEMPTS:
        reason = too_many_attempts(bulletin.attempts, bulletin.failure)
    else:
        return False
    if move(bulletin, BulletinState.FAILED, held=Q(lease=bulletin.lease), failure=reason, **FREE):
        log.error("bulletin given up", bulletin=bulletin.pk, attempts=bulletin.attempts)
    return True


def queue(now: datetime, patience: timedelta) -> list[int]:
    """Mark every due bulletin that no queue holds as queued; return the ids this caller must enqueue.

    Each id is handed to one caller only, however many clocks ask at once. A queue that kept a bulletin longer
    than `patience` is taken to have lost it.
    """
    free = Q(queued_at=None) | Q(queued_at__lte=now - patience) | Q(queued_at__gt=now)
    waiting = due(now).filter(free).values_list("pk", "queued_at")
    mine: list[int] = []
    for pk, queued_at in waiting:
        row = Bulletin.objects.filter(unclaimed(now), pk=pk, queued_at=queued_at)
        if row.update(queued_at=now):
            mine.append(pk)
    return mine


def put_back(claim: Claim, **changes: Any) -> bool:
    """Return the bulletin to those waiting; False when the lease was lost."""
    return move(claim.bulletin, BulletinState.DRAFT, held=claim.held, **{**FREE, **changes})


def give_back_attempt(claim: Claim) -> bool:
    """Put the bulletin back as if it had never been taken up."""
    return put_back(claim, attempts=claim.bulletin.attempts - 1)


def abandoned(now: datetime) -> list[Bulletin]:
    """Unfinished bulletins nobody builds and nobody will hear: the grace is over, or the slot cancelled."""
    free = Q(state=BulletinState.DRAFT) | Q(state=BulletinState.BUILDING, leased_until__lte=now)
    over = ~Q(slot__state__in=OPEN) | Q(slot__start__lte=now)
    rows = Bulletin.objects.filter(free, over).select_related("slot__programme__station")
    return [row for row in rows if row.slot.state not in OPEN or last_moment(row) <= now]
