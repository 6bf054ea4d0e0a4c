"""What the station may air: the one door from the site's pages to the loudspeakers."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F
from wagtail.models import Page, Site

from cms.demands import Demand
from cms.models import AiringApproval, SpokenPage
from media.models import Recording


@dataclass(frozen=True, slots=True)
class Recorded:
    """A person's reading of an item: media.AudioClip's id, its length in seconds and its hash."""

    clip: int
    seconds: float
    sha256: str


@dataclass(frozen=True, slots=True)
class AirableItem:
    """An approved text, as its leader approved it.

    `source` is "<model>:<page id>" such as "cms.articlepage:12"; `approver` and `author` are signatures
    (name and post); the two times are aware; `air_from` and `air_until` are local days, None meaning no
    limit; `demands` say how often it is to be heard within how many days, the law's before the officer's.
    `recorded` is the reading approved with it; `outdated_recording` says that there is one of other words.
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
    demands: tuple[Demand, ...] = ()
    recorded: Recorded | None = None
    outdated_recording: bool = False


def airable_items(site: Site | None = None) -> list[AirableItem]:
    """Return what may be aired on `site` (None: on any), newest approval first.

    A page counts while it is live and the approval of its live revision is not withdrawn; a newer
    draft changes nothing until it is approved in its turn. The number of queries grows with the kinds of
    pages, not with their number.
    """
    approvals = AiringApproval.objects.filter(
        withdrawn_at=None, page__live=True, page__live_revision_id=F("revision_id")
    )
    if site is not None:
        approvals = approvals.filter(page__path__startswith=site.root_page.path)
    found = list(approvals.select_related("recording__clip").order_by("-approved_at", "-id"))
    ids = [approval.page_id for approval in found]
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids).specific()}
    return [_item(approval, pages[approval.page_id]) for approval in found if approval.page_id in pages]


def _item(approval: AiringApproval, page: SpokenPage) -> AirableItem:
    recording = approval.recording
    current = recording is not None and recording.says(approval.text)
    return AirableItem(
        source=page.source,
        title=approval.title,
        headline=page.summary or approval.title,
        text=approval.text,
        revision=approval.revision_id,
        approver=approval.approver,
        author=approval.author,
        approved_at=approval.approved_at,
        published_at=page.last_published_at or approval.approved_at,
        activity_id=page.activity_id,
        priority=page.priority,
        airings_wanted=page.airings_wanted,
        air_from=page.air_from,
        air_until=page.air_until,
        link=page.full_url or "",
        demands=page.demands,
        recorded=_recorded(recording) if recording is not None and current else None,
        outdated_recording=recording is not None and not current,
    )


def _recorded(recording: Recording) -> Recorded:
    clip = recording.clip
    return Recorded(clip.pk, clip.seconds, clip.sha256)
