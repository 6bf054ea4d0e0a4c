"""Where the notice board joins Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, re_path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cms import menu
from cms.notices.admin import errands, papers
from cms.notices.admin.access import SEE
from cms.notices.dashboard import panel_for
from cms.notices.models.posted import PostedPage
from cms.notices.viewsets import (
    ErrandsViewSet,
    NoticeViewSet,
    PlaceViewSet,
    RegistersViewSet,
    WorkdayViewSet,
)

menu.put(
    menu.Drawer.CONTENT,
    NoticeViewSet("notices"),
    ErrandsViewSet("notices_work"),
    RegistersViewSet("notices_lists"),
    PlaceViewSet("notices_places"),
    WorkdayViewSet("notices_workdays"),
)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("niem-yet/viec/", errands.listing, name="notices_errands"),
        path("niem-yet/viec/<int:pk>/", errands.prove, name="notices_prove"),
        path("niem-yet/viec/<int:pk>/lai/", errands.again, name="notices_again"),
        path("niem-yet/phieu/<int:pk>.pdf", papers.sheet, name="notices_sheet"),
        path("niem-yet/danh-sach/", papers.registers, name="notices_registers"),
        re_path(
            r"^niem-yet/danh-sach/(?P<pk>\d{1,18})\.(?P<form>pdf|xlsx)$",
            papers.register,
            name="notices_register_file",
        ),
    ]


@hooks.register("construct_homepage_panels")
def home_panel(request: HttpRequest, panels: list[Component]) -> None:
    panel = panel_for(request)
    if panel is not None:
        panels.append(panel)


@hooks.register("register_page_header_buttons")
def sheet_buttons(page: Page, user: Any, next_url: str | None = None, **kwargs: Any) -> list[Button]:
    """Offer the posting sheet of whatever hangs on a board, for all its places at once."""
    if not issubclass(page.specific_class or Page, PostedPage) or not user.has_perm(SEE):
        return []
    address = reverse("notices_sheet", args=(page.pk,))
    return [
        Button(_("Posting sheet A4"), address, icon_name="doc-full", priority=46),
        Button(_("Posting sheet A3"), f"{address}?kho=a3", icon_name="doc-full", priority=47),
    ]


@hooks.register("insert_global_admin_css")
def board_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/admin/notices.css"))
