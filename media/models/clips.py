from django.db import models
from django.utils.translation import gettext_lazy as _


class ClipPurpose(models.TextChoices):
    SIGNATURE = "signature", _("signature tune")
    SEPARATOR = "separator", _("separator")
    RECORDING = "recording", _("recording")


class AudioClip(models.Model):
    """Sound an officer uploaded, kept as mono WAV at the workshop's sample rate."""

    title = models.CharField(_("title"), max_length=200)
    purpose = models.CharField(_("purpose"), max_length=20, choices=ClipPurpose.choices)
    file = models.FileField(_("file"), upload_to="clips/")
    seconds = models.FloatField(_("length in seconds"), editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("audio clip")
        verbose_name_plural = _("audio clips")
        ordering = ["purpose", "title"]

    def __str__(self) -> str:
        return self.title
