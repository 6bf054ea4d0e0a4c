"""The register in the admin: what officers open, filter and start from."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import ModelMultipleChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets import HeaderButton

from cms.procedures.admin.forms import lists_for
from cms.procedures.finding import Entry, rank
from cms.procedures.models import Field, Level, ProcedurePage, Standing


class ProcedureFilterSet(WagtailFilterSet):
    """What the register is narrowed by."""

    field = ModelMultipleChoiceFilter(
        label=_("field of administration"), queryset=Field.objects.all(), widget=CheckboxSelectMultiple
    )
    level = MultipleChoiceFilter(
        label=_("online service"), choices=Level.choices, widget=CheckboxSelectMultiple
    )
    standing = MultipleChoiceFilter(
        label=pgettext_lazy("procedure", "standing"), choices=Standing.choices, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = ProcedurePage
        fields: list[str] = []


class RegisterView(IndexView):
    """The procedures with their code, field and standing, and the way to importing and exporting."""

    default_ordering = "code"
    base_filterset_class = ProcedureFilterSet
    _title, _status = IndexView.base_columns[1], IndexView.base_columns[-1]
    base_columns = [
        IndexView.base_columns[0],
        Column("code", label=pgettext_lazy("procedure", "Code"), sort_key="code", width="10%"),
        _title,
        Column("field", label=pgettext_lazy("procedure", "Field"), sort_key="field__order", width="14%"),
        Column("level", label=_("Online service"), accessor="get_level_display", width="10%"),
        Column("standing", label=_("Announced as"), accessor="get_standing_display"),
        _status,
    ]

    @cached_property
    def header_more_buttons(self) -> list[HeaderButton]:
        more = [
            (_("Import from Excel or CSV"), "procedures_upload", "upload", 10),
            (_("Export to Excel"), "procedures_export", "download", 20),
            (_("Download the template"), "procedures_template", "doc-empty", 30),
            (_("Imports"), "procedures_batches", "list-ul", 40),
        ]
        may = bool(lists_for(self.request.user))
        return [
            HeaderButton(label, reverse(name), icon_name=icon, priority=order)
            for label, name, icon, order in more
            if may or name == "procedures_batches"
        ]

    def search_queryset(self, queryset: Any) -> Any:
        """Search as residents do: by name, code and their own words, without marks."""
        if not self.is_searching:
            return queryset
        rows = ProcedurePage.objects.values_list("pk", "title", "code", "field__name", "synonyms")
        entries = (
            Entry(pk, title, code, field or "", tuple(synonyms.splitlines()))
            for pk, title, code, field, synonyms in rows
        )
        return queryset.filter(pk__in=[entry.key for entry in rank(self.search_query, entries)])

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("field")


class ProceduresViewSet(PageListingViewSet):
    """Every procedure, whether published or not."""

    model = ProcedurePage
    index_view_class = RegisterView
    filterset_class = ProcedureFilterSet
    name = "thu-tuc"
    icon = "list-ol"
    menu_label = _("Administrative procedures")
    menu_order = 220
    add_to_admin_menu = False


class FieldsViewSet(ModelViewSet):
    """The fields procedures are sorted by."""

    model = Field
    name = "linh-vuc"
    icon = "folder-open-inverse"
    menu_label = _("Fields of procedures")
    menu_order = 225
    add_to_admin_menu = False
    list_display = ["name", "order"]
    form_fields = ["name", "order"]
    ordering = ["order", "name"]
