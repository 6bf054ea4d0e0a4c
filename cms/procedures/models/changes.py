from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.procedures.models.vocabulary import Standing


class ProcedureChange(models.Model):
    """What one announcement changed in a procedure; written when a leader's approval makes it public.

    `changes` is a list of [column key, old text, new text] (cms.procedures.columns), empty for the first
    announcement; `record` is the whole procedure as it became public.
    """

    page = models.ForeignKey(
        "procedures.ProcedurePage",
        on_delete=models.CASCADE,
        related_name="history",
        verbose_name=_("administrative procedure"),
    )
    revision_id = models.BigIntegerField(_("revision"), unique=True)
    announced_at = models.DateTimeField(_("announced at"))
    standing = models.CharField(_("what was decided"), max_length=10, choices=Standing.choices)
    first = models.BooleanField(_("first announcement"), default=False)
    changes = models.JSONField(_("what changed"), default=list)
    record = models.JSONField(_("the procedure as announced"))

    class Meta:
        verbose_name = _("change of a procedure")
        verbose_name_plural = _("changes of procedures")
        ordering = ["-announced_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.announced_at:%d/%m/%Y}"
