"""Printed matter in the admin: menu, addresses, the script of the editor."""

from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cms.menu import Drawer, put
from cms.prints import desk
from cms.prints import handing_out as runs
from cms.prints.models import PrintPage


class PrintsViewSet(PageListingViewSet):
    """All printed matter, drafts included."""

    model = PrintPage
    name = "an-pham"
    icon = "doc-full"
    menu_label = gettext_lazy("Printed matter, banners")
    menu_order = 140
    add_to_admin_menu = False


class HandingOutItem(MenuItem):
    """Shown to those who may see what was printed."""

    def is_shown(self, request: Any) -> bool:
        return bool(request.user.has_perm(runs.SEE))


class HandingOutViewSet(ViewSet):
    """What was printed and where it went."""

    name = "in-cap-phat"
    icon = "form"
    menu_label = gettext_lazy("Printed and handed out")
    menu_order = 145
    menu_item_class = HandingOutItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", runs.overview, name="index")]


put(Drawer.CONTENT, PrintsViewSet, HandingOutViewSet)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("an-pham/xem-truoc/", desk.preview, name="cms_print_preview"),
        path("an-pham/<int:page_id>/ban-thao.pdf", desk.draft_pdf, name="prints_draft_pdf"),
        path("an-pham/<int:page_id>/ban-thao-<int:number>.png", desk.draft_png, name="prints_draft_png"),
        path("in-cap-phat/<int:page_id>/", runs.desk, name="prints_desk"),
        path("in-cap-phat/sua-so-in/<int:run_id>/", runs.correct_printed, name="prints_correct_run"),
        path("in-cap-phat/sua-so-phat/<int:given_id>/", runs.correct_given, name="prints_correct_given"),
    ]


@hooks.register("insert_editor_js")
def editor_script() -> SafeString:
    return format_html('<script src="{}"></script>', static("cms/admin/leaflet.js"))


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/admin/prints.css"))


@hooks.register("register_page_header_buttons")
def handing_out_button(page: Page, user: Any, next_url: str | None = None, **kwargs: Any) -> list[Button]:
    """Lead from a printed matter to its runs."""
    if not issubclass(page.specific_class or Page, PrintPage) or not user.has_perm(runs.SEE):
        return []
    address = reverse("prints_desk", args=(page.pk,))
    return [Button(_("Printed and handed out"), address, icon_name="form", priority=40)]
