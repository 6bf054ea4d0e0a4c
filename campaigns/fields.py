"""A field for several of a closed list of choices."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class ManyChoicesField(models.JSONField):
    """A list of values of `choices` (a TextChoices class), kept as JSON in the order of the class."""

    def __init__(self, *args: Any, of: type[models.TextChoices] | None = None, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> Any:
        return forms.MultipleChoiceField(
            choices=self.of.choices if self.of else [],
            required=False,
            label=kwargs.get("label", str(self.verbose_name).capitalize()),
            help_text=self.help_text,
            initial=self.get_default,
            widget=forms.CheckboxSelectMultiple,
        )

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        if self.of and not set(value) <= set(self.of.values):
            raise ValidationError(_("Choose only from the list."), code="invalid_choice")
