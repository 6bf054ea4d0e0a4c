"""Everything an officer corrects before a plan is accepted: the plan's own fields and its lists."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Channel, Unit
from cms.plan_import.filling import Filled, names
from cms.plan_import.rows import (
    ActivityRow,
    BasisRow,
    BudgetRow,
    ContentRow,
    DayField,
    LeftRow,
    TargetRow,
    TaskRow,
    UnitRow,
    is_unread,
    lines_of,
    reading,
)
from cms.plan_import.units import keys_of, matched
from cms.tidy import tidied

# The most rows of a list: all of them together stay below DATA_UPLOAD_MAX_NUMBER_FIELDS.
LISTS: dict[str, tuple[type[forms.Form], int]] = {
    "activities": (ActivityRow, 400),
    "bases": (BasisRow, 150),
    "contents": (ContentRow, 150),
    "targets": (TargetRow, 150),
    "budget": (BudgetRow, 60),
    "tasks": (TaskRow, 150),
    "left": (LeftRow, 200),
    "units": (UnitRow, 300),
}


class PlanForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=500, widget=lines_of(2))
    issuer = forms.CharField(label=gettext_lazy("Issuing body"), max_length=200, required=False)
    symbol = forms.CharField(label=gettext_lazy("Number and symbol"), max_length=60, required=False)
    issued_on = DayField(label=gettext_lazy("Issued on"), required=False)
    starts_on = DayField(label=gettext_lazy("For the days from"))
    ends_on = DayField(label=gettext_lazy("To"))
    purpose = forms.CharField(label=gettext_lazy("Purpose of the plan"), required=False, widget=lines_of(3))
    requirements = forms.CharField(label=gettext_lazy("Requirements"), required=False, widget=lines_of(3))
    channels = forms.MultipleChoiceField(
        label=gettext_lazy("Channels"),
        choices=Channel.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    recipients = forms.CharField(
        label=gettext_lazy("Recipients"),
        required=False,
        widget=lines_of(3),
        help_text=gettext_lazy("One a line."),
    )

    def clean_recipients(self) -> list[str]:
        found = [" ".join(line.split()) for line in self.cleaned_data["recipients"].splitlines()]
        if any(len(name) > 200 for name in found):
            raise ValidationError(_("A recipient has more than 200 characters. Write one a line."))
        return [name for name in found if name]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day lies before the first."))
        return cleaned


class Sheet:
    """The forms of one plan, filled from its file or from what was sent back."""

    def __init__(self, *, filled: Filled | None = None, sent: QueryDict | None = None) -> None:
        known = list(Unit.objects.values_list("pk", "name"))
        found = tidied(sent) if sent is not None else None
        data = found.data if found else None
        self.units = [name for _pk, name in known]
        self.faults = found.faults if found else []
        self.plan = PlanForm(data, initial=filled.plan if filled else None)
        first = _first_rows(filled, known) if filled else {}
        self.lists: dict[str, Any] = {
            name: _formset(row, most)(
                data,
                prefix=name,
                initial=first.get(name),
                form_kwargs={"units": known} if row is UnitRow else {},
            )
            for name, (row, most) in LISTS.items()
        }

    def is_valid(self) -> bool:
        """Whether it may be accepted; every fault stands at its field."""
        return all([not self.faults, self.plan.is_valid(), *(one.is_valid() for one in self.lists.values())])

    def kept(self, name: str) -> Iterator[Mapping[str, Any]]:
        """Yield what the kept rows of a list say. Call it where the sheet is valid."""
        for form in self.lists[name]:
            if form.is_kept:
                yield form.cleaned_data

    def readings(self) -> None:
        """Give each activity the words in which its timing is understood, and whether it is not."""
        year = self.year
        for form in self.lists["activities"]:
            timing = str(form["timing"].value() or "")
            form.reading = reading(timing, year)
            form.unread = form.is_kept and is_unread(timing, year)

    @property
    def year(self) -> int | None:
        """The year phrases without one count in, as in models.Activity.when."""
        first = str(self.plan["starts_on"].value() or "")
        try:
            return date.fromisoformat(first).year
        except ValueError:
            return None


def too_many(filled: Filled) -> bool:
    """Whether a plan has more rows than a form carries."""
    return any(len(rows) > LISTS[name][1] for name, rows in filled.rows.items())


def _formset(row: type[forms.Form], most: int) -> Any:
    return forms.formset_factory(row, extra=0, max_num=most, absolute_max=most)


def _first_rows(filled: Filled, known: list[tuple[int, str]]) -> dict[str, list[dict[str, Any]]]:
    keys = keys_of(known)
    units = [
        {"name": name[:200], "unit": matched(name, keys)}
        for name in names(filled.rows)[: LISTS["units"][1]]
        if len(name) <= 200
    ]
    return {**{name: [row for row, _ in rows] for name, rows in filled.rows.items()}, "units": units}
