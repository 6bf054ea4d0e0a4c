from typing import Any, NoReturn, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from broadcast.models.slots import Slot


class Outcome(models.TextChoices):
    AIRED = "aired", pgettext_lazy("outcome", "aired")
    PARTIAL = "partial", pgettext_lazy("outcome", "aired in part")
    MISSED = "missed", pgettext_lazy("outcome", "not aired")
    CANCELLED = "cancelled", pgettext_lazy("outcome", "cancelled")


class Trigger(models.TextChoices):
    OPERATOR = "operator", _("the operator")
    CLOCK = "clock", _("the clock")
    PLAYER = "player", _("a player")


class PlayLogIsAppendOnly(Exception):
    """Somebody tried to change or delete a row of the play log."""


M = TypeVar("M", bound=models.Model)


class AppendOnlyQuerySet(models.QuerySet[M]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise PlayLogIsAppendOnly(f"rows of {self.model._meta.db_table} are never updated")

    def delete(self) -> NoReturn:
        raise PlayLogIsAppendOnly(f"rows of {self.model._meta.db_table} are never deleted")


class AppendOnly(models.Model):
    """Rows that are written once; the database refuses the same to everybody else (broadcast/guards.py)."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise PlayLogIsAppendOnly(f"rows of {self._meta.db_table} are never updated")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise PlayLogIsAppendOnly(f"rows of {self._meta.db_table} are never deleted")


class PlayLogEntry(AppendOnly):
    """A row of the play log (sổ nhật ký phát sóng): what was to be heard, and what was."""

    key = models.CharField(max_length=200, unique=True)
    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="plays", verbose_name=_("slot"))
    programme = models.CharField(_("programme"), max_length=150)
    title = models.CharField(_("bulletin"), max_length=250, blank=True)
    zones = models.TextField(_("zones"))
    planned_start = models.DateTimeField(_("planned start"))
    planned_seconds = models.FloatField(_("planned length in seconds"), null=True, blank=True)
    actual_start = models.DateTimeField(_("actual start"), null=True, blank=True)
    actual_end = models.DateTimeField(_("actual end"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    reason = models.TextField(_("reason"), blank=True)
    trigger = models.CharField(_("started by"), max_length=10, choices=Trigger.choices)
    operator = models.CharField(_("operator"), max_length=150, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("play log entry")
        verbose_name_plural = _("play log")
        ordering = ["-planned_start", "-id"]
        permissions = [("operate", "Can operate the station"), ("approve_bulletin", "Can approve bulletins")]

    def __str__(self) -> str:
        return f"{self.programme} {self.planned_start:%d/%m/%Y %H:%M}: {self.get_outcome_display()}"
