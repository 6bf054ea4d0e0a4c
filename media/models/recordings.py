from django.db import models
from django.utils.translation import gettext_lazy as _

from media.recording.figures import Figures
from media.recording.verdict import cautions
from media.recording.wording import caution, length
from media.recording.words import words_sha256


class Recording(models.Model):
    """A person's reading of a text: its sound, the words that were read, and what was measured of it.

    Neither is ever altered: another reading is another recording. `key` comes with the upload, so that
    sending the same one twice is once.
    """

    key = models.UUIDField(unique=True, editable=False)
    clip = models.OneToOneField(
        "media.AudioClip", on_delete=models.PROTECT, related_name="recording", verbose_name=_("audio clip")
    )
    words = models.CharField(max_length=64, editable=False, help_text="sha256 of the words that were read")
    reader = models.CharField(_("reader"), max_length=150)
    expected_seconds = models.FloatField(_("length the text suggests, in seconds"))
    lufs = models.FloatField(_("loudness in LUFS"))
    true_peak = models.FloatField(_("true peak in dBTP"))
    noise_floor = models.FloatField(_("background noise in LUFS"))
    clipped = models.FloatField(_("distorted share"), default=0.0)

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.clip.title} – {self.reader}"

    @property
    def length(self) -> str:
        """How long it is, in minutes and seconds."""
        return length(self.clip.seconds)

    @property
    def figures(self) -> Figures:
        return Figures(self.clip.seconds, self.lufs, self.true_peak, self.noise_floor, self.clipped)

    @property
    def cautions(self) -> list[str]:
        """What whoever hears it before approving should know, a Vietnamese sentence each."""
        found = cautions(self.figures, self.expected_seconds)
        return [caution(each, self.figures, self.expected_seconds) for each in found]

    def says(self, text: str) -> bool:
        """Whether these are still the words of `text`."""
        return self.words == words_sha256(text)
