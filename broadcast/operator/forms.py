from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _


class Why(models.TextChoices):
    """Why a slot was not heard, or not to its end: what operators note most."""

    POWER = "power", _("Power cut")
    EQUIPMENT = "equipment", _("The equipment broke down")
    NETWORK = "network", _("The network was down")
    WEATHER = "weather", _("Storm or flood")
    ORDERED = "ordered", _("Told not to by the leaders")
    EVENT = "event", _("A local event at the same time")
    OTHER = "other", _("Another reason (write it below)")


class ReasonForm(forms.Form):
    """Why: one of the usual reasons, words of one's own, or both."""

    choice = forms.ChoiceField(
        label=_("Why?"),
        choices=Why.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose a reason.")},
    )
    words = forms.CharField(
        label=_("Details"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("choice") == Why.OTHER and not cleaned.get("words", "").strip():
            self.add_error("words", _("Please write what the reason was."))
        return cleaned

    @property
    def reason(self) -> str:
        """The reason as it will stand in the play log."""
        choice, words = Why(self.cleaned_data["choice"]), self.cleaned_data["words"].strip()
        if choice == Why.OTHER or words.casefold().startswith(str(choice.label).casefold()):
            return words
        return f"{choice.label}: {words}" if words else str(choice.label)
