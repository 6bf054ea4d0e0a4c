from django.db import models
from django.utils.translation import gettext_lazy as _

from broadcast.models.programmes import Programme
from broadcast.models.stations import Station
from broadcast.states import ChangeState


class PendingChange(models.Model):
    """A form that was sent and not saved yet: it moves, adds or cancels a slot that is locked already.

    `sent` is what the browser sent, a list for each name; without a programme it is a new one, or with
    `of_station` the station's own form. `effects`: [{"what": Effect, "title": str, "start": ISO 8601}, …].
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
    of_station = models.BooleanField(default=False)
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
