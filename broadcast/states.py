"""The life cycles of the station: one enum and one transition table each; nothing else sets a state."""

from typing import Any, TypeVar

from django.db import models
from django.utils.translation import pgettext_lazy

from cms.serving import changed


class SlotState(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("slot", "planned")
    READY = "ready", pgettext_lazy("slot", "ready")
    AIRING = "airing", pgettext_lazy("slot", "on air")
    AWAITED = "awaited", pgettext_lazy("slot", "waiting for the players' word")
    AIRED = "aired", pgettext_lazy("slot", "aired")
    PARTIAL = "partial", pgettext_lazy("slot", "aired in part")
    MISSED = "missed", pgettext_lazy("slot", "not aired")
    CANCELLED = "cancelled", pgettext_lazy("slot", "cancelled")


OPEN = (SlotState.PLANNED, SlotState.READY)
"""Slots that wait for their time: nothing was heard of them and they may still be changed."""


class BulletinState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("bulletin", "waiting to be built")
    BUILDING = "building", pgettext_lazy("bulletin", "being built")
    BUILT = "built", pgettext_lazy("bulletin", "built, waiting for approval")
    APPROVED = "approved", pgettext_lazy("bulletin", "approved")
    REJECTED = "rejected", pgettext_lazy("bulletin", "rejected")
    FAILED = "failed", pgettext_lazy("bulletin", "could not be built")


class PlayerState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("player", "waiting to be paired")
    ACTIVE = "active", pgettext_lazy("player", "in use")
    REVOKED = "revoked", pgettext_lazy("player", "revoked")


class ChangeState(models.TextChoices):
    """Of a change of time within the lock, which a second person decides on."""

    WAITING = "waiting", pgettext_lazy("change", "waiting for a second person")
    CONFIRMED = "confirmed", pgettext_lazy("change", "confirmed")
    REFUSED = "refused", pgettext_lazy("change", "refused")
    LAPSED = "lapsed", pgettext_lazy("change", "not decided in time")


class EmergencyState(models.TextChoices):
    DRAFTED = "drafted", pgettext_lazy("emergency", "being drafted")
    WAITING = "waiting", pgettext_lazy("emergency", "waiting for the second person")
    ON_AIR = "on_air", pgettext_lazy("emergency", "on air")
    STOPPED = "stopped", pgettext_lazy("emergency", "stopped")
    ENDED = "ended", pgettext_lazy("emergency", "ended")
    REFUSED = "refused", pgettext_lazy("emergency", "refused")
    EXPIRED = "expired", pgettext_lazy("emergency", "expired")


S, B, P, C, E = SlotState, BulletinState, PlayerState, ChangeState, EmergencyState
TRANSITIONS: dict[str, frozenset[str]] = {
    # planned <-> ready: a slot falls back when its bulletin is withdrawn before airing;
    # cancelled -> planned: the timetable wants it again before its time;
    # awaited: its time is over, and not every player that should have played it has said what it did.
    **{f"slot:{a}": frozenset(b) for a, b in {
        S.PLANNED: [S.READY, S.AIRED, S.PARTIAL, S.MISSED, S.CANCELLED],
        S.READY: [S.PLANNED, S.AIRING, S.AWAITED, S.AIRED, S.PARTIAL, S.MISSED, S.CANCELLED],
        S.AWAITED: [S.AIRED, S.PARTIAL, S.MISSED],
        S.AIRING: [S.AWAITED, S.AIRED, S.PARTIAL, S.MISSED],
        S.AIRED: [], S.PARTIAL: [], S.MISSED: [], S.CANCELLED: [S.PLANNED],
    }.items()},
    # building -> building: a lease that ran out is claimed again; building -> draft: put back for
    # another try; draft -> failed: its time on air passed before anybody could build it.
    **{f"bulletin:{a}": frozenset(b) for a, b in {
        B.DRAFT: [B.BUILDING, B.FAILED],
        B.BUILDING: [B.BUILDING, B.BUILT, B.FAILED, B.DRAFT],
        B.BUILT: [B.APPROVED, B.REJECTED],
        B.APPROVED: [B.REJECTED],
        B.REJECTED: [],
        B.FAILED: [B.DRAFT],
    }.items()},
    **{f"player:{a}": frozenset(b) for a, b in {
        P.WAITING: [P.ACTIVE, P.REVOKED],
        P.ACTIVE: [P.REVOKED],
        P.REVOKED: [],
    }.items()},
    **{f"pendingchange:{a}": frozenset(b) for a, b in {
        C.WAITING: [C.CONFIRMED, C.REFUSED, C.LAPSED],
        C.CONFIRMED: [], C.REFUSED: [], C.LAPSED: [],
    }.items()},
    # expired: nobody decided in time, so what it says may no longer be true.
    **{f"emergency:{a}": frozenset(b) for a, b in {
        E.DRAFTED: [E.WAITING, E.REFUSED, E.EXPIRED],
        E.WAITING: [E.ON_AIR, E.REFUSED, E.EXPIRED],
        E.ON_AIR: [E.STOPPED, E.ENDED],
        E.STOPPED: [], E.ENDED: [], E.REFUSED: [], E.EXPIRED: [],
    }.items()},
}  # fmt: skip


class IllegalTransition(Exception):
    """The state asked for cannot follow the state the thing is in."""


M = TypeVar("M", bound=models.Model)


def move(thing: M, to: str, *, held: models.Q | None = None, **changes: Any) -> bool:
    """Move `thing` to state `to` by compare-and-set, with `changes` in the same update.

    `held`: what else must still be true of the row, such as the lease of a build.
    Returns False when another process moved it first (the row then holds another state than `thing` did);
    raises IllegalTransition when the table does not allow the step. On success `thing` is up to date.
    """
    before = thing.state  # type: ignore[attr-defined]
    kind = thing._meta.model_name
    if to not in TRANSITIONS[f"{kind}:{before}"]:
        raise IllegalTransition(f"{kind} {thing.pk}: {before} -> {to}")
    fields = {"state": to, **changes}
    row = type(thing)._default_manager.filter(held or models.Q(), pk=thing.pk, state=before)
    if not row.update(**fields):
        return False
    for name, value in fields.items():
        setattr(thing, name, value)
    if kind == "slot" or BulletinState.APPROVED in (before, to):  # residents see nothing else of a bulletin
        changed("airings")
    return True
