"""Importing a plan in the admin."""

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from campaigns.seeing.menu import GuardedItem
from cms.plan_import import views


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("nhap-ke-hoach/", views.upload, name="plan_import"),
        path("nhap-ke-hoach/chap-nhan/", views.confirm, name="plan_import_confirm"),
        path("nhap-ke-hoach/thoi-gian/", views.understood, name="plan_import_understood"),
    ]


@hooks.register("register_plan_menu_item")
def import_item() -> GuardedItem:
    return GuardedItem(
        _("Import a plan from a file"),
        reverse_lazy("plan_import"),
        name="import-plan",
        icon_name="upload",
        order=60,
        permission=views.IMPORT,
    )


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/admin/plan_import.css"))
