from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.notices.disclosure import PlaceKind

KINDS = [
    (PlaceKind.OFFICE.value, _("office of the People's Council and People's Committee")),
    (PlaceKind.CULTURE_HOUSE.value, _("culture house")),
    (PlaceKind.VILLAGE_POINT.value, _("posting point of a village")),
]


class Place(models.Model):
    """Where notices are posted (Luật số 10/2022/QH15, Điều 13 khoản 2)."""

    name = models.CharField(
        _("name"), max_length=120, unique=True, help_text=_("For example: Bảng tin Thôn 1.")
    )
    kind = models.CharField(
        _("kind of place"),
        max_length=20,
        choices=KINDS,
        help_text=_("Decides which notices the law wants posted here."),
    )
    address = models.CharField(
        _("address"), max_length=250, blank=True, help_text=_("So that a colleague finds the board.")
    )
    active = models.BooleanField(
        _("in use"), default=True, help_text=_("Off: no new notice is posted here; what was posted stays.")
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Small numbers stand first in lists.")
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("kind"),
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("active"), FieldPanel("order")]),
    ]

    class Meta:
        verbose_name = _("posting place")
        verbose_name_plural = _("posting places")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name
