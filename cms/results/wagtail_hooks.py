"""Results in the admin: their list with its two further doors, a file and a quarter drawn up from months."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import Button

from cms.menu import Drawer, put
from cms.results import desk
from cms.results.models import ResultsIndexPage, ResultsPage


class ResultsList(IndexView):
    """Every period's results, whether published or not."""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        index = ResultsIndexPage.objects.live().first()
        if index is None or not index.permissions_for_user(self.request.user).can_add_subpage():
            return list(super().header_more_buttons)
        return [
            *super().header_more_buttons,
            Button(_("Figures from a file"), reverse("results_import"), icon_name="upload", priority=90),
            Button(
                _("Draw up a quarter from its months"),
                reverse("results_quarter"),
                icon_name="table",
                priority=95,
            ),
        ]


class ResultsViewSet(PageListingViewSet):
    model = ResultsPage
    index_view_class = ResultsList
    name = "ket-qua"
    icon = "table"
    menu_label = pgettext_lazy("dossiers", "Results")
    menu_order = 210
    add_to_admin_menu = False


put(Drawer.DESK, ResultsViewSet)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("ket-qua/nhap-tep/", desk.take_in, name="results_import"),
        path("ket-qua/lap-quy/", desk.draw_up, name="results_quarter"),
        path("ket-qua/tep-mau/", desk.example, name="results_example"),
    ]
