from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.slugs import slug_of


class QuestionTopic(models.Model):
    """What questions are about, as residents look for them: land, civil status, social security."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True, blank=True, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("topic of questions")
        verbose_name_plural = _("topics of questions")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        wanted = slug_of(self.name, longest=70) or "linh-vuc"
        others = type(self).objects.filter(slug__startswith=wanted).values_list("slug", flat=True)
        taken = set(others)
        return next(
            slug
            for n in range(1, len(taken) + 2)
            if (slug := wanted if n == 1 else f"{wanted}-{n}") not in taken
        )
