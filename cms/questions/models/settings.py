from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="mail")
class FeedbackSettings(BaseSiteSetting):
    """How the commune takes residents' feedback, and how long it keeps what would name them."""

    accepts = models.BooleanField(_("takes feedback on this site"), default=True)
    days_to_answer = models.PositiveSmallIntegerField(
        _("days to answer"),
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(90)],
        help_text=_("Counted from the day after it came in; residents are told the last day."),
    )
    months_kept = models.PositiveSmallIntegerField(
        _("months for which names, contacts and photos are kept"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("Counted from the answer; then they are erased for good, and the letter itself stays."),
    )

    panels = [FieldPanel("accepts"), FieldPanel("days_to_answer"), FieldPanel("months_kept")]

    class Meta:
        verbose_name = _("residents' feedback: rules")
