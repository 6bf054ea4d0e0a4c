"""Versions of a slot's bulletin: a new one only when what is heard differs; a draft is written over."""

from dataclasses import asdict
from typing import Any

from broadcast import approval
from broadcast.candidates import Choice, Pins
from broadcast.drafting.proposals import FrozenLine, Proposal
from broadcast.models import Bulletin, BulletinItem, Slot
from broadcast.states import BulletinState, SlotState, move
from broadcast.wording import choice, nothing_to_read
from cms.serving import changed

FINISHED = (BulletinState.BUILT, BulletinState.APPROVED)


def write(proposal: Proposal, versions: list[Bulletin], cause: str) -> Bulletin | None:
    """Freeze a proposal as a version of its slot, or None when nothing new is to be made.

    `versions`: those of the slot, newest first. Content a leader refused is not made again by itself.
    """
    newest = versions[0] if versions else None
    if not proposal.lines:
        _leave_empty(proposal, versions)
        return None
    if newest and newest.fingerprint == proposal.fingerprint and not newest.taken_back:
        _explain(newest, proposal)
        return None
    if any(v.rejected_by and v.fingerprint == proposal.fingerprint for v in versions):
        return None
    return _rewritten(newest, proposal, cause) or add(proposal, versions, cause)


def add(proposal: Proposal, versions: list[Bulletin], cause: str, pins: Pins | None = None) -> Bulletin:
    """A new version with these lines, whatever the ones before it hold."""
    newest = versions[0] if versions else None
    bulletin = Bulletin.objects.create(
        slot=proposal.slot,
        version=newest.version + 1 if newest else 1,
        pins=as_json(pins) if pins is not None else (newest.pins if newest else {}),
        cause=cause[:200],
        **_content(proposal),
    )
    _write_lines(bulletin, proposal.lines)
    _await(proposal)
    return bulletin


def _rewritten(newest: Bulletin | None, proposal: Proposal, cause: str) -> Bulletin | None:
    """The draft with the new content, unless a builder has taken it up meanwhile."""
    if newest is None or newest.state != BulletinState.DRAFT:
        return None
    fresh: dict[str, Any] = {
        **_content(proposal),
        "cause": cause[:200],
        "attempts": 0,
        "retry_at": None,
        "failure": "",
    }
    if not Bulletin.objects.filter(pk=newest.pk, state=BulletinState.DRAFT).update(**fresh):
        return None
    BulletinItem.objects.filter(bulletin=newest).delete()
    _write_lines(newest, proposal.lines)
    _await(proposal)
    newest.refresh_from_db()
    return newest


def _content(proposal: Proposal) -> dict[str, Any]:
    slot = proposal.slot
    local = slot.start.astimezone(slot.programme.station.zone_info)
    return {
        "title": f"{slot.programme.title}, {local:%d/%m/%Y}",
        "fingerprint": proposal.fingerprint,
        "choices": [choice_row(made) for made in proposal.rundown.choices],
    }


def _write_lines(bulletin: Bulletin, lines: tuple[FrozenLine, ...]) -> None:
    BulletinItem.objects.bulk_create(
        BulletinItem(bulletin=bulletin, position=position, **asdict(line))
        for position, line in enumerate(lines, 1)
    )


def choice_row(made: Choice) -> dict[str, Any]:
    """A choice as the bulletin keeps it, with its sentence."""
    return {
        "source": made.source,
        "title": made.title,
        "in": made.chosen,
        "code": made.code,
        "params": made.params,
        "why": choice(made),
    }


def _await(proposal: Proposal) -> None:
    """A slot that waits for its bulletin shows the estimated length and no old reason."""
    Slot.objects.filter(pk=proposal.slot.pk, state=SlotState.PLANNED).update(
        seconds=proposal.rundown.seconds, reason=""
    )
    changed("airings")


def _explain(newest: Bulletin, proposal: Proposal) -> None:
    """The content stays; why it is as it is may be told anew. A slot put back gets its bulletin back."""
    choices = [choice_row(made) for made in proposal.rundown.choices]
    if newest.choices != choices:
        Bulletin.objects.filter(pk=newest.pk).update(choices=choices)
    if newest.state in FINISHED and proposal.slot.state == SlotState.PLANNED:
        approval.settle(newest)


def _leave_empty(proposal: Proposal, versions: list[Bulletin]) -> None:
    """Nothing to read: no bulletin is made, drafts go, finished ones are taken back; the slot says why."""
    reason = nothing_to_read(proposal.rundown.choices)
    for version in versions:
        if version.state == BulletinState.DRAFT:
            Bulletin.objects.filter(pk=version.pk, state=BulletinState.DRAFT).delete()
        take_back(version, reason)
    Slot.objects.filter(pk=proposal.slot.pk, state=SlotState.PLANNED).update(reason=reason, seconds=None)
    changed("airings")


def take_back(version: Bulletin, reason: str) -> None:
    """Nobody refused it, but it must not be aired any more: its slot falls back to planned."""
    if version.state in FINISHED and move(version, BulletinState.REJECTED, rejection=reason):
        approval.let_go(version)


def pins_of(version: Bulletin | None) -> Pins:
    """The decisions by hand that the newest version carries on."""
    kept = version.pins if version else {}
    return Pins(dropped=kept.get("dropped", {}), added=kept.get("added", {}))


def as_json(pins: Pins) -> dict[str, dict[str, str]]:
    return {"dropped": dict(pins.dropped), "added": dict(pins.added)}
