"""Open plans for machines: RSS 2.0, JSON Feed 1.1 and a site map."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from campaigns.models import Campaign
from cms.models import CommuneSettings
from cms.open_plans.changes import PLANS, name_of
from cms.open_plans.page import Listed, listed
from cms.open_plans.plans import with_moments
from cms.open_plans.views import day_of
from cms.serving import also_shows, public_view
from cms.sharing.answers import as_json
from cms.sharing.portal import VERSION
from cms.sharing.site_maps import written
from cms.sharing.xml import printable

ENTRIES = 30


def address(plan: Campaign) -> str:
    return reverse("open_plans:plan", args=(plan.pk,))


def newest(request: HttpRequest) -> list[Listed]:
    """Return what feeds hold, and note that they show it."""
    found = listed(with_moments()[:ENTRIES], day_of(request))
    also_shows(request, *(name_of(one.plan.pk) for one in found))
    return found


def title(request: HttpRequest) -> str:
    commune = CommuneSettings.for_request(request)
    words = _("Plans of the commune and their progress")
    return f"{words} – {commune.full_name}" if commune.name else words


class PlanFeed(Feed[Listed, HttpRequest]):
    """The open plans with how they stand."""

    feed_type = Rss201rev2Feed
    language = "vi"
    item_guid_is_permalink = False

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpRequest:
        return request

    def title(self, request: HttpRequest) -> str:
        return printable(title(request))

    def link(self, request: HttpRequest) -> str:
        return reverse("open_plans:index")

    def description(self, request: HttpRequest) -> str:
        return printable(title(request))

    def items(self, request: HttpRequest) -> list[Listed]:
        return newest(request)

    def item_title(self, item: Listed) -> str:
        return printable(item.plan.title)

    def item_description(self, item: Listed) -> str:
        return item.progress.sentence

    def item_link(self, item: Listed) -> str:
        return address(item.plan)

    def item_guid(self, item: Listed) -> str:
        return source(item.plan)

    def item_pubdate(self, item: Listed) -> datetime | None:
        return _moment(item.plan, "approved_at")

    def item_updateddate(self, item: Listed) -> datetime | None:
        return _moment(item.plan, "amended_at")


@require_safe
@public_view(shows={PLANS})
def json_feed(request: HttpRequest) -> HttpResponse:
    """The same for portals, with the numbers."""
    root = request.build_absolute_uri("/").rstrip("/")
    feed = {
        "version": VERSION,
        "title": title(request),
        "home_page_url": root + reverse("open_plans:index"),
        "feed_url": root + reverse("open_plans:json"),
        "language": "vi",
        "items": [_item(root, one) for one in newest(request)],
    }
    return as_json(feed, "application/feed+json")


@require_safe
@public_view(shows={PLANS})
def site_map(request: HttpRequest) -> HttpResponse:
    """The list and every open plan; when a plan stood otherwise last is not known, so it is not said."""
    day_of(request)
    root = request.build_absolute_uri("/").rstrip("/")
    return written(_addresses(root))


def _addresses(root: str) -> Iterator[tuple[str, datetime | None]]:
    yield root + reverse("open_plans:index"), None
    for plan in with_moments():
        yield root + address(plan), None


def _item(root: str, one: Listed) -> dict[str, Any]:
    plan, its = one.plan, one.progress
    told = {
        "kind": "plan",
        "kind_label": str(plan._meta.verbose_name),
        "symbol": plan.symbol,
        "issued_on": plan.issued_on and plan.issued_on.isoformat(),
        "issuer": plan.issuer,
        "starts_on": plan.starts_on.isoformat(),
        "ends_on": plan.ends_on.isoformat(),
        "state": plan.state,
        "owed": its.owed,
        "done": its.done,
        "now": its.now,
        "late": its.late,
        "ahead": its.ahead,
        "counted_on": its.today.isoformat(),
    }
    return {
        "id": source(plan),
        "url": root + address(plan),
        "title": plan.title,
        "summary": its.sentence,
        "content_text": its.sentence,
        "date_published": _iso(_moment(plan, "approved_at")),
        "date_modified": _iso(_moment(plan, "amended_at")),
        "_loa_xa": {name: value for name, value in told.items() if value not in (None, "")},
    }


def source(plan: Campaign) -> str:
    return f"{plan._meta.label_lower}:{plan.pk}"


def _moment(plan: Campaign, name: str) -> datetime | None:
    """A moment `with_moments` read; None where no version was kept."""
    found: datetime | None = getattr(plan, name)
    return found


def _iso(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None
