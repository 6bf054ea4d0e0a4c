"""Events in the admin: their list, and the way to saying what became of one."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cms.events import desk
from cms.events.models import EventPage
from cms.menu import Drawer, put


class EventViewSet(PageListingViewSet):
    """Every event, whether published or not."""

    model = EventPage
    name = "su-kien"
    icon = "calendar-alt"
    menu_label = _("Events")
    menu_order = 60
    add_to_admin_menu = False
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("when", label=_("When"), sort_key="starts_at"),
        Column("place", label=_("Place")),
        Column("state", label=_("State")),
        PageStatusColumn("status", label=_("Status")),
    ]


put(Drawer.CONTENT, EventViewSet)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [path("su-kien/<int:page_id>/tinh-trang/", desk.standing, name="events_standing")]


@hooks.register("register_page_header_buttons")
def standing_button(page: Page, user: Any, next_url: str | None = None, **kwargs: Any) -> list[Button]:
    """Lead from a public event to saying what became of it."""
    if (
        page.specific_class is not EventPage
        or not page.live
        or not user.has_perm("events.change_eventrecord")
    ):
        return []
    address = reverse("events_standing", args=(page.pk,))
    return [Button(_("What became of it"), address, icon_name="calendar-check", priority=40)]
