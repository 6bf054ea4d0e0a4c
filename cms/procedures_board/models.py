from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ProcedurePosting(models.Model):
    """One procedure put up at one place, in one version; what came down stays as a row."""

    page = models.ForeignKey(
        "procedures.ProcedurePage", on_delete=models.CASCADE, related_name="+", verbose_name=_("procedure")
    )
    place = models.ForeignKey(
        "notices.Place", on_delete=models.PROTECT, related_name="+", verbose_name=_("posting place")
    )
    version = models.BigIntegerField(_("version posted"))
    posted_on = models.DateField(_("posted on"))
    posted_by = models.CharField(_("posted by"), max_length=150)
    taken_down_on = models.DateField(_("taken down on"), null=True, blank=True)
    taken_down_by = models.CharField(_("taken down by"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("posting of a procedure")
        verbose_name_plural = _("postings of procedures")
        ordering = ["-posted_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "place"], condition=Q(taken_down_on=None), name="one_sheet_a_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page} – {self.place}"
