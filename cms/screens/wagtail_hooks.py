"""Screens in the admin: what hangs where, what it shows, and a look at it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from cms.menu import Drawer, put
from cms.models import User
from cms.screens.approval import approve, objection
from cms.screens.forms import ScreenForm, ScreenItemForm
from cms.screens.models import Screen, ScreenItem
from cms.screens.playlist import playlist
from cms.screens.slides import slides
from cms.workflow import NotIndependent


class ItemsPanel(InlinePanel):
    """The items of a screen; their days are ticked."""

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = ScreenItemForm
        return options


PANELS = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("title"), FieldPanel("slug")]),
            FieldRowPanel([FieldPanel("orientation"), FieldPanel("seconds")]),
            FieldRowPanel([FieldPanel("night_from"), FieldPanel("night_until")]),
        ],
        heading=gettext_lazy("The screen"),
        help_text=gettext_lazy(
            "Its address stands on the page “Look at it”. Open it in the television's browser, over https or "
            "on the same machine (localhost): only then does it keep everything and go on showing after the "
            "power or the network was cut."
        ),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("notices"), FieldPanel("articles"), FieldPanel("events")]),
            FieldRowPanel([FieldPanel("results"), FieldPanel("today")]),
        ],
        heading=gettext_lazy("What it shows by itself"),
    ),
    ItemsPanel(
        "items",
        heading=gettext_lazy("What you put on it"),
        label=gettext_lazy("item"),
        panels=[
            FieldPanel("page"),
            FieldPanel("picture"),
            FieldPanel("video"),
            FieldPanel("words"),
            FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
            FieldRowPanel([FieldPanel("begins"), FieldPanel("ends")]),
            FieldPanel("weekdays"),
            FieldRowPanel([FieldPanel("weight"), FieldPanel("seconds")]),
        ],
    ),
]


def _address(screen: Screen) -> str:
    return screen.site.root_url + screen.television_address


def _look(screen: Screen) -> Any:
    return format_html('<a href="{}">{}</a>', reverse("screens_look", args=(screen.pk,)), _("Look at it"))


class EditScreen(generic.EditView):
    """The form, with the way to a look at what it shows."""

    @cached_property
    def header_buttons(self) -> list[Any]:
        address = reverse("screens_look", args=(self.object.pk,))
        return [*super().header_buttons, HeaderButton(_("Look at it"), address, icon_name="view")]


class ScreenViewSet(ModelViewSet):
    """The televisions of the commune."""

    model = Screen
    name = "man-hinh"
    icon = "desktop"
    menu_label = gettext_lazy("Screens")
    menu_order = 250
    add_to_admin_menu = False
    copy_view_enabled = False
    edit_view_class = EditScreen
    edit_handler = ObjectList(PANELS, base_form_class=ScreenForm)
    list_display = [
        "title",
        Column("address", label=gettext_lazy("Address"), accessor=_address),
        Column("look", label=gettext_lazy("What it shows now"), accessor=_look),
    ]


put(Drawer.DESK, ScreenViewSet)


def look(request: HttpRequest, screen_id: int) -> HttpResponse:
    """Show a screen as it looks now, and which of its slides take their turn, wait or are over."""
    if not (request.user.has_perm("screens.view_screen") or request.user.has_perm("screens.change_screen")):
        raise PermissionDenied
    screen = get_object_or_404(Screen.objects.select_related("site__root_page"), pk=screen_id)
    now = timezone.localtime().replace(tzinfo=None)
    turn = playlist(slides(screen, request), now)
    rows = screen.items.select_related("page", "picture", "video", "put_by", "approved_by")
    items = [(item, _standing(item, now), _may_approve(item, request.user)) for item in rows]
    context = {
        "screen": screen,
        "television": _address(screen),
        "items": items,
        "turns": len(turn),
        "seconds": sum(slide.seconds for slide in turn),
    }
    return render(request, "cms/screens/admin/look.html", context)


def _may_approve(item: ScreenItem, user: Any) -> bool:
    return not item.approved and objection(item, user) is None


@require_POST
def let_show(request: HttpRequest, item_id: int) -> HttpResponse:
    """A leader lets a picture or video be shown."""
    item = get_object_or_404(ScreenItem.objects.select_related("screen", "picture", "video"), pk=item_id)
    if not isinstance(request.user, User):
        raise PermissionDenied
    try:
        approve(item, by=request.user)
    except NotIndependent as refusal:
        messages.error(request, str(refusal))
        if not request.user.has_perm("screens.view_screen"):
            raise
    else:
        messages.success(request, _("Approved. The screen shows it from now on."))
    return redirect("screens_look", item.screen_id)


def _standing(item: Any, now: Any) -> str:
    if item.window.over_at(now):
        return _("over: it is not shown any more")
    if item.page and not item.page.live:
        return _("not shown: the page is not public")
    if not item.approved:
        return _("not shown yet: it waits for a leader's approval")
    return _("shown now") if item.window.open_at(now) else _("waits for its days or hours")


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("man-hinh/<int:screen_id>/xem/", look, name="screens_look"),
        path("man-hinh/muc/<int:item_id>/duyet/", let_show, name="screens_let_show"),
    ]
