"""The part of the editor where the sheet is seen while it is written."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel


class LeafletPanel(Panel):
    """The sheet as it will be printed and what does not fit on it, renewed while typing."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/prints/admin/leaflet_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["address"] = reverse("cms_print_preview")
            context["page"] = self.instance
            return context
