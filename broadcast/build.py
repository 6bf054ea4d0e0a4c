"""bulletin -> audio: what the rest of the station calls. The work itself is in broadcast/building/."""

from datetime import datetime

import structlog
from django.utils import timezone

from broadcast.building import scratch, stopping
from broadcast.building.faults import diagnose
from broadcast.building.finishing import finish, give_up_or_retry
from broadcast.building.leases import Claim, LeaseLost, claim, due, give_back_attempt, queue
from broadcast.building.production import produce
from broadcast.building.stages import Stage, Watch, nobody
from broadcast.models import Bulletin

__all__ = ["Claim", "LeaseLost", "Stage", "Watch", "build", "claim", "due", "queue"]

log = structlog.get_logger(__name__)


def build(bulletin_id: int, now: datetime | None = None, watch: Watch = nobody) -> Bulletin:
    """Build the bulletin if it is due and nobody else builds it; return it as it is in the end.

    Whatever goes wrong is written in the row (state, failure, retry_at); only a database that cannot be
    reached raises, and then the lease runs out and the clock hands the bulletin to a builder again.
    """
    claimed = claim(bulletin_id, now or timezone.now())
    if claimed is not None:
        with structlog.contextvars.bound_contextvars(bulletin=bulletin_id, lease=claimed.lease):
            _carry_out(claimed, watch)
    return Bulletin.objects.select_related("slot__programme__station").get(pk=bulletin_id)


def _carry_out(claimed: Claim, watch: Watch) -> None:
    try:
        watch(Stage.CLAIMED, 0.0)
        with scratch.folder(claimed.bulletin.pk, claimed.lease) as folder:
            finish(claimed, produce(claimed, folder, watch))
        log.info("bulletin built", engine=claimed.bulletin.engine, seconds=claimed.bulletin.seconds)
    except LeaseLost:
        log.warning("lease lost, the build was dropped")
    except Exception as error:
        if stopping.asked():
            give_back_attempt(claimed)
            log.info("build interrupted, the bulletin was put back")
        else:
            _write_down(claimed, error)


def _write_down(claimed: Claim, error: Exception) -> None:
    fault = diagnose(error)
    log.error(
        "bulletin not built",
        detail=fault.detail,
        passing=fault.passing,
        attempts=claimed.bulletin.attempts,
        exc_info=None if fault.expected else error,
    )
    give_up_or_retry(claimed, fault, timezone.now())
