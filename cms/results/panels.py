"""The grid in which figures are entered: a row a field, totals while typing, arrows between cells."""

from typing import Any

from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, InlinePanel

from cms.results.figures import COLUMNS
from cms.results.forms import FieldFiguresForm

GROUPS = (
    (pgettext_lazy("dossiers", "Received"), 4),
    (pgettext_lazy("dossiers", "Settled"), 3),
    (pgettext_lazy("dossiers", "In progress"), 2),
    (pgettext_lazy("dossiers", "Returned"), 1),
    (pgettext_lazy("dossiers", "Satisfaction"), 2),
)


class FiguresPanel(InlinePanel):
    """Rows of figures as one table; its script is cms/admin/figures.js."""

    def __init__(self, relation_name: str, **kwargs: Any) -> None:
        kwargs.setdefault("panels", [FieldPanel(name) for name in ("field", *COLUMNS)])
        super().__init__(relation_name, **kwargs)

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["form"] = FieldFiguresForm
        return options

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "cms/results/admin/grid.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["groups"] = GROUPS
            context["columns"] = COLUMNS
            context["heads"] = [self.formset.empty_form.fields[name].label for name in COLUMNS]
            context["usual"] = self._usual_fields()
            return context

        def _usual_fields(self) -> list[str]:
            """Name the fields of the newest results, which a new period most likely has as well."""
            if self.formset.initial_form_count() or self.instance.pk:
                return []
            newest = type(self.instance).objects.order_by("-ends_on", "-pk").first()
            return [row.field for row in newest.rows.all()] if newest else []
