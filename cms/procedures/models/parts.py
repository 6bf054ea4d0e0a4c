"""What stands below a procedure: the parts of its dossier and the forms that belong to it."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class DossierPart(Orderable):
    """One paper of the dossier, with how many originals and copies of it are handed in."""

    page = ParentalKey("procedures.ProcedurePage", on_delete=models.CASCADE, related_name="dossier")
    name = models.CharField(pgettext_lazy("procedure", "paper"), max_length=500)
    originals = models.PositiveSmallIntegerField(
        pgettext_lazy("procedure", "originals"), default=1, validators=[MaxValueValidator(99)]
    )
    copies = models.PositiveSmallIntegerField(
        pgettext_lazy("procedure", "copies"), default=0, validators=[MaxValueValidator(99)]
    )

    panels = [FieldPanel("name"), FieldRowPanel([FieldPanel("originals"), FieldPanel("copies")])]

    class Meta(Orderable.Meta):
        verbose_name = _("paper of the dossier")
        verbose_name_plural = _("papers of the dossier")

    def __str__(self) -> str:
        return self.name


class ProcedureForm(Orderable):
    """A form of a procedure; without a file it is one that is handed out at the desk."""

    page = ParentalKey("procedures.ProcedurePage", on_delete=models.CASCADE, related_name="forms")
    name = models.CharField(_("name of the form"), max_length=250)
    document = models.ForeignKey(
        "wagtaildocs.Document",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=pgettext_lazy("procedure", "file"),
        help_text=_("Word or PDF, so that residents can fill it in at home."),
    )

    panels = [FieldPanel("name"), FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("form of the procedure")
        verbose_name_plural = _("forms of the procedure")

    def __str__(self) -> str:
        return self.name


class LegalGround(Orderable):
    """A legal document of this site a procedure rests on; residents get from one to the other."""

    page = ParentalKey("procedures.ProcedurePage", on_delete=models.CASCADE, related_name="cited")
    document = models.ForeignKey(
        "legal.DocumentPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("legal document")
    )

    panels = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        verbose_name = _("legal ground")
        verbose_name_plural = _("legal grounds")

    def __str__(self) -> str:
        return str(self.document)
