from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from broadcast.admin.forms.fields import minutes_field


class RowForm(forms.ModelForm):  # type: ignore[type-arg]
    """A row of an inline formset. Django leaves the parent out when it checks a row's constraints, so that
    those which name the parent would only be found by the database."""

    def validate_unique(self) -> None:
        super().validate_unique()
        try:
            self.instance.validate_constraints(exclude=self._get_validation_exclusions())  # type: ignore[attr-defined]
        except ValidationError as error:
            self.add_error(None, error)


class FormWithRows(forms.ModelForm):  # type: ignore[type-arg]
    """A form of one thing and of the rows that belong to it, valid together and saved together."""

    rows_class: type[BaseInlineFormSet[Any, Any, Any]]

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        self.fields["max_minutes"] = minutes_field(self.fields["max_minutes"])
        self.rows = self.rows_class(data, instance=self.instance, prefix="rows")

    def is_valid(self) -> bool:
        own, rows = super().is_valid(), self.rows.is_valid()
        if own and rows:
            self.clean_with_rows()
        return own and rows and not self.errors and self.rows.is_valid()

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
