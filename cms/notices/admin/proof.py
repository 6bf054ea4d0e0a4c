"""The half minute beside the board: a day, a photo from the phone, the minutes where there are any."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.models import User
from cms.notices.posting import Proof
from cms.past import not_long_ago
from cms.uploads.attached import CAMERA, AttachedFiles


class ProofForm(AttachedFiles, forms.Form):
    """What was done at the board; the pictures and papers go through Wagtail's own guarded forms."""

    pictures, papers = ("photo",), ("minutes",)

    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        validators=[not_long_ago],
    )
    photo = forms.FileField(
        label=_("Photo of the board"),
        required=False,
        widget=forms.FileInput(attrs=CAMERA),
        help_text=_("Taken with the phone, so that the board and the sheet can be recognised."),
    )
    minutes = forms.FileField(
        label=_("Minutes, where there are any"), required=False, help_text=_("PDF, Word or a scanned page.")
    )
    reason = forms.CharField(
        label=_("Why it comes down early"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, user: User, title: str, early: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"day": timezone.localdate()})
        super().__init__(*args, **kwargs)
        self.user, self.title = user, title
        if not early:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        self.take_files(cleaned)
        return cleaned

    def proof(self) -> Proof:
        """Keep the files and return the proof. Call it where the form is valid, in one transaction."""
        return Proof(
            day=self.cleaned_data["day"],
            by=self.user.signature,
            photo=self.kept("photo"),
            minutes=self.kept("minutes"),
        )
