"""The forms pages are written in: lenient when saved, exact about what is missing when submitted."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from cms import activities
from cms.completeness import gaps
from cms.slugs import free_slug, slug_of
from cms.tidy import TidyForm


class ApprovedForm(TidyForm, WagtailAdminPageForm):
    """Saving a draft asks for a title only; submitting lists everything that is missing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "title" in self.fields:  # a line that shows the whole of it
            title = self.fields["title"].widget
            self.fields["title"].widget = AdminAutoHeightTextInput({**title.attrs, "maxlength": "255"})
        if "slug" in self.fields:
            self.fields["slug"].required = False
        field = self.fields.get("activity")
        if isinstance(field, forms.ModelChoiceField):
            serves = getattr(self.instance, "serves", None)
            activities.offer(field, self.instance.activity_id, _("Outside any plan"), serves)

    def clean_title(self) -> str:
        """Return the title in one line, whatever was pasted."""
        return " ".join((self.cleaned_data.get("title") or "").split())

    def clean_slug(self) -> str:
        """Return the address typed, with đ as d; an empty one comes from the title."""
        typed = slug_of(self.cleaned_data.get("slug") or "")
        return typed or free_slug(
            slug_of(self.cleaned_data.get("title") or ""), self.parent_page, self.instance
        )

    def _post_clean(self) -> None:
        """Look for gaps once the instance holds what was typed."""
        super()._post_clean()
        if self._submitted() and not self.errors:
            self._put_lines_in_place()
            missing = gaps(self.instance)
            if missing:
                self.add_error(
                    None,
                    ValidationError(
                        [_("Not submitted yet; what you wrote is still here. Please add:"), *missing]
                    ),
                )

    def _put_lines_in_place(self) -> None:
        """Give the instance the rows and choices typed, which a ClusterForm does only when it is saved."""
        self.save_cluster_m2m()
        for rows in self.formsets.values():
            if rows.is_valid():
                rows.save(commit=False)

    def _submitted(self) -> bool:
        return bool(self.data.get("action-submit") or self.data.get("action-restart-workflow"))


class SpokenForm(ApprovedForm):
    """The form of a page that may be aired."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        first, last = cleaned.get("air_from"), cleaned.get("air_until")
        if first and last and last < first:
            self.add_error("air_until", _("The last day on air lies before the first."))
        times, days = cleaned.get("times_wished"), cleaned.get("days_wished")
        if times and not days and "days_wished" not in self.errors:
            self.add_error("days_wished", _("Please write also within how many days."))
        if days and not times and "times_wished" not in self.errors:
            self.add_error("times_wished", _("Please write also how many times."))
        return cleaned
