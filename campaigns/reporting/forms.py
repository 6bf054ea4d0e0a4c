"""Choosing what a report is about, and writing its words."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from campaigns.models import Campaign, CampaignState, Report
from campaigns.reporting.content import ReportContent
from campaigns.reporting.periods import Length, Months, NoSuchPeriod, Stretch, stretch_of
from campaigns.reporting.titles import title_of

LENGTHS = [
    (Length.MONTH.value, pgettext_lazy("report", "Month")),
    (Length.QUARTER.value, pgettext_lazy("report", "Quarter")),
    (Length.HALF.value, pgettext_lazy("report", "Half year")),
    (Length.NINE_MONTHS.value, pgettext_lazy("report", "Nine months")),
    (Length.YEAR.value, pgettext_lazy("report", "Year")),
    (Length.DAYS.value, pgettext_lazy("report", "From one day to another")),
]
LONGEST_PART = 20_000


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class NewReportForm(forms.Form):
    """Which period, and of which plan."""

    length = forms.ChoiceField(label=gettext_lazy("Period"), choices=LENGTHS, initial=Length.QUARTER.value)
    number = forms.IntegerField(
        label=gettext_lazy("Which one"),
        min_value=1,
        max_value=12,
        required=False,
        help_text=gettext_lazy("The month (1 to 12), the quarter (1 to 4) or the half year (1 or 2)."),
    )
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=2000, max_value=2100)
    first_day = forms.DateField(label=gettext_lazy("From"), required=False, widget=DayInput)
    last_day = forms.DateField(label=gettext_lazy("To"), required=False, widget=DayInput)
    campaign = forms.ModelChoiceField(
        label=gettext_lazy("Plan"),
        queryset=Campaign.objects.filter(state__in=(CampaignState.RUNNING, CampaignState.CLOSED)),
        required=False,
        empty_label=gettext_lazy("All plans, and what was done outside any"),
    )

    def __init__(self, *args: Any, months: Months, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.months = months

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                cleaned["stretch"] = self._stretch(cleaned)
            except NoSuchPeriod:
                self.add_error("number", _("There is no such period: look at its number or its days again."))
            else:
                self._require_begun(cleaned["stretch"], by_days=cleaned["length"] == Length.DAYS)
        return cleaned

    def _require_begun(self, stretch: Stretch, *, by_days: bool) -> None:
        if stretch.first > timezone.localdate():
            self.add_error(
                "first_day" if by_days else "year",
                _("This period begins on %(day)s: nothing has been done in it yet. Look at the year again.")
                % {"day": f"{stretch.first:%d/%m/%Y}"},
            )

    def _stretch(self, said: dict[str, Any]) -> Stretch:
        length = Length(said["length"])
        if length == Length.DAYS:
            if not said["first_day"] or not said["last_day"]:
                raise NoSuchPeriod("a day is missing")
            return Stretch(said["first_day"], said["last_day"])
        return stretch_of(length, said["year"], said["number"] or 1, self.months)

    def report(self) -> Report:
        """Return the report to be made, unsaved. Call it where the form is valid."""
        said = self.cleaned_data
        stretch: Stretch = said["stretch"]
        length = Length(said["length"])
        return Report(
            campaign=said["campaign"],
            title=title_of(length, said["year"], said["number"] or 1, stretch, said["campaign"]),
            first_day=stretch.first,
            last_day=stretch.last,
        )


class WordsForm(forms.Form):
    """The narrative parts, the number and the day of a draft."""

    number = forms.IntegerField(
        label=gettext_lazy("Number"),
        min_value=1,
        max_value=99_999,
        required=False,
        help_text=gettext_lazy("Empty: room is left to write it by hand."),
    )
    dated = forms.DateField(label=gettext_lazy("Day of the report"), required=False, widget=DayInput)

    def __init__(self, *args: Any, content: ReportContent, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = content.parts
        for part in content.parts:
            self.fields[part.key] = forms.CharField(
                label=part.heading,
                initial=part.text,
                max_length=LONGEST_PART,
                widget=forms.Textarea(attrs={"rows": 7}),
            )

    def words(self) -> dict[str, str]:
        return {part.key: self.cleaned_data[part.key] for part in self.parts}
