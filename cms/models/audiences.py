from django.db import models
from django.utils.translation import gettext_lazy as _


class AudienceTag(models.Model):
    """For whom something is written."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name
