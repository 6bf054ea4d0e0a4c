"""Panels of the editor that Wagtail does not have."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import MultiFieldPanel, Panel

from cms.loudspeaker import minutes, text_to_air


class ReadingPanel(MultiFieldPanel):
    """The loudspeaker text and, beside it, the words the loudspeaker will say, renewed while typing."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "cms/admin/reading_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["addresses"] = {
                "reading": reverse("cms_reading"),
                "hear": reverse("cms_hear"),
                "correct": reverse("cms_correct"),
            }
            context["may_correct"] = self.request.user.has_perm("media.add_pronunciation")
            context["minutes"] = minutes(text_to_air(self.instance))
            return context


class PastingPanel(Panel):
    """ "Paste a whole article": plain text in, blocks of the article out."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/admin/pasting_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["address"] = reverse("cms_paste")
            return context
