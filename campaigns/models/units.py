from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class UnitKind(models.TextChoices):
    OFFICE = "office", _("office or official")
    VILLAGE = "village", _("village or residential group")
    BODY = "body", _("organisation")


class Unit(models.Model):
    """Whoever plans give work to: an office, an official's post, a village, an organisation."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=UnitKind.choices, default=UnitKind.OFFICE)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="units",
        verbose_name=_("accounts"),
        help_text=_("They find the work of this unit under “My work” and are reminded of it."),
    )

    class Meta:
        verbose_name = pgettext_lazy("plan", "unit")
        verbose_name_plural = pgettext_lazy("plan", "units")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
