from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from cms.models import CommuneSettings
from cms.results.periods import Months


class MonthsChoice(models.TextChoices):
    REPORTING = Months.REPORTING.value, _("from the 15th of the month before to the 14th, as reports run")
    CALENDAR = Months.CALENDAR.value, _("from the first to the last day of the month")


@register_setting(icon="table")
class ResultsSettings(BaseSiteSetting):
    """What the one-stop desk is called and how its months run."""

    desk_name = models.CharField(
        _("name of the one-stop desk"),
        max_length=200,
        blank=True,
        help_text=_("Empty: “Trung tâm Phục vụ hành chính công” and the name of the commune."),
    )
    months = models.CharField(
        _("how a month runs"), max_length=10, choices=MonthsChoice.choices, default=MonthsChoice.REPORTING
    )

    panels = [FieldPanel("desk_name"), FieldPanel("months")]

    class Meta:
        verbose_name = _("results of the one-stop desk")

    def desk(self) -> str:
        """Return the name of the desk as it is written in a sentence."""
        place = CommuneSettings.for_site(self.site).full_name
        return self.desk_name or f"Trung tâm Phục vụ hành chính công {place}".strip()
