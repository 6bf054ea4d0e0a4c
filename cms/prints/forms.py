"""What officers fill in about print runs, on a desk or on a phone."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms.past import not_long_ago
from cms.prints.models import Distribution, PrintRun

MOST = 1_000_000


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, initial=timezone.localdate, validators=[not_long_ago])


def _count(label: Any, least: int = 1) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=least, max_value=MOST, widget=widget)


class NotLater(forms.Form):
    """What happened lies before tomorrow."""

    day = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.label = capfirst(field.label)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        given = cleaned.get(self.day)
        if given and given > timezone.localdate():
            self.add_error(self.day, _("This day has not come yet."))
        return cleaned


class RunForm(NotLater, forms.ModelForm):  # type: ignore[type-arg]
    day = "printed_on"
    printed_on = _day(_("printed on"))
    quantity = _count(_("quantity"))
    cost = forms.DecimalField(
        label=_("cost in đồng"),
        required=False,
        min_value=0,
        max_value=10**12,
        decimal_places=0,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    class Meta:
        model = PrintRun
        fields = ("quantity", "printed_on", "printer", "cost", "licence")


class RunField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: PrintRun) -> str:
        words = _("printed on %(day)s, %(left)d left")
        return str(words % {"day": f"{obj.printed_on:%d/%m/%Y}", "left": obj.remaining})


class DistributionForm(NotLater, forms.ModelForm):  # type: ignore[type-arg]
    """Only runs of the page with something left are offered."""

    day = "given_on"
    run = RunField(queryset=PrintRun.objects.none(), label=_("print run"), empty_label=None)
    quantity = _count(_("quantity"))
    given_on = _day(_("given on"))

    class Meta:
        model = Distribution
        fields = ("run", "place", "quantity", "given_on", "given_by")
        widgets = {"place": forms.TextInput(attrs={"list": "lx-places", "autocomplete": "off"})}

    def __init__(self, *args: Any, runs: list[PrintRun], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [run for run in runs if run.remaining > 0]
        field = self.fields["run"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = PrintRun.objects.filter(pk__in=[run.pk for run in offered])
        if offered:
            self.initial.setdefault("run", offered[0].pk)

    def clean_place(self) -> str:
        return " ".join(str(self.cleaned_data["place"]).split())


class CorrectionForm(forms.Form):
    right = _count(_("Right number"), least=0)
    reason = forms.CharField(label=_("Reason of the correction"), max_length=250)
