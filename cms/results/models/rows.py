from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from cms.results.figures import COLUMNS, MOST, Contradiction, Counts, contradictions
from cms.results.sentences import sentence

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _number(label: "StrOrPromise") -> "models.PositiveIntegerField[int, int]":
    return models.PositiveIntegerField(
        label,
        default=0,
        validators=[MaxValueValidator(MOST)],
    )


class FieldFigures(Orderable):
    """The figures of one field of procedures within a period: numbers of dossiers, then of people asked."""

    page = ParentalKey("results.ResultsPage", on_delete=models.CASCADE, related_name="rows")
    field = models.CharField(_("field of procedures"), max_length=150)
    carried_over = _number(_("carried over"))
    direct = _number(_("handed in directly"))
    online = _number(_("handed in online"))
    postal = _number(_("sent by post"))
    early = _number(_("settled early"))
    on_time = _number(_("settled on time"))
    late = _number(_("settled late"))
    running = _number(_("in progress, in time"))
    overdue = _number(_("in progress, overdue"))
    returned = _number(_("returned or withdrawn"))
    asked = _number(_("people asked"))
    satisfied = _number(_("people satisfied"))

    class Meta(Orderable.Meta):
        verbose_name = _("field of procedures")
        verbose_name_plural = _("figures by field")

    def __str__(self) -> str:
        return self.field

    @property
    def counts(self) -> Counts:
        return Counts(**{name: getattr(self, name) or 0 for name in COLUMNS})

    def clean(self) -> None:
        """Refuse at once what can never come right; that a row adds up is asked on submission."""
        never = set(contradictions(self.counts)) - {Contradiction.DO_NOT_ADD_UP}
        if never:
            raise ValidationError([sentence(one, self.counts) for one in sorted(never)])
