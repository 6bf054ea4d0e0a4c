from django.db import models
from django.utils.translation import gettext_lazy as _


class EngineRest(models.Model):
    """A speech engine that failed lately and is left alone until `until`, whichever process asks."""

    engine = models.CharField(_("engine"), max_length=20, unique=True)
    until = models.DateTimeField(_("left alone until"))
    reason = models.TextField(_("reason"))
    failures = models.PositiveIntegerField(_("failures in a row"), default=1)

    class Meta:
        verbose_name = _("resting engine")
        verbose_name_plural = _("resting engines")

    def __str__(self) -> str:
        return f"{self.engine} → {self.until:%H:%M}"
