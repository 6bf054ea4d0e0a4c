"""What happened to pages, told to the plan's ledger in whole sentences."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.corrections import correct
from campaigns.evidence import record
from campaigns.models import Activity, Channel, Deed, Evidence
from cms.models import AiringApproval, ApprovedPage, LeaderDecision, SpokenPage


def activity_of(page: ApprovedPage) -> Activity | None:
    """Return the activity of the plan a page serves, where its kind can serve one."""
    return getattr(page, "activity", None)


def record_publication(page: ApprovedPage, decision: LeaderDecision) -> None:
    """Write that an approved page went on the site; once for a decision.

    A page is published once, whatever becomes of it: a later version is another deed, which neither reports
    nor duties count. A page that serves an activity only since that version has its publication put there.
    """
    approver = decision.finished_by.signature if decision.finished_by else ""
    rows = Evidence.objects.effective().filter(subject=page.source, channel=Channel.WEBSITE)
    before = rows.filter(deed=Deed.PUBLISHED).exclude(key=_key(page, decision)).first()
    words = _("Published the %(kind)s “%(title)s” on the website, approved by %(approver)s.")
    if before:
        words = _("Published a new version of the %(kind)s “%(title)s”, approved by %(approver)s.")
    record(
        key=_key(page, decision),
        deed=Deed.UPDATED if before else Deed.PUBLISHED,
        channel=Channel.WEBSITE,
        title=page.title,
        words=words % {"kind": page._meta.verbose_name, "title": page.title, "approver": approver},
        actor=approver,
        happened_at=page.last_published_at,
        activity=activity_of(page),
        link=page.full_url or "",
        subject=page.source,
        detail={"revision": decision.revision_id, "for_air": decision.for_air},
    )
    activity = activity_of(page)
    if before and activity and before.activity_id is None:
        correct(
            before, why=_("The page now serves an activity of a plan."), actor=approver, activity=activity
        )


def _key(page: ApprovedPage, decision: LeaderDecision) -> str:
    return f"published:{page.source}:{decision.pk}"


def record_removal(page: ApprovedPage, actor: str, at: datetime) -> None:
    """Write that a page was taken off the site (or deleted); once for each time it was published."""
    published = page.last_published_at.isoformat() if page.last_published_at else ""
    record(
        key=f"unpublished:{page.source}:{published}",
        deed=Deed.UNPUBLISHED,
        channel=Channel.WEBSITE,
        title=page.title,
        words=_("Took the %(kind)s “%(title)s” off the website.")
        % {"kind": page._meta.verbose_name, "title": page.title},
        actor=actor,
        happened_at=at,
        activity=activity_of(page),
        link=page.full_url or "",
        subject=page.source,
    )


def record_withdrawal(page: SpokenPage, approval: AiringApproval) -> None:
    """Write that a page is not to be aired any more; once for an approval."""
    record(
        key=f"withdrawn:{page.source}:{approval.pk}",
        deed=Deed.CANCELLED,
        channel=Channel.RADIO,
        title=approval.title,
        words=_("Withdrew the %(kind)s “%(title)s” from the loudspeakers. Reason: %(reason)s")
        % {"kind": page._meta.verbose_name, "title": approval.title, "reason": approval.withdrawal_reason},
        actor=approval.withdrawn_by,
        happened_at=approval.withdrawn_at or timezone.now(),
        activity=activity_of(page),
        link=page.full_url or "",
        subject=page.source,
    )
