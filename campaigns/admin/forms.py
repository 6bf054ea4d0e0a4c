"""The forms of plans that are not Wagtail's."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from campaigns.approval.closing import Unfinished
from campaigns.approval.starting import objection_to, proposed_start
from campaigns.models import Activity, Campaign, PlanVersion, Unit
from campaigns.ready import ready_plans


class ActivityForm(WagtailAdminModelForm):
    """One activity of a draft."""

    class Meta:
        model = Activity
        fields = [
            "title",
            "section",
            "timing",
            "uncounted",
            "every_days",
            "channels",
            "audience",
            "lead",
            "coordinating",
            "product",
            "note",
            "starts_on",
            "ends_on",
        ]
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "note": forms.Textarea(attrs={"rows": 2}),
            "section": forms.TextInput(attrs={"list": "lx-sections"}),
            "timing": forms.TextInput(attrs={"data-lx-timing": "", "autocomplete": "off"}),
            "every_days": forms.NumberInput(attrs={"min": 1, "max": 366}),
            "coordinating": forms.CheckboxSelectMultiple,
            "starts_on": AdminDateInput,
            "ends_on": AdminDateInput,
        }


class UnitForm(WagtailAdminModelForm):
    """A unit and the accounts of its members."""

    class Meta:
        model = Unit
        fields = ["name", "kind", "members"]
        widgets = {"members": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = self.fields["members"]
        members.queryset = members.queryset.filter(is_active=True).order_by("username")
        members.label_from_instance = lambda member: member.signature


class ReasonForm(forms.Form):
    """Why a plan is sent back."""

    reason = forms.CharField(label=_("Why it is sent back"), widget=forms.Textarea(attrs={"rows": 3}))


class EveryDaysForm(forms.Form):
    """How often there must be evidence of what goes on all the time, in days."""

    every_days = forms.IntegerField(
        label=_("evidence at least every … days"), min_value=1, max_value=366, initial=30
    )


class StartForm(forms.Form):
    """From which day on a plan that is approved is counted; empty: as proposed."""

    counted_from = forms.DateField(
        label=_("Count duties from the day"),
        required=False,
        widget=AdminDateInput,
        help_text=_(
            "What falls due before this day is not owed, so it is not shown as late. Deeds written down for "
            "earlier days still count toward the results and targets. After the approval this day stays."
        ),
    )

    def __init__(self, *args: Any, plan: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        self.proposed = proposed_start(plan, timezone.localdate())
        self.fields["counted_from"].initial = self.proposed

    def clean_counted_from(self) -> date:
        day: date = self.cleaned_data["counted_from"] or self.proposed
        reason = objection_to(self.plan, day)
        if reason:
            raise ValidationError(reason)
        return day


class NumberForm(forms.ModelForm[PlanVersion]):
    """Number, symbol and day of issue, given when the paper is signed."""

    class Meta:
        model = PlanVersion
        fields = ["symbol", "issued_on"]
        widgets = {"issued_on": AdminDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = True


class ClosingForm(forms.Form):
    """What a plan achieved, and what is carried over into next year's draft."""

    words = forms.CharField(
        label=_("What was achieved"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A few sentences: what was done, what was not and why. It is kept with the plan."),
    )
    carried = forms.TypedMultipleChoiceField(
        label=_("Carried over into next year's plan"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They are copied into a draft of next year's plan, with their days moved by a year."),
    )

    def __init__(self, *args: Any, plan: Campaign, left: list[Unfinished], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        undone = {one.activity.pk for one in left}
        activities = list(plan.activities.filter(dropped_on=None))
        self.fields["carried"].choices = [(one.pk, one.title) for one in activities]  # type: ignore[attr-defined]
        self.fields["carried"].initial = [one.pk for one in activities if one.pk in undone]


class ReadyForm(forms.Form):
    """Which ready plan, for which year."""

    ready = forms.ChoiceField(label=_("Ready plan"), widget=forms.RadioSelect)
    year = forms.TypedChoiceField(label=pgettext_lazy("of a plan", "For the year"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        this = timezone.localdate().year
        years = [(year, str(year)) for year in (this, this + 1)]
        self.fields["year"].choices = years  # type: ignore[attr-defined]
        self.fields["year"].initial = this + 1 if timezone.localdate().month > 10 else this
        self.fields["ready"].choices = [(one.key, one.name) for one in ready_plans()]  # type: ignore[attr-defined]
