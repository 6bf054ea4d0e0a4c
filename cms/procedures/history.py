"""The history of a procedure in words, written when a change of it becomes public."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from wagtail.models import Revision
from wagtail.signals import page_published

from cms.procedures.columns import differences
from cms.procedures.models import ProcedureChange, ProcedurePage, Standing
from cms.procedures.record import record_of
from cms.procedures.showing import change_said, decision, shown

_STANDING_KEYS = frozenset({"standing", "decision_number", "decision_date", "effective_from"})
_DECISION_KEYS = frozenset({"decision_number", "decision_date"})


class Told(NamedTuple):
    """One entry of the history: the day of its decision, if any, when it went public, in words."""

    decided: date | None
    at: datetime
    words: str


def keep(page: ProcedurePage, revision: Revision) -> ProcedureChange | None:
    """Write down what publishing `revision` changed; None where it changed nothing a sheet knows of."""
    record = record_of(page)
    last = ProcedureChange.objects.filter(page=page).first()
    changes = differences(last.record, record) if last else []
    if last and not changes:
        return None
    change, _made = ProcedureChange.objects.get_or_create(
        revision_id=revision.pk,
        defaults={
            "page": page,
            "announced_at": page.last_published_at,
            "standing": page.standing,
            "first": last is None,
            "changes": changes,
            "record": record,
        },
    )
    return change


def told(changes: Iterable[ProcedureChange]) -> list[Told]:
    """Return a history in words, in the order given."""
    return [Told(_decided(change), change.announced_at, _sentence(change)) for change in changes]


def _decided(change: ProcedureChange) -> date | None:
    """Return the day of the decision that brought a change; a correction on the page has none."""
    day = change.record.get("decision_date", "")
    return date.fromisoformat(day) if day and _by_decision(change) else None


def _by_decision(change: ProcedureChange) -> bool:
    return change.first or not _DECISION_KEYS.isdisjoint(key for key, *_texts in change.changes)


def _sentence(change: ProcedureChange) -> str:
    record, by = change.record, decision(change.record) if _by_decision(change) else ""
    since = shown("effective_from", record.get("effective_from", ""))
    said = _deed(change)
    if by:
        said = _("%(deed)s, by %(decision)s") % {"deed": said, "decision": by}
    if since and (change.first or _STANDING_KEYS.intersection(key for key, *_texts in change.changes)):
        said = _("%(deed)s, in effect from %(day)s") % {"deed": said, "day": since}
    return f"{said}."


def _deed(change: ProcedureChange) -> str:
    was_repealed = change.first or any(key == "standing" for key, *_texts in change.changes)
    if change.standing == Standing.REPEALED and was_repealed:
        return _("The procedure was repealed")
    if change.first:
        return _("The procedure was announced")
    texts = [change_said(*one) for one in change.changes if one[0] not in _STANDING_KEYS]
    if texts:
        return _("Changed: %(changes)s") % {"changes": "; ".join(texts)}
    return _("The decision or its date was changed")


def follow_publication(
    sender: type[Any], instance: Any, revision: Revision | None = None, **more: Any
) -> None:
    if isinstance(instance, ProcedurePage) and revision is not None and instance.live:
        keep(instance, revision)


def connect() -> None:
    """Listen, once for a process."""
    page_published.connect(follow_publication, dispatch_uid="cms.procedures.history")
