from django.db import models
from django.utils.translation import gettext_lazy as _

from broadcast.models.programmes import Programme
from broadcast.models.slots import Slot
from broadcast.models.stations import Station
from broadcast.states import ChangeState


class ChangeDeed(models.TextChoices):
    """What is done once a second person has confirmed it."""

    PROGRAMME = "programme", _("save the programme's form")  # without a programme: a new one
    STATION = "station", _("save the station's form")
    CANCEL = "cancel", _("cancel one slot")
    RESTORE = "restore", _("put a cancelled slot back")


class PendingChange(models.Model):
    """What was asked for and not done yet: it moves, adds or cancels a slot that is locked already.

    `sent` is what the browser sent, a list for each name; of a single `slot` it holds the reason.
    `effects`: [{"what": Effect, "title": str, "start": ISO 8601}, …].
    """

    station = models.ForeignKey(
        Station, on_delete=models.CASCADE, related_name="pending_changes", verbose_name=_("station")
    )
    programme = models.ForeignKey(
        Programme,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="pending_changes",
        verbose_name=_("programme"),
    )
    slot = models.ForeignKey(
        Slot,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="pending_changes",
        verbose_name=_("slot"),
    )
    deed = models.CharField(max_length=10, choices=ChangeDeed.choices, default=ChangeDeed.PROGRAMME)
    title = models.CharField(_("what is changed"), max_length=200)
    sent = models.JSONField()
    effects = models.JSONField()
    first_at = models.DateTimeField(_("first airing it touches"))
    state = models.CharField(
        _("state"), max_length=10, choices=ChangeState.choices, default=ChangeState.WAITING
    )
    asked_by = models.ForeignKey(
        "cms.User", on_delete=models.PROTECT, related_name="+", verbose_name=_("asked for by")
    )
    asked_at = models.DateTimeField(_("asked at"))
    decided_by = models.ForeignKey(
        "cms.User",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("change of time that waits")
        verbose_name_plural = _("changes of time that wait")
        ordering = ["-asked_at", "-pk"]
        permissions = [("confirm_change", "Can confirm changes of time within the lock")]

    def __str__(self) -> str:
        return self.title
