"""Addresses of feeds, site maps and pictures, below the site's root."""

from django.urls import path, register_converter

from cms.serving import public_view
from cms.sharing import pictures, portal, site_maps, views
from cms.sharing.rss import ListFeed


class Mark:
    """The twelve hexadecimal digits that tell one picture of a page from the next."""

    regex = "[0-9a-f]{12}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Mark, "mark")

app_name = "sharing"
urlpatterns = [
    path("nguon-tin/", views.feeds, name="feeds"),
    path("nguon-tin/<slug:name>.xml", public_view(shows=site_maps.SHOWS)(ListFeed()), name="rss"),
    path("nguon-tin/<slug:name>.json", portal.json_feed, name="json_feed"),
    path("so-do-trang/", views.site_plan, name="site_plan"),
    path("hinh-chia-se/<int:page_id>-<mark:mark>.png", pictures.picture, name="picture"),
    path("sitemap.xml", site_maps.index, name="site_map"),
    path("sitemap-<int:number>.xml", site_maps.part, name="site_map_part"),
    path("robots.txt", site_maps.robots, name="robots"),
]
