"""A form that comes back to be corrected has lost its files: whoever sent it is told to choose them again."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _


class AsksForFilesAgain:
    """Mixed into a form with file fields; stands before forms.Form."""

    def full_clean(self: Any) -> None:
        super().full_clean()  # type: ignore[misc]
        if not self.is_bound or not self.errors:
            return
        for name, field in self.fields.items():
            sent = isinstance(field, forms.FileField) and self.files.get(self.add_prefix(name))
            if sent and name not in self.errors:
                self.add_error(name, _("Please choose this file again: the browser did not keep it."))
