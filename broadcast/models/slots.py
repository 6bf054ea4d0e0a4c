import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from broadcast.models.programmes import Programme
from broadcast.states import SlotState

if TYPE_CHECKING:
    from broadcast.models.bulletins import Bulletin


class Slot(models.Model):
    """One occurrence of a programme, made ahead by the clock; its id follows from (programme, start)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="slots", verbose_name=_("programme")
    )
    start = models.DateTimeField(_("start"))
    locks_at = models.DateTimeField(_("locked from"))
    state = models.CharField(_("state"), max_length=10, choices=SlotState.choices, default=SlotState.PLANNED)
    reason = models.TextField(_("reason"), blank=True)
    bulletin = models.ForeignKey(
        "broadcast.Bulletin",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("bulletin it plays"),
    )
    seconds = models.FloatField(_("planned length in seconds"), null=True, blank=True)
    cancelled_by = models.CharField(_("cancelled by"), max_length=150, blank=True)
    began_at = models.DateTimeField(_("began at"), null=True, blank=True)
    heard_seconds = models.FloatField(_("heard, in seconds"), null=True, blank=True)

    class Meta:
        verbose_name = _("slot")
        verbose_name_plural = _("slots")
        ordering = ["start", "programme"]
        constraints = [models.UniqueConstraint(fields=["programme", "start"], name="broadcast_slot_once")]
        indexes = [models.Index(fields=["state", "start"]), models.Index(fields=["start"])]

    def __str__(self) -> str:
        local = self.start.astimezone(self.programme.station.zone_info)
        return f"{self.programme.title}, {local:%H:%M %d/%m/%Y}"

    @property
    def newest(self) -> "Bulletin | None":
        """The newest version of its bulletin, finished or not."""
        return self.versions.order_by("-version").first()
