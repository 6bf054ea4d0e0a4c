"""The half minute in which a deed is noted on a phone."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.models import Activity
from cms import activities
from cms.deeds.kinds import MANNERS, ByHand, fitting, obvious
from cms.deeds.recording import DeedByHand
from cms.models import User
from cms.past import not_long_ago
from cms.tidy import TidyForm
from cms.uploads.attached import CAMERA, AttachedFiles

MOST = 1_000_000


class DeedForm(AttachedFiles, TidyForm, forms.Form):
    """What was done, for which activity, where, how many, with a photo; everything else is known already."""

    pictures = ("photo",)

    token = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=gettext_lazy("What was done"), widget=forms.RadioSelect)
    activity = forms.ModelChoiceField(
        label=gettext_lazy("For which activity of the plan"), queryset=Activity.objects.none(), required=False
    )
    what = forms.CharField(
        label=gettext_lazy("About what"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Empty: the words of the activity."),
    )
    number = forms.IntegerField(
        label=gettext_lazy("How many"),
        min_value=1,
        max_value=MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    place = forms.CharField(
        label=gettext_lazy("Where"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"list": "deed-places", "autocomplete": "off"}),
    )
    day = forms.DateField(
        label=gettext_lazy("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        validators=[not_long_ago],
    )
    photo = forms.FileField(label=gettext_lazy("Photo"), required=False, widget=forms.FileInput(attrs=CAMERA))
    link = forms.CharField(
        label=gettext_lazy("Address of the post"),
        required=False,
        max_length=500,
        validators=[URLValidator(schemes=["http", "https"])],
        widget=forms.URLInput,
        help_text=gettext_lazy("For what stands on the internet."),
    )

    def __init__(self, *args: Any, user: User, activity: Activity | None, **kwargs: Any) -> None:
        today = timezone.localdate()
        kinds = fitting(activity.channels) if activity else list(ByHand)
        kwargs["initial"] = {
            "token": uuid4(),
            "day": today,
            "number": 1,
            "activity": activity,
            "kind": obvious(activity.channels) if activity else None,
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        self.user, self.title = user, str(activity or _("Deed"))
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]
        activities.offer(self.fields["activity"], activity.pk if activity else None, _("Outside any plan"))

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise ValidationError(_("The day lies in the future."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("what") and not cleaned.get("activity"):
            self.add_error("what", _("Write about what it was, or choose the activity of the plan."))
        self.take_files(cleaned)
        return cleaned

    def deed(self) -> DeedByHand:
        """Keep the photo and return what was noted. Call it where the form is valid, in one transaction."""
        said = self.cleaned_data
        return DeedByHand(
            token=said["token"],
            kind=ByHand(said["kind"]),
            activity=said["activity"],
            what=said["what"] or said["activity"].title[:200],
            day=said["day"],
            number=said["number"],
            place=said["place"],
            link=said["link"],
            photo=self.kept("photo"),
            by=self.user.signature,
        )

    def tiles(self) -> list[dict[str, Any]]:
        """The kinds as the page draws them, each with its measure and icon."""
        chosen = self["kind"].value()
        return [
            {
                "value": value,
                "label": label,
                "unit": MANNERS[ByHand(value)].unit,
                "icon": MANNERS[ByHand(value)].icon,
                "chosen": chosen == value,
            }
            for value, label in self.fields["kind"].choices  # type: ignore[attr-defined]
        ]
