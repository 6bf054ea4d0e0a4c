"""Panels of the editor that Wagtail does not have."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel, Panel
from wagtail.admin.widgets import AdminAutoHeightTextInput

from cms.loudspeaker import minutes


class CountedTextarea(AdminAutoHeightTextInput):
    """A text box that says while somebody types how many characters are left (cms/admin/counter.js)."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        words = {"data-lx-counter": _("%(used)s of %(most)s characters")}
        super().__init__({"rows": 3, **words, **(attrs or {})})


class ReadingPanel(MultiFieldPanel):
    """The loudspeaker text and, beside it, the words the loudspeaker will say, renewed while typing."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "cms/admin/reading_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["addresses"] = {
                "reading": _reading_of(self.instance),
                "hear": reverse("cms_hear"),
                "correct": reverse("cms_correct"),
            }
            context["may_correct"] = self.request.user.has_perm("media.add_pronunciation")
            context["minutes"] = minutes(self.instance.text_to_air())
            return context


class RecordingPanel(Panel):
    """Who reads the text: the voice of the machine, or a person on a page of its own."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/admin/recording_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            page = context["page"] = self.instance
            context["outdated"] = page.recording is not None and not page.is_recorded()
            return context


class DemandsPanel(Panel):
    """How the timetable stands with the times a page is to be heard within some days."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/admin/demands_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "page": self.instance, "request": self.request}

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.instance.pk)


def _reading_of(page: Any) -> str:
    """The address that turns the form of `page` into spoken words; an article's blocks need no more said."""
    address = reverse("cms_reading")
    if page._meta.label_lower == "cms.articlepage":
        return address
    asked = {"loai": page._meta.label_lower} | ({"trang": page.pk} if page.pk else {})
    return f"{address}?{urlencode(asked)}"


class PastingPanel(Panel):
    """ "Paste a whole article": plain text in, blocks of the article out."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/admin/pasting_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["address"] = reverse("cms_paste")
            return context
