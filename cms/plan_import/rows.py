"""The rows of a plan's lists, each with a tick that keeps it; a row without the tick may hold anything."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Audience, Channel
from campaigns.timing import Kind, in_words, read
from cms.plan_import.units import split

LONGEST_UNIT = 200


class DayField(forms.DateField):
    """A day as browsers send it, or as people write it."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    input_formats = ("%Y-%m-%d", "%d/%m/%Y")


def lines_of(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class Row(forms.Form):
    """A row that is judged only where it is kept. `lines` are those of the document it was read from."""

    lines: tuple[int, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"empty_permitted": True, "use_required_attribute": False}
        super().__init__(*args, **kwargs)

    def has_changed(self) -> bool:
        return self.is_kept

    @property
    def is_kept(self) -> bool:
        return bool(self["keep"].value())


class Kept(Row):
    keep = forms.BooleanField(label=gettext_lazy("Keep"), required=False)


class BasisRow(Kept):
    kind = forms.CharField(label=gettext_lazy("Kind of document"), max_length=60, required=False)
    symbol = forms.CharField(label=gettext_lazy("Number and symbol"), max_length=60)
    issued_on = DayField(label=gettext_lazy("Issued on"), required=False)
    issuer = forms.CharField(label=gettext_lazy("Issuing body"), max_length=200, required=False)
    title = forms.CharField(label=gettext_lazy("Title"), max_length=500, required=False)


class ContentRow(Kept):
    audience = forms.ChoiceField(label=gettext_lazy("For whom"), choices=Audience.choices)
    text = forms.CharField(label=gettext_lazy("Content"), widget=lines_of(2))


class TargetRow(Kept):
    text = forms.CharField(label=gettext_lazy("Target"), max_length=500, widget=lines_of(2))
    number = forms.DecimalField(label=gettext_lazy("Number"), max_digits=14, decimal_places=2)
    unit = forms.CharField(label=gettext_lazy("Unit of measure"), max_length=40)


class BudgetRow(Kept):
    text = forms.CharField(label=gettext_lazy("What for"), max_length=300, widget=lines_of(2))
    amount = forms.IntegerField(label=gettext_lazy("Amount in đồng"), min_value=0, max_value=10**15)
    source = forms.CharField(label=gettext_lazy("Source of money"), max_length=200, required=False)


class TaskRow(Kept):
    unit = forms.CharField(label=gettext_lazy("Unit"), max_length=LONGEST_UNIT)
    text = forms.CharField(label=gettext_lazy("Task of the unit"), widget=lines_of(2))


class ActivityRow(Kept):
    title = forms.CharField(label=gettext_lazy("What is to be done"), max_length=1000, widget=lines_of(2))
    section = forms.CharField(label=gettext_lazy("Section of the plan"), max_length=300, required=False)
    lead = forms.CharField(
        label=gettext_lazy("Lead unit"),
        max_length=LONGEST_UNIT,
        required=False,
        widget=forms.TextInput(attrs={"list": "plan-units", "autocomplete": "off"}),
    )
    coordinating = forms.CharField(
        label=gettext_lazy("Coordinating units"),
        required=False,
        widget=lines_of(1),
        help_text=gettext_lazy("Parted by semicolons."),
    )
    channels = forms.MultipleChoiceField(
        label=gettext_lazy("Channels"), choices=Channel.choices, required=False
    )
    audience = forms.ChoiceField(label=gettext_lazy("For whom"), choices=Audience.choices)
    timing = forms.CharField(
        label=gettext_lazy("When or how often"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"data-timing": ""}),
    )
    product = forms.CharField(label=gettext_lazy("Product"), max_length=500, required=False)
    note = forms.CharField(label=gettext_lazy("Note"), required=False, widget=lines_of(1))

    def clean_coordinating(self) -> list[str]:
        units = split(self.cleaned_data["coordinating"])
        if any(len(name) > LONGEST_UNIT for name in units):
            raise ValidationError(
                _("The name of a unit has more than 200 characters. Part the units by semicolons.")
            )
        return units

    @property
    def shown_channels(self) -> list[tuple[str, Any, bool]]:
        """(id, label, whether it is ticked), as the page draws them."""
        ticked = set(self["channels"].value() or ())
        return [(str(value), label, value in ticked) for value, label in Channel.choices]


class UnitRow(Row):
    """Which unit a name of the plan means; nothing chosen: a new one of this name is made."""

    name = forms.CharField(max_length=LONGEST_UNIT, widget=forms.HiddenInput)
    unit = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, units: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.choices = [("", _("Make a new unit of this name")), *units]

    @property
    def is_kept(self) -> bool:
        return True


class LeftRow(Row):
    """A line that was not understood, and what becomes of it."""

    text = forms.CharField(widget=forms.HiddenInput)
    use = forms.ChoiceField(
        required=False,
        choices=[
            ("", gettext_lazy("Leave it out")),
            ("activity", gettext_lazy("Add as an activity")),
            ("content", gettext_lazy("Add as a content to tell")),
            ("purpose", gettext_lazy("Add to the purpose")),
            ("requirements", gettext_lazy("Add to the requirements")),
            ("recipient", gettext_lazy("Add as a recipient")),
        ],
    )

    @property
    def is_kept(self) -> bool:
        return bool(self["use"].value())


def reading(timing: str, year: int | None) -> str:
    """Say how the words of a plan about time are understood."""
    if not timing.strip():
        return ""
    if is_unread(timing, year):
        return _("not understood; the words are kept as they are")
    return _("understood as: %(words)s") % {"words": in_words(read(timing.strip(), year=year))}


def is_unread(timing: str, year: int | None) -> bool:
    """Whether there are words about time that are not understood."""
    return bool(timing.strip()) and read(timing.strip(), year=year).kind is Kind.NOT_UNDERSTOOD
