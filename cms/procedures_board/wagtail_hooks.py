"""The board of procedures in the admin: its place in the menu, its addresses, and a sheet for each page."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cms.menu import Drawer, put
from cms.procedures.models import ProcedurePage
from cms.procedures_board import views


class BoardViewSet(ViewSet):
    """Posted of those in force, by place."""

    name = "bang-niem-yet-thu-tuc"
    icon = "thumbtack"
    menu_label = _("Posting of procedures")
    menu_order = 222
    add_to_admin_menu = False

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", views.board, name="index")]


put(Drawer.CONTENT, BoardViewSet)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("bang-niem-yet-thu-tuc/<int:pk>/", views.place, name="procedures_board_place"),
        path("thu-tuc/<int:pk>/to-niem-yet/", views.sheet, name="procedures_sheet"),
    ]


@hooks.register("register_page_header_buttons")
def sheets(page: Page, user: Any, next_url: str | None = None, **kwargs: Any) -> list[Button]:
    """Offer the posting sheet of a live procedure."""
    if not issubclass(page.specific_class or Page, ProcedurePage) or not page.live:
        return []
    if not user.has_perm("procedures_board.view_procedureposting"):
        return []
    address = reverse("procedures_sheet", args=(page.pk,))
    return [
        Button(label, f"{address}?kho={paper}", icon_name="doc-full", priority=60)
        for paper, label in (("a4", _("Posting sheet A4")), ("a3", _("Posting sheet A3")))
    ]
