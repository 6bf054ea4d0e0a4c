from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.plan import Campaign


class PlanVersion(models.Model):
    """A plan as it was approved; version 1 is the plan itself, each later one an amendment taken over."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="versions", verbose_name=_("campaign")
    )
    number = models.PositiveSmallIntegerField(_("version"))
    symbol = models.CharField(_("number and symbol"), max_length=60, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    content = models.JSONField(_("content"), help_text="campaigns.copying.as_data of the plan as approved.")
    approved_by = models.CharField(_("approved by"), max_length=150)
    approved_at = models.DateTimeField(_("approved at"))

    class Meta:
        verbose_name = _("version of a plan")
        verbose_name_plural = _("versions of plans")
        ordering = ["campaign", "-number"]
        constraints = [models.UniqueConstraint(fields=["campaign", "number"], name="campaigns_version_once")]

    def __str__(self) -> str:
        return f"{self.campaign} ({self.number})"
