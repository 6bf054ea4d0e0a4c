from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from media.speech.reading import Lexicon


class Origin(models.TextChoices):
    SHIPPED = "shipped", _("came with the software")
    COMMUNE = "commune", _("the commune's own")


class PronunciationQuerySet(models.QuerySet["Pronunciation"]):
    def own(self) -> "PronunciationQuerySet":
        """The entries that overrule the reader: the commune's, not those that came with it."""
        return self.filter(origin=Origin.COMMUNE, active=True)

    def lexicon(self) -> "Lexicon":
        """The lexicon the reader consults: the shipped one with the commune's entries before it."""
        from media.speech.reading import Entry, Lexicon

        own: Iterable[Entry] = [
            Entry(written=row.written, spoken=row.spoken, case_sensitive=row.case_sensitive)
            for row in self.own()
        ]
        return Lexicon.shipped().with_entries(own)


class Pronunciation(models.Model):
    """One entry of the dictionary: how a written form is said."""

    written = models.CharField(_("written"), max_length=100)
    spoken = models.CharField(_("said as"), max_length=300)
    case_sensitive = models.BooleanField(_("capitals matter"), default=True)
    origin = models.CharField(
        _("origin"), max_length=10, choices=Origin.choices, default=Origin.COMMUNE, editable=False
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    active = models.BooleanField(_("in use"), default=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = PronunciationQuerySet.as_manager()

    class Meta:
        verbose_name = _("pronunciation")
        verbose_name_plural = _("pronunciation dictionary")
        ordering = ["written"]
        constraints = [
            models.UniqueConstraint(
                fields=["written", "origin"],
                name="media_pronunciation_once",
                violation_error_message=_("This entry is in the dictionary already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.written} → {self.spoken}"
