"""The feed of a list as JSON Feed 1.1 (jsonfeed.org), with every fact the provincial portal may want."""

from datetime import datetime
from typing import Any

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.kinds import page_models
from cms.models import ApprovedPage
from cms.serving import public_view
from cms.sharing.answers import as_json
from cms.sharing.channels import Channel, absolute, channel_of
from cms.sharing.facts import facts, read_ahead
from cms.sharing.pictures import picture_address

ENTRIES = 50
VERSION = "https://jsonfeed.org/version/1.1"


@require_safe
@public_view(shows={model.kind for model in page_models()}, query={"trang", "tu"})
def json_feed(request: HttpRequest, name: str) -> HttpResponse:
    """A list, fifty at a time (?trang=); ?tu=2026-11-01 leaves out what has not changed since that day."""
    channel = channel_of(request, name)
    asked = request.GET.get("tu", "")
    since = _moment(asked)
    if asked and since is None:
        return HttpResponseBadRequest(
            _("“tu” is a day such as 2026-11-01."), content_type="text/plain; charset=utf-8"
        )
    page = Paginator(channel.entries(since), ENTRIES).get_page(request.GET.get("trang"))
    return as_json(_feed(channel, page, asked), "application/feed+json")


def _feed(channel: Channel, page: "PageOfList[Any]", asked: str) -> dict[str, Any]:
    entries = list(page.object_list)
    read_ahead(entries)
    address = channel.root + reverse("sharing:json_feed", args=(channel.name,))
    feed: dict[str, Any] = {
        "version": VERSION,
        "title": channel.description,
        "home_page_url": channel.link,
        "feed_url": address,
        "language": "vi",
        "authors": [{"name": channel.commune.full_name, "url": channel.root + "/"}],
        "items": [_item(channel, entry) for entry in entries],
    }
    if page.has_next():
        since = f"&tu={asked}" if asked else ""
        feed["next_url"] = f"{address}?trang={page.next_page_number()}{since}"
    return feed


def _item(channel: Channel, page: ApprovedPage) -> dict[str, Any]:
    return {
        "id": page.source,
        "url": absolute(channel.root, page),
        "title": page.title,
        "summary": page.in_short(300),
        "content_text": page.words(),
        "image": channel.root + picture_address(page, channel.commune),
        "date_published": _told(page.first_published_at),
        "date_modified": _told(page.last_published_at),
        "tags": [str(page._meta.verbose_name)],
        # JSON Feed 1.1 keeps names that begin with an underscore for extensions.
        "_loa_xa": {"kind": page.kind, "kind_label": str(page._meta.verbose_name), **facts(page)},
    }


def _told(moment: datetime | None) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None


def _moment(text: str) -> datetime | None:
    try:
        day, moment = parse_date(text), parse_datetime(text)
    except ValueError:
        return None
    if moment is not None:
        return moment if timezone.is_aware(moment) else make_aware(moment)
    return make_aware(datetime(day.year, day.month, day.day)) if day else None  # noqa: DTZ001
