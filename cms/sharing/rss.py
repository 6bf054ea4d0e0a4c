"""The feed of a list as RSS 2.0, as state portals and readers of residents take it."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.feedgenerator import Rss201rev2Feed

from cms.models import ApprovedPage
from cms.sharing.channels import Channel, absolute, channel_of
from cms.sharing.xml import printable

ENTRIES = 30


class ListFeed(Feed[Any, Channel]):
    """The newest pages of a list, or of all lists."""

    feed_type = Rss201rev2Feed
    language = "vi"

    def get_object(self, request: HttpRequest, *args: Any, name: str, **kwargs: Any) -> Channel:
        return channel_of(request, name)

    def title(self, channel: Channel) -> str:
        return printable(channel.description)

    def link(self, channel: Channel) -> str:
        return channel.link

    def description(self, channel: Channel) -> str:
        return printable(getattr(channel.page.specific, "introduction", "") or channel.description)

    def items(self, channel: Channel) -> list[tuple[Channel, ApprovedPage]]:
        return [(channel, page) for page in channel.entries()[:ENTRIES]]

    def item_title(self, item: tuple[Channel, ApprovedPage]) -> str:
        return printable(item[1].title)

    def item_description(self, item: tuple[Channel, ApprovedPage]) -> str:
        return printable(item[1].in_short(300))

    def item_link(self, item: tuple[Channel, ApprovedPage]) -> str:
        return absolute(item[0].root, item[1])

    def item_guid(self, item: tuple[Channel, ApprovedPage]) -> str:
        return item[1].source

    item_guid_is_permalink = False

    def item_pubdate(self, item: tuple[Channel, ApprovedPage]) -> datetime | None:
        return item[1].first_published_at

    def item_updateddate(self, item: tuple[Channel, ApprovedPage]) -> datetime | None:
        return item[1].last_published_at

    def item_categories(self, item: tuple[Channel, ApprovedPage]) -> list[str]:
        return [str(item[1]._meta.verbose_name)]
