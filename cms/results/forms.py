"""The forms results are entered in."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.page_form import SpokenForm
from cms.results.figures import COLUMNS, MOST, Counts
from cms.results.periods import Kind, Months, NoSuchPeriod, Period, period_of
from cms.results.titles import period_name, title_of
from cms.slugs import free_slug, slug_of


class WholeNumberField(forms.IntegerField):
    """A number of dossiers, with or without the dots people write between thousands; empty is zero."""

    def __init__(self, **kwargs: Any) -> None:
        attributes = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__(required=False, min_value=0, widget=forms.TextInput(attrs=attributes), **kwargs)

    def to_python(self, value: Any) -> int | None:
        written = re.sub(r"(?<=\d)[.\s](?=\d{3}(?:\D|$))", "", str(value or "").strip())
        if not written:
            return 0
        if not written.isascii() or not written.isdigit():
            raise ValidationError(_("Write a whole number of dossiers, for example 120."), code="invalid")
        return int(written[:12])


class FieldFiguresForm(WagtailAdminModelForm):
    """One row of the grid: a cell left empty is a zero."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in COLUMNS:
            self.fields[name] = WholeNumberField(label=self.fields[name].label, max_value=MOST)


class ResultsForm(SpokenForm):
    """The form of a period's results: title and address follow from the period where none is typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].required = False
        if self.instance.pk is None:
            self._propose_the_month_just_over()

    def _propose_the_month_just_over(self) -> None:
        over = period_of(timezone.localdate(), Kind.MONTH, Months.REPORTING).before()
        for name, value in (("year", over.year), ("number", over.number)):
            self.initial[name] = self.initial.get(name) or value

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        period = self._period(cleaned)
        if period is not None and "title" in cleaned and not cleaned["title"]:
            cleaned["title"] = title_of(period)
            typed = slug_of(self.data.get("slug") or "")
            cleaned["slug"] = typed or free_slug(
                slug_of(period_name(period)), self.parent_page, self.instance
            )
        elif "title" in cleaned and not cleaned["title"]:
            self.add_error("title", _("The title is empty."))
        return cleaned

    def _post_clean(self) -> None:
        """Look for gaps in the figures as typed: the page itself takes its rows over only when saved."""
        self.instance.by_field = self._typed()
        super()._post_clean()
        del self.instance.by_field

    def _typed(self) -> list[tuple[str, Counts]]:
        formset = self.formsets.get("rows")
        if formset is None or not formset.is_valid():
            return []
        rows = [form.cleaned_data for form in formset.forms if form.has_changed() or form.instance.pk]
        return [
            (row["field"], Counts(**{name: row[name] for name in COLUMNS}))
            for row in rows
            if not row.get("DELETE")
        ]

    def _period(self, cleaned: dict[str, Any]) -> Period | None:
        kind, year, number = (cleaned.get(name) for name in ("period_kind", "year", "number"))
        if not (kind and year and number):
            return None
        period = Period(year, number, Kind(kind))
        try:
            period.days(Months.CALENDAR)
        except NoSuchPeriod:
            self.add_error("number", _("This period does not exist. Please check which one and the year."))
            return None
        return period
