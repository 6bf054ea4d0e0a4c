"""The podcast: RSS 2.0 with the iTunes and the Podcasting 2.0 (podcastindex.org) namespaces."""

import re
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.feedgenerator import Enclosure, Rss201rev2Feed
from django.utils.translation import gettext as _

from broadcast.models import Bulletin, Slot, Station
from broadcast.public.audio import MPEG
from broadcast.public.publication import recordings
from broadcast.stations import station_or_404

EPISODES = 50
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Channel:
    """A station and the root of the addresses it was asked at."""

    station: Station
    root: str

    def url(self, name: str, *args: Any) -> str:
        return self.root + reverse(f"broadcast:{name}", args=args)


@dataclass(frozen=True, slots=True)
class Episode:
    """A public recording of a channel."""

    channel: Channel
    slot: Slot
    bulletin: Bulletin


def printable(text: str) -> str:
    """Leave out what XML 1.0 cannot carry at all."""
    return NOT_IN_XML.sub("", text)


class PodcastRss(Rss201rev2Feed):
    """RSS with the elements podcast players read; everything else is Django's."""

    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
            "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
        }

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        add = handler.addQuickElement
        add("itunes:author", self.feed["station"])
        add("itunes:summary", self.feed["description"])
        add("itunes:explicit", "false")
        add("itunes:type", "episodic")
        add("itunes:image", None, {"href": self.feed["image"]})
        add("itunes:category", None, {"text": "Government"})
        add("podcast:guid", self.feed["guid"])
        add("podcast:medium", "podcast")
        handler.startElement("image", {})
        add("url", self.feed["image"])
        add("title", self.feed["title"])
        add("link", self.feed["link"])
        handler.endElement("image")

    def add_item_elements(self, handler: Any, item: Any) -> None:
        super().add_item_elements(handler, item)
        add = handler.addQuickElement
        add("itunes:title", item["title"])
        add("itunes:duration", str(item["seconds"]))
        add("itunes:explicit", "false")
        add("podcast:chapters", None, {"url": item["chapters"], "type": "application/json+chapters"})
        add("podcast:transcript", None, {"url": item["words"], "type": "text/plain", "language": "vi"})


class PodcastFeed(Feed[Episode, Channel]):
    """The latest public recordings of the site's station, newest first."""

    feed_type = PodcastRss
    language = "vi"
    item_guid_is_permalink = False

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Channel:
        return Channel(station_or_404(request), request.build_absolute_uri("/").rstrip("/"))

    def title(self, channel: Channel) -> str:
        return printable(channel.station.name)

    def link(self, channel: Channel) -> str:
        return channel.url("schedule")

    def description(self, channel: Channel) -> str:
        return printable(_("All the bulletins of %(station)s, to hear again.") % {"station": channel.station})

    def feed_extra_kwargs(self, channel: Channel) -> dict[str, Any]:
        return {
            "station": printable(channel.station.name),
            "image": channel.root + static("broadcast/public/podcast.png"),
            # https://podcastindex.org/namespace/1.0#guid: the address without its scheme, in this namespace.
            "guid": str(uuid.uuid5(PODCASTS, channel.url("podcast").split("://", 1)[1])),
        }

    def items(self, channel: Channel) -> list[Episode]:
        rows = recordings(channel.station)[:EPISODES]
        return [Episode(channel, row, cast(Bulletin, row.bulletin)) for row in rows]

    def item_title(self, episode: Episode) -> str:
        return printable(episode.bulletin.title or str(episode.slot.programme))

    def item_description(self, episode: Episode) -> str:
        said = [item.title for item in episode.bulletin.items.all() if item.title]
        return printable("; ".join(said) or episode.slot.programme.title)

    def item_link(self, episode: Episode) -> str:
        return episode.channel.url("recording", episode.slot.pk)

    def item_guid(self, episode: Episode) -> str:
        return str(episode.slot.pk)

    def item_pubdate(self, episode: Episode) -> datetime:
        return episode.slot.began_at or episode.slot.start

    def item_enclosures(self, episode: Episode) -> list[Enclosure]:
        sound = episode.bulletin
        return [Enclosure(episode.channel.url("audio", sound.sha256), str(sound.size), MPEG)]

    def item_extra_kwargs(self, episode: Episode) -> dict[str, Any]:
        return {
            "seconds": round(episode.bulletin.seconds or 0),
            "chapters": episode.channel.url("chapters", episode.slot.pk),
            "words": episode.channel.url("words", episode.slot.pk),
        }


PODCASTS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
