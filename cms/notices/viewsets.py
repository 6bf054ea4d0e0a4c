"""The notice board's lists in the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from cms.notices.admin.access import SEE
from cms.notices.duties import worst
from cms.notices.models import NoticePage, Place, WorkdayChange
from cms.notices.standing import standings
from cms.notices.wording import days_left, sentence


class ClauseColumn(Column):
    def get_value(self, instance: NoticePage) -> str:
        return f"{instance.clause}. {instance.law.words}" if instance.law else "–"


class NoticeList(IndexView):
    """The notices with their clause, and what each owes first."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        notices = list(context["object_list"])
        owed = standings(notices)
        for notice in notices:
            first = worst(owed[notice.pk])
            notice.owes = sentence(first) if first else days_left(notice.postings.all(), timezone.localdate())
        return context


class NoticeViewSet(PageListingViewSet):
    model = NoticePage
    index_view_class = NoticeList
    icon = "clipboard-list"
    menu_label = _("Public posting")
    menu_order = 130
    list_filter = ["clause"]
    columns = [
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        ClauseColumn("clause", label=_("Clause of Điều 11"), sort_key="clause", width="24%"),
        Column("owes", label=_("What is owed first"), width="26%"),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]


class PlaceViewSet(ModelViewSet):
    model = Place
    icon = "thumbtack"
    menu_label = _("Posting places")
    menu_order = 135
    list_display = ["name", "kind", "address", "active"]
    list_filter = ["kind", "active"]
    form_fields = ["name", "kind", "address", "active", "order"]
    copy_view_enabled = False


class WorkdayViewSet(ModelViewSet):
    model = WorkdayChange
    icon = "calendar"
    menu_label = _("Make-up days and days off")
    menu_order = 138
    list_display = ["day", "worked", "note"]
    form_fields = ["day", "worked", "note"]
    copy_view_enabled = False


class BoardItem(MenuItem):
    """Shown to whoever may see what hangs where."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(SEE))


class ErrandsViewSet(ViewSet):
    """The way to what is to be put up and taken down."""

    icon = "tasks"
    menu_label = _("Posting work")
    menu_order = 131
    menu_item_class = BoardItem
    menu_url = reverse_lazy("notices_errands")


class RegistersViewSet(ViewSet):
    """The way to the quarterly registers."""

    icon = "list-ul"
    menu_label = pgettext_lazy("menu", "Quarterly registers")
    menu_order = 132
    menu_item_class = BoardItem
    menu_url = reverse_lazy("notices_registers")
