from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class EventPhoto(Orderable):
    """A picture taken at an event."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey(
        "wagtailimages.Image", on_delete=models.CASCADE, related_name="+", verbose_name=_("picture")
    )
    caption = models.CharField(
        _("what is to be seen"), max_length=200, help_text=_("Read to people who do not see the picture.")
    )

    panels = [FieldPanel("image"), FieldPanel("caption")]

    class Meta(Orderable.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def __str__(self) -> str:
        return self.caption


class EventQuestion(Orderable):
    """A question asked at an event, and what was answered."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="questions")
    question = models.TextField(_("question"), max_length=2000)
    answer = models.TextField(_("answer"), max_length=5000, blank=True)
    answered_by = models.CharField(
        _("answered by"), max_length=150, blank=True, help_text=_("A post, for example Phó Chủ tịch UBND xã.")
    )

    panels = [FieldPanel("question"), FieldPanel("answer"), FieldPanel("answered_by")]

    class Meta(Orderable.Meta):
        verbose_name = _("question asked")
        verbose_name_plural = _("questions asked")

    def __str__(self) -> str:
        return self.question
