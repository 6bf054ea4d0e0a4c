"""Form fields that let only inspected files in; any form that takes a file uses one of these."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from media.guarding.inspection import allowed_sentence, inspect
from media.guarding.kinds import DOCUMENTS, PICTURES, SPREADSHEETS, Kind
from media.guarding.refusal import Refused


class SafeFileField(forms.FileField):
    """A file of one of the `allowed` kinds, judged by its content; the help text says which."""

    def __init__(self, *, allowed: Collection[Kind] = DOCUMENTS, **kwargs: Any) -> None:
        self.allowed = frozenset(allowed)
        super().__init__(**kwargs)
        extensions = sorted(extension for kind in self.allowed for extension in kind.extensions)
        self.widget.attrs.setdefault("accept", ",".join(f".{extension}" for extension in extensions))
        self.help_text = self.help_text or allowed_sentence(self.allowed)

    def to_python(self, data: Any) -> Any:
        look_through(data, self.allowed)
        return super().to_python(data)


class SafePictureField(SafeFileField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"allowed": PICTURES, **kwargs})


class SafeSpreadsheetField(SafeFileField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"allowed": SPREADSHEETS, **kwargs})


def look_through(data: Any, allowed: Collection[Kind]) -> None:
    """Raise ValidationError, a Vietnamese sentence, for an uploaded file that is not taken."""
    if not isinstance(data, UploadedFile):
        return
    try:
        inspect(data, data.name or "", allowed)  # type: ignore[arg-type]  # an UploadedFile reads and seeks
    except Refused as refusal:
        raise ValidationError(str(refusal), code="refused") from refusal
