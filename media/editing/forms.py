"""The workshop's forms; every error is a Vietnamese sentence."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from media import corrections
from media.audio.rejection import AudioRejected
from media.models import AudioClip, Pronunciation, VoiceProfile
from media.models.pronunciations import Origin
from media.models.voices import EngineChoice
from media.uploads import Decoded, decoded, keep


class PronunciationForm(WagtailAdminModelForm):
    """An entry of the commune. Saving a shipped one leaves it as it is and makes the commune's own."""

    class Meta:
        model = Pronunciation
        fields = ["written", "spoken", "case_sensitive", "note", "active"]
        error_messages = {
            "written": {"required": _("Write the entry: an abbreviation, a code or a word.")},
            "spoken": {"required": _("Write the reading in words, as the newsreader says it.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shipped = bool(self.instance.pk and self.instance.origin == Origin.SHIPPED)
        if self.shipped:
            self.fields["written"].disabled = True

    def clean_written(self) -> str:
        written = corrections.check_written(self.cleaned_data["written"])
        others = Pronunciation.objects.filter(written=written, origin=Origin.COMMUNE)
        if not self.shipped and others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("This entry is in the dictionary already."))
        return written

    def clean_spoken(self) -> str:
        return corrections.check_spoken(self.cleaned_data["spoken"])

    def save(self, commit: bool = True) -> Pronunciation:
        if not self.shipped:
            return super().save(commit)
        given = self.cleaned_data
        entry = corrections.correct(
            given["written"], given["spoken"], case_sensitive=given["case_sensitive"], note=given["note"]
        )
        Pronunciation.objects.filter(pk=entry.pk).update(active=given["active"])
        return entry


class VoiceForm(WagtailAdminModelForm):
    """A voice; its engines are chosen first, second, third."""

    first = forms.ChoiceField(label=_("Speaks first"), choices=EngineChoice.choices)
    second = forms.ChoiceField(
        label=_("If that fails"), choices=[("", _("nothing")), *EngineChoice.choices], required=False
    )
    third = forms.ChoiceField(
        label=_("If that fails too"), choices=[("", _("nothing")), *EngineChoice.choices], required=False
    )

    class Meta:
        model = VoiceProfile
        fields = ["name", "region", "speed"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, engine in zip(("first", "second", "third"), self.instance.engine_order, strict=False):
            self.fields[name].initial = engine

    def clean_speed(self) -> float:
        speed: float = self.cleaned_data["speed"]
        if not 0.5 <= speed <= 2.0:
            raise forms.ValidationError(_("The pace lies between 0.5 and 2.0."))
        return speed

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        order = [cleaned.get(name) for name in ("first", "second", "third") if cleaned.get(name)]
        if len(set(order)) != len(order):
            self.add_error("second", _("Name each engine at most once, at least one in all."))
        self.instance.engine_order = order or self.instance.engine_order
        return cleaned


class ClipForm(WagtailAdminModelForm):
    """A sound an officer uploads: decoded once everything else is right, kept when the form is saved."""

    upload = forms.FileField(
        label=_("Sound file"),
        help_text=_("MP3, WAV, M4A, OGG or FLAC, at most 20 minutes."),
        error_messages={
            "required": _("Choose a sound file."),
            "empty": _("This file is empty. Choose another sound file."),
        },
    )

    class Meta:
        model = AudioClip
        fields = ["title", "purpose"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sound: Decoded | None = None
        if self.instance.pk:
            self.fields["upload"].required = False
            self.fields["upload"].help_text = _("Choose a file only to replace the present sound.")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        upload = cleaned.get("upload")
        if upload and not self.errors:
            try:
                self.sound = decoded(upload)
            except AudioRejected as refusal:
                self.add_error("upload", str(refusal))
        return cleaned

    def save(self, commit: bool = True) -> AudioClip:
        clip: AudioClip = super().save(commit=False)
        if self.sound is not None:
            keep(self.sound, clip)
        else:
            clip.save()
        return clip
