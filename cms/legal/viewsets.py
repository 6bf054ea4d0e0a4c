"""Documents and outdated terms in the admin."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageTitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from cms.legal.models import DocumentPage, Origin, OutdatedTerm


class DayColumn(Column):
    """A day as written on paper: "ten years ago" tells nobody which decree it is."""

    def get_value(self, instance: DocumentPage) -> str:
        day = super().get_value(instance)
        return f"{day:%d/%m/%Y}" if day else "–"


class DocumentFilters(PageListingViewSet.filterset_class):
    class Meta:
        model = DocumentPage
        fields = ["form", "issued_on"]


class DocumentViewSet(PageListingViewSet):
    """Every document, wherever it hangs in the tree, without the page explorer."""

    model = DocumentPage
    name = "van-ban"
    icon = "doc-full"
    menu_label = _("Legal documents")
    menu_order = 20
    add_to_admin_menu = False
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("number", label=_("Number and symbol"), sort_key="number"),
        DayColumn("issued_on", label=_("Date of issue"), sort_key="issued_on"),
        Column("force_words", label=_("Validity")),
    ]
    filterset_class = DocumentFilters


class TermForm(forms.ModelForm[OutdatedTerm]):
    """A row that came with the software stays as it is: what is changed in it becomes the commune's own."""

    class Meta:
        model = OutdatedTerm
        fields = ["written", "replacement", "reason", "in_use"]

    def clean_written(self) -> str:
        """Return the words in one row of single blanks."""
        return " ".join(self.cleaned_data["written"].split())

    def _post_clean(self) -> None:
        if self.instance.origin == Origin.SHIPPED and set(self.changed_data) - {"in_use"}:
            self.instance = OutdatedTerm(origin=Origin.COMMUNE)
        super()._post_clean()  # type: ignore[misc]


class TermFilters(WagtailFilterSet):
    class Meta:
        model = OutdatedTerm
        fields = ["origin", "in_use"]


class EditTerm(generic.EditView):
    def save_instance(self) -> Any:
        """Save; a shipped row that was changed leaves its form as a row of the commune's."""
        saved: Any = self.form.save()
        return saved


class DeleteTerm(generic.DeleteView):
    """Only the commune's own rows can be deleted."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.get_object().origin == Origin.SHIPPED:
            messages.error(
                request,
                _now("This row came with the software: untick “warn about it” instead of deleting it."),
            )
            return redirect(self.index_url_name)
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer


class TermViewSet(ModelViewSet):
    model = OutdatedTerm
    name = "tu-ngu-loi-thoi"
    icon = "warning"
    menu_label = _("Outdated terms")
    menu_order = 90
    add_to_admin_menu = False
    list_display = [
        "written",
        "replacement",
        Column("origin", label=_("Origin"), accessor="get_origin_display", sort_key="origin"),
        BooleanColumn("in_use", label=_("Warn about it"), sort_key="in_use"),
    ]
    list_per_page = 50
    search_fields = ["written", "replacement", "reason"]
    search_backend_name = None
    filterset_class = TermFilters
    ordering = ["written"]
    edit_view_class, delete_view_class = EditTerm, DeleteTerm
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm[OutdatedTerm]]:
        return TermForm
