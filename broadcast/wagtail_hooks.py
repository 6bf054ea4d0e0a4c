from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup

from broadcast.admin import urls
from broadcast.admin.home import panel_for
from broadcast.admin.menu import StationGroup


@hooks.register("register_admin_viewset")
def register_station() -> ViewSetGroup:
    return StationGroup()


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern | URLResolver]:
    return [path("", include(urls))]


@hooks.register("construct_homepage_panels")
def add_station_panel(request: HttpRequest, panels: list[Any]) -> None:
    panel = panel_for(request)
    if panel is not None:
        panels.append(panel)


@hooks.register("insert_global_admin_css")
def station_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("broadcast/admin/station.css"))
