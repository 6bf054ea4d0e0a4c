"""Importing a plan in the admin."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.plan_import import views


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("nhap-ke-hoach/", views.upload, name="plan_import"),
        path("nhap-ke-hoach/chap-nhan/", views.confirm, name="plan_import_confirm"),
        path("nhap-ke-hoach/thoi-gian/", views.understood, name="plan_import_understood"),
    ]


class ImportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(views.IMPORT))


@hooks.register("register_admin_menu_item")
def import_item() -> ImportItem:
    return ImportItem(
        _("Import a plan from a file"),
        reverse_lazy("plan_import"),
        name="import-plan",
        icon_name="upload",
        order=252,
    )


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/admin/plan_import.css"))
