"""What a target came to, as it is typed in: a number, a day, where it comes from."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from campaigns.models import Target
from campaigns.targets.readings import Reading


class ReadingForm(forms.Form):
    """A value reached by a day; `token` names the sending, so that sending it twice writes one row."""

    value = forms.DecimalField(
        label=gettext_lazy("Reached"),
        max_digits=12,
        decimal_places=2,
        min_value=0,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={"invalid": gettext_lazy("Write a number, such as 97,5.")},
    )
    day = forms.DateField(label=gettext_lazy("As of the day"), widget=AdminDateInput)
    source = forms.CharField(
        label=gettext_lazy("Where the figure comes from"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("For example: the report of the one-stop desk for October."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, target: Target, initial: dict[str, Any] | None = None) -> None:
        known = {"day": timezone.localdate(), "token": uuid4(), **(initial or {})}
        super().__init__(data, initial=known, auto_id=f"id_{target.pk}_%s")
        self.target = target

    @property
    def anchor(self) -> str:
        """What the place of the target on the page is called."""
        return f"chi-tieu-{self.target.pk}"

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        return day

    def said(self) -> dict[str, Any]:
        """Return value, day, source and token."""
        given = self.cleaned_data
        return {name: given[name] for name in ("value", "day", "source", "token") if name in given}


class ReadingCorrectionForm(ReadingForm):
    """What is right in the place of a reading, or that there was none, and why."""

    take_back = forms.BooleanField(
        label=gettext_lazy("It was written down by mistake: take it back"), required=False
    )
    reason = forms.CharField(
        label=gettext_lazy("Why it is corrected"),
        max_length=1000,
        error_messages={"required": gettext_lazy("Write why it is corrected.")},
    )

    def __init__(self, data: Any = None, *, target: Target, reading: Reading) -> None:
        said = {"value": reading.value, "day": reading.day, "source": reading.source}
        super().__init__(data, target=target, initial=said)
        self.reading = reading
        del self.fields["token"]

    def clean(self) -> None:
        given = self.cleaned_data
        if self.errors or given.get("take_back"):
            return
        was = self.reading
        if (given["value"], given["day"], given["source"]) == (was.value, was.day, was.source):
            raise ValidationError(_("Nothing is different from what is written already."))
