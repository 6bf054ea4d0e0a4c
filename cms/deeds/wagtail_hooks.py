"""Noting a deed in the admin, and the suggestions beside an activity."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.deeds import views


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("ghi-viec/", views.add, name="campaigns_deed_add"),
        path("ghi-viec/goi-y/", views.suggest, name="deeds_suggest"),
    ]


class NoteItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(views.NOTE))


@hooks.register("register_admin_menu_item")
def note_item() -> NoteItem:
    return NoteItem(
        _("Note a deed"), reverse_lazy("campaigns_deed_add"), name="note-deed", icon_name="edit", order=255
    )


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/admin/deeds.css"))


@hooks.register("insert_editor_js")
def suggestions() -> SafeString:
    """The activities a text may serve, under the field in which one is chosen."""
    words: dict[str, Any] = {"src": static("cms/admin/activities.js"), "address": reverse("deeds_suggest")}
    return format_html(
        '<script src="{src}" data-address="{address}" data-heading="{heading}" defer></script>',
        heading=_("May serve:"),
        **words,
    )
