"""What was printed and where it went: rows that are never changed; a correction is a row of its own."""

from typing import Any

from django.db import models
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.prints.models.pages import PrintPage


class Copies(models.Model):
    """So many copies; a row that `corrects` another adds the difference to it."""

    quantity = models.IntegerField(_("quantity"))
    corrects = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections"
    )
    reason = models.CharField(_("reason of the correction"), max_length=250, blank=True)
    recorded_by = models.CharField(_("recorded by"), max_length=150)
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    corrections: Any  # the rows that correct this one

    class Meta:
        abstract = True

    @property
    def corrected(self) -> int:
        """How many copies, corrections counted."""
        return self.quantity + _sum(self.corrections.all())


def _at_least_one(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=models.Q(quantity__gt=0) | models.Q(corrects__isnull=False),
        name=name,
        violation_error_message=_("The quantity must be at least 1."),
    )


class PrintRun(Copies):
    """Copies from a printer."""

    page = models.ForeignKey(
        PrintPage, null=True, on_delete=models.SET_NULL, related_name="runs", verbose_name=_("printed matter")
    )
    title = models.CharField(_("title"), max_length=255)
    unit = models.CharField(_("unit"), max_length=40)
    printed_on = models.DateField(_("printed on"), default=timezone.localdate)
    printer = models.CharField(_("print shop"), max_length=150, blank=True)
    cost = models.DecimalField(_("cost in đồng"), max_digits=14, decimal_places=0, null=True, blank=True)
    licence = models.CharField(_("publishing licence"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("print run")
        verbose_name_plural = _("print runs")
        ordering = ["-printed_on", "-pk"]
        constraints = [_at_least_one("prints_run_quantity")]

    def __str__(self) -> str:
        return f"{self.title} – {self.printed_on:%d/%m/%Y}"

    @property
    def handed_out(self) -> int:
        """How many copies went out, corrections counted."""
        return _sum(self.distributions.all())

    @property
    def remaining(self) -> int:
        return self.corrected - self.handed_out


class Distribution(Copies):
    """Copies of a run given to a place."""

    run = models.ForeignKey(
        PrintRun, on_delete=models.PROTECT, related_name="distributions", verbose_name=_("print run")
    )
    place = models.CharField(_("village or place"), max_length=150)
    given_on = models.DateField(_("given on"), default=timezone.localdate)
    given_by = models.CharField(_("given by"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("distribution of copies")
        verbose_name_plural = _("distributions of copies")
        ordering = ["-given_on", "-pk"]
        constraints = [_at_least_one("prints_distribution_quantity")]

    def __str__(self) -> str:
        return f"{self.run}: {self.place}"


def _sum(rows: "models.QuerySet[Any]") -> int:
    return int(rows.aggregate(total=Sum("quantity"))["total"] or 0)
