"""How a build ends: file and figures in the row, or the reason why not; both only while the lease is held."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from broadcast import approval
from broadcast.building import placing, reasons
from broadcast.building.faults import Fault
from broadcast.building.leases import FREE, Claim, LeaseLost, last_moment, put_back
from broadcast.models import Bulletin, BulletinItem, Slot
from broadcast.states import BulletinState, move
from media.audio import Mastered

log = structlog.get_logger(__name__)
FIRST_REST = timedelta(minutes=1)
LONGEST_REST = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Product:
    """A mastered bulletin, still in scratch: its figures, its picture and when each line is heard."""

    file: Path
    mastered: Mastered
    waveform: list[float]
    items: list[BulletinItem]
    engine: str
    notices: list[str]


def finish(claim: Claim, product: Product) -> None:
    """Give the file its final name and the row its figures, together or not at all; raises LeaseLost.

    The row is changed first: whoever lost the lease stops before touching the file.
    """
    bulletin = claim.bulletin
    name = placing.name_of(bulletin.slot_id, bulletin.version)
    placing.flush(product.file)
    with transaction.atomic():
        Slot.objects.select_for_update().get(pk=bulletin.slot_id)  # the order in which approvals lock, too
        if not move(bulletin, BulletinState.BUILT, held=claim.held, **_figures(product, name)):
            raise LeaseLost(f"bulletin {bulletin.pk}, lease {claim.lease}")
        BulletinItem.objects.bulk_update(product.items, ["starts_at", "ends_at"])
        placing.place(product.file, name)
        approval.settle(bulletin)


def _figures(product: Product, name: str) -> dict[str, object]:
    mastered = product.mastered
    return FREE | {
        "file": name,
        "sha256": mastered.sha256,
        "size": mastered.bytes,
        "seconds": mastered.seconds,
        "lufs": mastered.lufs,
        "true_peak": mastered.true_peak,
        "waveform": product.waveform,
        "engine": product.engine,
        "notices": product.notices,
        "built_at": timezone.now(),
        "retry_at": None,
        "failure": "",
    }


def give_up_or_retry(claim: Claim, fault: Fault, now: datetime) -> None:
    """Write down why the build ended: for good (failed), or until its next try before the slot."""
    bulletin = claim.bulletin
    bulletin.refresh_from_db(fields=["state", "lease", "attempts"])
    if bulletin.state != BulletinState.BUILDING or bulletin.lease != claim.lease:
        log.warning("lease lost before the fault was written", bulletin=bulletin.pk, lease=claim.lease)
        return
    again = now + rest_before(last_moment(bulletin) - now, bulletin.attempts)
    if not fault.passing:
        _fail(claim, fault.reason)
    elif bulletin.attempts >= settings.BUILD_ATTEMPTS:
        _fail(claim, reasons.too_many_attempts(bulletin.attempts, fault.reason))
    elif again >= last_moment(bulletin):
        _fail(claim, reasons.not_built_in_time(fault.reason))
    else:
        local = again.astimezone(bulletin.slot.programme.station.zone_info)
        put_back(claim, failure=reasons.again_at(fault.reason, local), retry_at=again)


def rest_before(left: timedelta, attempts: int) -> timedelta:
    """1, 2, 4 ... minutes after the first, second, third attempt; at most 6 hours or half of what is left."""
    rest = min(FIRST_REST * 2 ** min(attempts - 1, 12), LONGEST_REST)
    return max(min(rest, left / 2), FIRST_REST)


def _fail(claim: Claim, reason: str) -> bool:
    end = FREE | {"failure": reason, "retry_at": None}
    return move(claim.bulletin, BulletinState.FAILED, held=claim.held, **end)


def fail_expired(bulletin: Bulletin, reason: str) -> bool:
    """Fail a bulletin nobody builds and nobody will hear."""
    end = FREE | {"failure": reason, "retry_at": None}
    return move(bulletin, BulletinState.FAILED, held=Q(lease=bulletin.lease), **end)
