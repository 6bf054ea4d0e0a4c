from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.sidebar import LinkMenuItem

from cms.notifications import views
from cms.notifications.dashboard import NewsPanel
from cms.notifications.models import Notification


class ToldMenuItem(MenuItem):
    """The way to one's notifications, with the number of those not read."""

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        unread = Notification.objects.told_to(request.user).filter(read_at=None).count()
        label = f"{self.label} ({unread})" if unread else str(self.label)
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname, attrs=self.attrs
        )


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("thong-bao/", views.told, name="cms_notifications"),
        path("thong-bao/da-doc/", views.read_all, name="cms_notifications_read"),
        path("thong-bao/<int:notification_id>/", views.open_one, name="cms_notification"),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return ToldMenuItem(
        _("Notifications"),
        reverse_lazy("cms_notifications"),
        name="notifications",
        icon_name="mail",
        order=90,
    )


@hooks.register("construct_homepage_panels")
def home_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(NewsPanel(request))
