"""Panels of the notice editor."""

from typing import Any

from wagtail.admin.panels import Panel


class DutiesPanel(Panel):
    """What the law asks of this notice and how it stands, above the choice of places."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/notices/admin/duties_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from cms.notices.standing import sentences_of

            context: dict[str, Any] = super().get_context_data(parent_context)
            page = self.instance
            return {
                **context,
                "page": page,
                "sentences": sentences_of(page) if page.pk and page.clause else [],
                "request": self.request,
            }


class RowsPanel(Panel):
    """The frozen rows of a quarterly register, to be read."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/notices/admin/rows_panel.html"
