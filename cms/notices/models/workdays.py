from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class WorkdayChange(models.Model):
    """A day that is worked or off against the usual: what the yearly decision on holidays announces."""

    day = models.DateField(_("day"), unique=True)
    worked = models.BooleanField(
        _("is worked"),
        default=True,
        help_text=_("On: a make-up working day, such as a Saturday. Off: a substitute day off."),
    )
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("For example the document that announces it.")
    )

    panels = [FieldPanel("day"), FieldPanel("worked"), FieldPanel("note")]

    class Meta:
        verbose_name = _("change of a working day")
        verbose_name_plural = _("changes of working days")
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"
