from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from broadcast.models.players import Player
from broadcast.models.slots import Slot
from broadcast.models.stations import Station, Zone


class Handover(models.Model):
    """A slot a player said it has in its plan: since when, with which sound, until when."""

    player = models.ForeignKey(
        Player, on_delete=models.CASCADE, related_name="handovers", verbose_name=_("player")
    )
    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="handovers", verbose_name=_("slot"))
    sha256 = models.CharField(max_length=64, blank=True)
    etag = models.CharField(max_length=100)
    at = models.DateTimeField(_("in its plan since"))
    gone_at = models.DateTimeField(_("out of its plan since"), null=True, blank=True)

    class Meta:
        verbose_name = _("slot handed to a player")
        verbose_name_plural = _("slots handed to players")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["player", "slot", "sha256"],
                condition=models.Q(gone_at=None),
                name="broadcast_handover_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.player_id}: {self.slot_id}"


class Outage(models.Model):
    """A span in which a player was not heard of; made by the clock, never by a page."""

    player = models.ForeignKey(
        Player, on_delete=models.CASCADE, related_name="outages", verbose_name=_("player")
    )
    began_at = models.DateTimeField(_("silent since"))
    ended_at = models.DateTimeField(_("heard of again"), null=True, blank=True)

    class Meta:
        verbose_name = _("outage")
        verbose_name_plural = _("outages")
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["player"], condition=models.Q(ended_at=None), name="broadcast_outage_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.player_id}: {self.began_at:%d/%m/%Y %H:%M}"


class HearingFinding(models.Model):
    """What a player's microphone found wrong (fleet.listening.Hearing); told once, cleared after."""

    player = models.ForeignKey(
        Player, on_delete=models.CASCADE, related_name="hearing_findings", verbose_name=_("player")
    )
    code = models.CharField(max_length=10)
    words = models.TextField(_("what is wrong"))
    found_at = models.DateTimeField(_("found at"))
    cleared_at = models.DateTimeField(_("mended at"), null=True, blank=True)

    class Meta:
        verbose_name = _("finding of a microphone")
        verbose_name_plural = _("findings of microphones")
        ordering = ["-found_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["player", "code"],
                condition=models.Q(cleared_at=None),
                name="broadcast_hearing_open_once",
            )
        ]

    def __str__(self) -> str:
        return self.words


class PreflightFinding(models.Model):
    """What the pre-flight of a slot found wrong before it was lost; told once, cleared when mended."""

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="findings", verbose_name=_("slot"))
    code = models.CharField(max_length=30)
    about = models.CharField(max_length=150, blank=True)  # the player's name; "" for the slot itself
    words = models.TextField(_("what is wrong"))
    found_at = models.DateTimeField(_("found at"))
    cleared_at = models.DateTimeField(_("mended at"), null=True, blank=True)

    class Meta:
        verbose_name = _("finding of the pre-flight")
        verbose_name_plural = _("findings of the pre-flight")
        ordering = ["slot", "found_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["slot", "code", "about"],
                condition=models.Q(cleared_at=None),
                name="broadcast_finding_open_once",
            )
        ]

    def __str__(self) -> str:
        return self.words


class Fault(models.Model):
    """A page of the fault book (sổ sự cố): what broke, who said so, who mended it, what it cost."""

    station = models.ForeignKey(
        Station, on_delete=models.CASCADE, related_name="faults", verbose_name=_("station"), editable=False
    )
    player = models.ForeignKey(
        Player,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="faults",
        verbose_name=_("player"),
    )
    zone = models.ForeignKey(
        Zone, null=True, blank=True, on_delete=models.SET_NULL, related_name="faults", verbose_name=_("zone")
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    what = models.TextField(_("what is broken"))
    reported_by = models.CharField(_("reported by"), max_length=150)
    reported_on = models.DateField(_("reported on"))
    photo = models.ForeignKey(
        "wagtailimages.Image",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("photo"),
    )
    repair = models.TextField(_("what was repaired"), blank=True)
    repaired_by = models.CharField(_("repaired by"), max_length=150, blank=True)
    repaired_on = models.DateField(_("repaired on"), null=True, blank=True)
    cost = models.DecimalField(
        _("cost, in đồng"),
        max_digits=12,
        decimal_places=0,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )

    class Meta:
        verbose_name = _("fault")
        verbose_name_plural = _("faults")
        ordering = ["-reported_on", "-pk"]

    def __str__(self) -> str:
        return self.what[:80]
