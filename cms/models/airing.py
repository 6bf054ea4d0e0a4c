from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AiringApproval(models.Model):
    """A leader's approval of one revision for the loudspeakers, with the words as they were approved."""

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="airing_approvals", verbose_name=_("page")
    )
    revision = models.OneToOneField(
        "wagtailcore.Revision",
        on_delete=models.CASCADE,
        related_name="airing_approval",
        verbose_name=_("revision"),
    )
    title = models.CharField(_("title"), max_length=255)
    text = models.TextField(_("loudspeaker text"))
    recording = models.ForeignKey(
        "media.Recording",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("recording"),
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approver = models.CharField(_("approver"), max_length=150)
    author = models.CharField(_("author"), max_length=150)
    approved_at = models.DateTimeField(_("approved at"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_by = models.CharField(_("withdrawn by"), max_length=150, blank=True)
    withdrawal_reason = models.TextField(_("why it was withdrawn"), blank=True)

    class Meta:
        verbose_name = _("approval for the loudspeakers")
        verbose_name_plural = _("approvals for the loudspeakers")
        ordering = ["-approved_at"]
        permissions = [
            ("withdraw_from_air", "Can withdraw articles from the loudspeakers"),
            ("take_off_site", "Can take articles off the site"),
        ]

    def __str__(self) -> str:
        return self.title
