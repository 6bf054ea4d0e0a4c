import zoneinfo
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from broadcast import wording
from broadcast.admin.forms.fields import ClockField
from broadcast.admin.forms.rows import FormWithRows, RowForm
from broadcast.admin.timing import hours_of, limits_against
from broadcast.models import Station, Zone
from broadcast.script import misplaced
from media.models import AudioClip

ZoneRows = forms.inlineformset_factory(
    Station, Zone, form=RowForm, fields=["name", "clusters", "volume", "order"], extra=0, can_delete=True
)

FIELDSETS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("The station"), ("name", "site", "voice")),
    (_("What is said in every bulletin"), ("ident", "greeting", "closing")),
    (
        _("Hours and limits"),
        ("quiet_from", "quiet_until", "weekends", "max_minutes", "day_minutes", "grace_minutes"),
    ),
    (
        _("Making and approving bulletins"),
        ("build_ahead_days", "approval", "morning_at", "makes_extra_airings"),
    ),
    (_("Sound"), ("signature", "separator", "speech_band", "time_zone")),
)


class StationForm(FormWithRows):
    quiet_from = ClockField(label=_("Quiet from"))
    quiet_until = ClockField(
        label=_("Quiet until"),
        help_text=_("Nothing is played in the quiet hours. Equal times: there are none."),
    )
    morning_at = ClockField(
        label=_("Morning card at"), help_text=Station._meta.get_field("morning_at").help_text
    )
    time_zone = forms.ChoiceField(label=_("Time zone"))
    rows_class = ZoneRows
    fieldsets = FIELDSETS

    class Meta:
        model = Station
        fields = [name for _heading, names in FIELDSETS for name in names]
        widgets = {
            "ident": forms.Textarea(attrs={"rows": 2}),
            "greeting": forms.Textarea(attrs={"rows": 2}),
            "closing": forms.Textarea(attrs={"rows": 2}),
            "approval": forms.RadioSelect,
            "export_sound": forms.RadioSelect,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hours_before = hours_of(self.instance)
        zones = {name for name in zoneinfo.available_timezones() if name.startswith("Asia/")}
        zones.add(self.instance.time_zone)
        self.fields["time_zone"].choices = [(name, name) for name in sorted(zones)]  # type: ignore[attr-defined]
        for purpose in ("signature", "separator"):
            clips = AudioClip.objects.filter(purpose=purpose)
            self.fields[purpose].queryset = clips  # type: ignore[attr-defined]

    def clean_greeting(self) -> str:
        greeting = str(self.cleaned_data["greeting"])
        if wrong := misplaced(greeting):
            raise ValidationError(
                _("The greeting has a wrong place: “%(wrong)s”. Use only {programme}, {weekday}, {date}."),
                params={"wrong": wrong},
            )
        return greeting

    def clean_with_rows(self) -> None:
        if self.instance.pk is None:
            return
        today = timezone.now().astimezone(self.instance.zone_info).date()
        for found in limits_against(self.instance, self.hours_before, today):
            self.add_error(None, wording.objection(found))
