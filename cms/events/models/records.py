from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.events.states import EventState


class EventRecord(models.Model):
    """What became of an event: kept beside the page, for it holds at once and is no matter of revisions.

    `sequence` is that of iCalendar (RFC 5545, 3.8.7.4): raised whenever time, place, title or state change;
    `told` is what calendars were told last. Written by cms.events.record only.
    """

    page = models.OneToOneField(
        "events.EventPage", on_delete=models.CASCADE, related_name="record", verbose_name=_("event")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=EventState.choices, default=EventState.PLANNED
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    attended = models.PositiveIntegerField(_("people who came"), null=True, blank=True)
    photo = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("photo"),
    )
    sequence = models.PositiveIntegerField(default=0)
    told = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.CharField(_("changed by"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("state of an event")
        verbose_name_plural = _("states of events")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.get_state_display()}"
