"""What happened to articles, told to the plan's ledger in whole sentences."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.evidence import record
from campaigns.models import Channel, Deed
from cms.models import AiringApproval, ArticlePage, LeaderDecision


def record_publication(article: ArticlePage, decision: LeaderDecision) -> None:
    """Write that an approved article went on the site; once for a decision."""
    approver = decision.finished_by.signature if decision.finished_by else ""
    record(
        key=f"published:{article.source}:{decision.pk}",
        deed=Deed.PUBLISHED,
        channel=Channel.WEBSITE,
        title=article.title,
        words=_("Published the article “%(title)s” on the website, approved by %(approver)s.")
        % {"title": article.title, "approver": approver},
        actor=approver,
        happened_at=article.last_published_at,
        activity=article.activity,
        link=article.full_url or "",
        subject=article.source,
        detail={"revision": decision.revision_id, "for_air": decision.for_air},
    )


def record_removal(article: ArticlePage, actor: str, at: datetime) -> None:
    """Write that an article was taken off the site (or deleted); once for each time it was published."""
    published = article.last_published_at.isoformat() if article.last_published_at else ""
    record(
        key=f"unpublished:{article.source}:{published}",
        deed=Deed.UNPUBLISHED,
        channel=Channel.WEBSITE,
        title=article.title,
        words=_("Took the article “%(title)s” off the website.") % {"title": article.title},
        actor=actor,
        happened_at=at,
        activity=article.activity,
        link=article.full_url or "",
        subject=article.source,
    )


def record_withdrawal(article: ArticlePage, approval: AiringApproval) -> None:
    """Write that an article is not to be aired any more; once for an approval."""
    record(
        key=f"withdrawn:{article.source}:{approval.pk}",
        deed=Deed.CANCELLED,
        channel=Channel.RADIO,
        title=approval.title,
        words=_("Withdrew the article “%(title)s” from the loudspeakers. Reason: %(reason)s")
        % {"title": approval.title, "reason": approval.withdrawal_reason},
        actor=approval.withdrawn_by,
        happened_at=approval.withdrawn_at or timezone.now(),
        activity=article.activity,
        link=article.full_url or "",
        subject=article.source,
    )
