"""What an officer or a leader is asked before something is done to a bulletin or a slot."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.airing import AirableItem


class SureForm(forms.Form):
    """Nothing to fill in: the button is the answer."""


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Please write the reason.")},
    )


class ReplacementForm(forms.Form):
    """Which airable item comes in; those that are in the bulletin already are not offered."""

    source = forms.ChoiceField(
        label=_("Put in its place"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose an item.")},
    )

    def __init__(self, *args: Any, items: Iterable[AirableItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [(item.source, item.title) for item in items]  # type: ignore[attr-defined]
