"""Making, rewriting and signing reports; nothing else sets their state."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import Report, ReportSettings, ReportState
from campaigns.models.report import REPORT_TRANSITIONS
from campaigns.reporting.compiling import content_of
from campaigns.reporting.content import to_json
from campaigns.reporting.form import OfficialDocument
from campaigns.reporting.official import FIELDS, Letterhead, document_of

SIGN = "campaigns.sign_report"


@dataclass(slots=True)
class LetterheadDefaults:
    """What the room that knows the commune says of it: fields of the letterhead."""

    known: Callable[[], Mapping[str, str]]


letterhead_defaults = LetterheadDefaults(dict)


class AlreadySigned(Exception):
    """A signed report is never changed; str() is the Vietnamese sentence."""

    def __init__(self) -> None:
        super().__init__(_("This report has been signed: it cannot be changed any more."))


class NotOver(Exception):
    """The period has not ended; str() is the Vietnamese sentence."""

    def __init__(self, last: date) -> None:
        super().__init__(
            _("The period ends on %(day)s: a report is signed after that.") % {"day": f"{last:%d/%m/%Y}"}
        )


@transaction.atomic
def rewrite(report: Report, words: Mapping[str, str], number: int | None, dated: date | None) -> Report:
    """Keep what an officer wrote; raises AlreadySigned."""
    held = _draft(report)
    held.words, held.number, held.dated = dict(words), number, dated
    held.save(update_fields=["words", "number", "dated"])
    return held


@transaction.atomic
def sign(report: Report, *, by: AbstractUser, signature: str, now: datetime | None = None) -> Report:
    """Freeze a report with the rows of the ledger it counts and the letterhead of today.

    Raises PermissionDenied without the permission, AlreadySigned, NotOver while its period runs.
    """
    now = now or timezone.now()
    if not by.has_perm(SIGN):
        raise PermissionDenied(_("Only leaders sign reports."))
    held = _draft(report)
    today = timezone.localdate(now)
    if held.last_day >= today:
        raise NotOver(held.last_day)
    held.content = to_json(content_of(held, today))
    held.form = letterhead_fields()
    held.state, held.signed_by, held.signed_at = ReportState.SIGNED, signature, now
    held.dated = held.dated or today
    held.save()
    return held


def official(report: Report, today: date) -> OfficialDocument:
    """Return the report as an official document; raises campaigns.reporting.form.Misformed."""
    signed = report.state == ReportState.SIGNED
    fields = report.form if signed else letterhead_fields()
    return document_of(
        content_of(report, today),
        Letterhead.of(fields),
        number=report.number,
        dated=report.dated,
        by_hand=report.dated is None,
    )


def letterhead_fields() -> dict[str, str]:
    """Return the fields of the form of reports as they are now, empty ones as the commune is called."""
    said, known = ReportSettings.load(), letterhead_defaults.known()
    return {name: getattr(said, name) or known.get(name, "") for name in FIELDS}


def _draft(report: Report) -> Report:
    held = Report.objects.select_for_update().get(pk=report.pk)
    if ReportState.SIGNED not in REPORT_TRANSITIONS[ReportState(held.state)]:
        raise AlreadySigned
    return held
