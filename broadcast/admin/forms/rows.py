from typing import Any

from django import forms
from django.forms.models import BaseInlineFormSet


class FormWithRows(forms.ModelForm):  # type: ignore[type-arg]
    """A form of one thing and of the rows that belong to it, valid together and saved together."""

    rows_class: type[BaseInlineFormSet[Any, Any, Any]]

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        self.rows = self.rows_class(data, instance=self.instance, prefix="rows")

    def is_valid(self) -> bool:
        own, rows = super().is_valid(), self.rows.is_valid()
        if own and rows:
            self.clean_with_rows()
        return own and rows and not self.errors

    def clean_with_rows(self) -> None:
        """What can only be checked of the thing and its rows together; adds errors."""

    @property
    def media(self) -> forms.Media:
        return super().media + self.rows.media

    def save(self, commit: bool = True) -> Any:
        saved = super().save(commit)
        if commit:
            self.rows.instance = saved
            self.rows.save()
        return saved
