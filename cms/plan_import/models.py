from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign


class PlanImport(models.Model):
    """That a campaign came from a file; the database itself refuses a second one from the same plan."""

    campaign = models.OneToOneField(
        Campaign, on_delete=models.CASCADE, related_name="import_record", verbose_name=_("imported plan")
    )
    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the file.")
    identity = models.CharField(
        max_length=64,
        blank=True,
        help_text="identity.identity_of issuer, symbol and date; empty where the plan lacks number or date.",
    )
    file_name = models.CharField(_("file"), max_length=200)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("imported by"),
    )
    made_at = models.DateTimeField(_("imported at"), auto_now_add=True)

    class Meta:
        verbose_name = _("import of a plan")
        verbose_name_plural = _("imports of plans")
        constraints = [
            models.UniqueConstraint(
                fields=["identity"], condition=~models.Q(identity=""), name="plan_import_once"
            )
        ]

    def __str__(self) -> str:
        return self.file_name
