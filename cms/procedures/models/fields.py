from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.slugs import slug_of


class Field(models.Model):
    """A field of administration (lĩnh vực) procedures are sorted by: "Hộ tịch", "Đất đai"."""

    name = models.CharField(_("name of the field"), max_length=120, unique=True)
    slug = models.SlugField(_("address"), max_length=130, unique=True, editable=False)
    order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Fields with a smaller number come first.")
    )

    panels = [FieldPanel("name"), FieldPanel("order")]

    class Meta:
        verbose_name = _("field of administration")
        verbose_name_plural = _("fields of administration")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a new field its address; a renamed one keeps it, since links and posters carry it."""
        if not self.slug:
            base = slug_of(self.name) or "linh-vuc"
            taken = set(Field.objects.filter(slug__startswith=base).values_list("slug", flat=True))
            numbered = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))]
            self.slug = next(slug for slug in numbered if slug not in taken)
        super().save(*args, **kwargs)
