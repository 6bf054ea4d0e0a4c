"""The one form of the emergency screen."""

import uuid
from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from broadcast.emergency import drafting
from broadcast.emergency.drafting import Wanted
from broadcast.models import CapMessage, EmergencyKind, Station, Zone
from broadcast.refusals import Refused
from media.audio import AudioRejected
from media.uploads import Decoded, decoded

ONCE = ""
EVERY = [
    (ONCE, _("once")),
    ("3", _("every 3 minutes")),
    ("5", _("every 5 minutes")),
    ("10", _("every 10 minutes")),
    ("15", _("every 15 minutes")),
    ("30", _("every 30 minutes")),
    ("60", _("every hour")),
]
HOW_LONG = [
    ("30", _("30 minutes")),
    ("60", _("1 hour")),
    ("120", _("2 hours")),
    ("180", _("3 hours")),
    ("360", _("6 hours")),
    ("720", _("12 hours")),
    ("1440", _("until it is stopped, 24 hours at most")),
]


class EmergencyForm(forms.Form):
    """What is to be heard. Its id comes with it, so that sending it twice is once."""

    pk = forms.UUIDField(widget=forms.HiddenInput)
    message = forms.ModelChoiceField(
        queryset=CapMessage.objects.none(), required=False, widget=forms.HiddenInput
    )
    drill = forms.ChoiceField(
        label=_("Emergency or drill?"),
        choices=[("0", _("Emergency")), ("1", _("Drill"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please say whether this is an emergency or a drill.")},
    )
    kind = forms.ChoiceField(label=_("What about?"), choices=EmergencyKind.choices)
    title = forms.CharField(label=_("Title"), max_length=150)
    text = forms.CharField(
        label=_("What is said"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 9}),
        error_messages={"required": _("Please write what is to be said; it also stands for a recording.")},
    )
    zones = forms.ModelMultipleChoiceField(
        label=_("Zones"),
        queryset=Zone.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    every = forms.ChoiceField(label=_("Repeated"), choices=EVERY, required=False)
    how_long = forms.ChoiceField(label=_("For how long"), choices=HOW_LONG, required=False)
    recording = forms.FileField(
        label=_("Recording"), required=False, widget=forms.FileInput(attrs={"accept": "audio/*"})
    )

    def __init__(self, station: Station, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.station = station
        self.fields["zones"].queryset = station.zones.all()  # type: ignore[attr-defined]
        self.fields["message"].queryset = station.warnings.all()  # type: ignore[attr-defined]
        self.sound: Decoded | None = None

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        refuse_blanks(text)
        return text

    def clean_recording(self) -> Any:
        upload = self.cleaned_data.get("recording")
        if upload:
            try:
                self.sound = decoded(upload)
            except AudioRejected as error:
                raise forms.ValidationError(str(error), code=error.code) from error
        return upload

    def wanted(self, recording: File | None) -> Wanted:  # type: ignore[type-arg]
        said = self.cleaned_data
        every = int(said["every"]) if said.get("every") else None
        return Wanted(
            kind=said["kind"],
            title=said["title"].strip(),
            text=said["text"].strip(),
            drill=said["drill"] == "1" or drills_only(said.get("message")),
            zones=list(said["zones"]),
            every_minutes=every,
            for_minutes=int(said["how_long"] or 60) if every else None,
            recording=recording,
            message=said.get("message"),
        )


def refuse_blanks(text: str) -> None:
    """Raise ValidationError for a wording that is still to be filled in."""
    try:
        drafting.expect_filled_in(text)
    except Refused as refused:
        raise forms.ValidationError(str(refused), code=refused.code) from refused


def drills_only(message: CapMessage | None) -> bool:
    """An exercise or a test of whoever sends warnings becomes a drill, whatever is chosen in the form."""
    return message is not None and message.status != "Actual"


def empty(**known: Any) -> dict[str, Any]:
    """What a new form begins with; `drill` is left open: nobody sounds the one for the other."""
    return {"pk": uuid.uuid4(), "every": "5", "how_long": "60", **known}
