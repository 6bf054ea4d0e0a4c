"""What the page with the microphone sends."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.recordings.keeping import Sent


class RecordingForm(forms.Form):
    """A sound with its key and the hash of the words it was read from."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    words = forms.CharField(max_length=64, widget=forms.HiddenInput)
    sound = forms.FileField(
        label=_("Recording"),
        widget=forms.FileInput(attrs={"accept": "audio/*,.mp3,.wav,.m4a,.ogg,.webm"}),
        error_messages={
            "required": _("Record your voice or choose a sound file first."),
            "empty": _("This file is empty. Choose another sound file."),
        },
    )

    def sent(self) -> Sent:
        said: dict[str, Any] = self.cleaned_data
        return Sent(said["key"], said["words"], said["sound"])
