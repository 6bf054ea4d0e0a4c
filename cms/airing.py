"""What the station may air: the one door from the site's articles to the loudspeakers."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F
from wagtail.models import Site

from cms.models import AiringApproval, ArticlePage


@dataclass(frozen=True, slots=True)
class AirableItem:
    """An approved text, as its leader approved it.

    `source` is "cms.articlepage:<page id>"; `approver` and `author` are signatures (name and post);
    the two times are aware; `air_from` and `air_until` are local days, None meaning no limit.
    """

    source: str
    title: str
    headline: str
    text: str
    revision: int
    approver: str
    author: str
    approved_at: datetime
    published_at: datetime
    activity_id: int | None
    priority: int
    airings_wanted: int
    air_from: date | None
    air_until: date | None
    link: str


def airable_items(site: Site | None = None) -> list[AirableItem]:
    """Return what may be aired on `site` (None: on any), newest approval first.

    An article counts while it is live and the approval of its live revision is not withdrawn; a newer
    draft changes nothing until it is approved in its turn. The number of queries is constant.
    """
    approvals = AiringApproval.objects.filter(
        withdrawn_at=None, page__live=True, page__live_revision_id=F("revision_id")
    )
    if site is not None:
        approvals = approvals.filter(page__path__startswith=site.root_page.path)
    found = list(approvals.order_by("-approved_at", "-id"))
    articles = ArticlePage.objects.defer("body").in_bulk([approval.page_id for approval in found])
    return [_item(approval, articles[approval.page_id]) for approval in found if approval.page_id in articles]


def _item(approval: AiringApproval, article: ArticlePage) -> AirableItem:
    return AirableItem(
        source=article.source,
        title=approval.title,
        headline=article.summary or approval.title,
        text=approval.text,
        revision=approval.revision_id,
        approver=approval.approver,
        author=approval.author,
        approved_at=approval.approved_at,
        published_at=article.last_published_at or approval.approved_at,
        activity_id=article.activity_id,
        priority=article.priority,
        airings_wanted=article.airings_wanted,
        air_from=article.air_from,
        air_until=article.air_until,
        link=article.full_url or "",
    )
