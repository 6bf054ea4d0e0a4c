from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    SHIPPED = "shipped", _("comes with the software")
    COMMUNE = "commune", _("entered by the commune")


class OutdatedTerm(models.Model):
    """A word, a name or a document that has gone out of use, and what is written instead."""

    written = models.CharField(
        _("outdated words"),
        max_length=120,
        help_text=_(
            "As they stand in texts, for example: mức độ 3; Nghị định 61/2018. Capitals do not matter."
        ),
    )
    replacement = models.CharField(_("write instead"), max_length=200)
    reason = models.CharField(
        _("reason"), max_length=300, blank=True, help_text=_("The document and article that changed it.")
    )
    in_use = models.BooleanField(
        _("warn about it"), default=True, help_text=_("Unticked: texts with these words are not remarked on.")
    )
    origin = models.CharField(
        _("origin"), max_length=10, choices=Origin.choices, default=Origin.COMMUNE, editable=False
    )

    class Meta:
        verbose_name = _("outdated term")
        verbose_name_plural = _("outdated terms")
        ordering = ["written"]
        constraints = [
            models.UniqueConstraint(
                fields=["written", "origin"],
                name="legal_one_outdated_term_an_origin",
                violation_error_message=_("These words are in the table already."),
            )
        ]

    def __str__(self) -> str:
        return self.written
