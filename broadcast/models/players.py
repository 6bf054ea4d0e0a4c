import secrets

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from broadcast.models.playlog import AppendOnly
from broadcast.models.slots import Slot
from broadcast.models.stations import Station, Zone
from broadcast.player.protocol import Outcome, Overheard, Reason, Trigger
from broadcast.states import PlayerState


def new_key() -> str:
    """256 random bits, as an address bears them: who knows it may read the player's manifest."""
    return secrets.token_urlsafe(32)


class PlayerKind(models.TextChoices):
    AGENT = "agent", _("a device at the loudspeakers")
    BROWSER = "browser", _("a computer's browser")


class PlayerClock(models.TextChoices):
    """By what a player knows the time, as its last heartbeat said."""

    UNKNOWN = "", pgettext_lazy("clock", "not known yet")
    SYSTEM = "system", pgettext_lazy("clock", "its own, synchronised")
    SERVER = "server", pgettext_lazy("clock", "this server's")
    UNTRUSTED = "untrusted", pgettext_lazy("clock", "not to be trusted")


class Player(models.Model):
    """A device that plays the station's sound by itself (máy phát), and how it was when last heard of."""

    station = models.ForeignKey(
        Station, on_delete=models.CASCADE, related_name="players", verbose_name=_("station")
    )
    name = models.CharField(_("name"), max_length=150)
    kind = models.CharField(
        _("kind"), max_length=10, choices=PlayerKind.choices, default=PlayerKind.AGENT, editable=False
    )
    zones = models.ManyToManyField(
        Zone,
        blank=True,
        related_name="players",
        verbose_name=_("zones"),
        help_text=_("None chosen: all of them."),
    )
    volume = models.PositiveSmallIntegerField(
        _("volume, in percent"), default=100, validators=[MaxValueValidator(100)]
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=PlayerState.choices,
        default=PlayerState.WAITING,
        editable=False,
    )
    key = models.CharField(max_length=64, unique=True, default=new_key, editable=False)
    created_at = models.DateTimeField(_("added at"), auto_now_add=True)
    paired_at = models.DateTimeField(_("paired at"), null=True, blank=True, editable=False)
    # Counts up with each pairing: a disk that is new numbers its rows from 1 again.
    pairing = models.PositiveIntegerField(default=0, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True, editable=False)
    revoked_by = models.CharField(_("revoked by"), max_length=150, blank=True, editable=False)
    # Asked for by a person and not played yet: the id of a test tone, "test:<uuid>".
    test_tone = models.CharField(max_length=60, blank=True, editable=False)
    test_tone_at = models.DateTimeField(null=True, blank=True, editable=False)

    last_seen_at = models.DateTimeField(_("last heard of"), null=True, blank=True, editable=False)
    version = models.CharField(_("software"), max_length=40, blank=True, editable=False)
    clock = models.CharField(
        _("clock"), max_length=10, choices=PlayerClock.choices, blank=True, editable=False
    )
    offset_seconds = models.FloatField(_("clock off by, in seconds"), null=True, blank=True, editable=False)
    disk_free_bytes = models.BigIntegerField(_("free on its disk"), null=True, blank=True, editable=False)
    missing = models.JSONField(_("files it lacks"), default=list, blank=True, editable=False)
    playing = models.CharField(_("plays now"), max_length=100, blank=True, editable=False)
    manifest_etag = models.CharField(max_length=100, blank=True, editable=False)
    # The manifest whose slots are noted as handed over (broadcast.fleet.handovers).
    handed_etag = models.CharField(max_length=100, blank=True, editable=False)
    # Up to this one all rows of its log have come; `last_sequence` is the newest it says it has.
    acknowledged_sequence = models.BigIntegerField(default=0, editable=False)
    last_sequence = models.BigIntegerField(default=0, editable=False)
    actual_volume = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    level_dbfs = models.FloatField(_("level heard, in dBFS"), null=True, blank=True, editable=False)
    microphone_dbfs = models.FloatField(null=True, blank=True, editable=False)
    ambient_dbfs = models.FloatField(
        _("level while nothing plays, in dBFS"), null=True, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("player")
        verbose_name_plural = _("players")
        ordering = ["station", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["station", "name"],
                condition=~models.Q(state=PlayerState.REVOKED),
                name="broadcast_player_name_once",
                violation_error_message=_("The station has a player of this name already."),
            )
        ]
        indexes = [models.Index(fields=["station", "state"])]

    def __str__(self) -> str:
        return self.name


class PairingCode(models.Model):
    """A code a person types into a device once, within a quarter of an hour; only its hash is kept."""

    player = models.ForeignKey(Player, on_delete=models.CASCADE, related_name="pairing_codes")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("pairing code")
        verbose_name_plural = _("pairing codes")

    def __str__(self) -> str:
        return f"pairing code {self.pk} of player {self.player_id}"


class DeviceToken(models.Model):
    """By what a player is known: sha256 of 256 random bits. First used, a new one ends those before it."""

    player = models.ForeignKey(Player, on_delete=models.CASCADE, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    first_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("device token")
        verbose_name_plural = _("device tokens")

    def __str__(self) -> str:
        return f"token {self.pk} of player {self.player_id}"


def _choices(*words: str) -> list[tuple[str, str]]:
    return [(word, word) for word in words]


class PlayReport(AppendOnly):
    """A row of a player's own log as it came (broadcast.player.protocol.Play); never changed or removed."""

    player = models.ForeignKey(
        Player, on_delete=models.PROTECT, related_name="reports", verbose_name=_("player")
    )
    pairing = models.PositiveIntegerField()
    play_id = models.CharField(max_length=100)
    sequence = models.BigIntegerField()
    item = models.CharField(max_length=100, db_index=True)
    slot = models.ForeignKey(
        Slot,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reports",
        verbose_name=_("slot"),
    )
    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=250, blank=True)
    planned_start = models.DateTimeField(_("planned start"))
    started_at = models.DateTimeField(_("actual start"), null=True, blank=True)
    ended_at = models.DateTimeField(_("actual end"), null=True, blank=True)
    seconds = models.FloatField(_("heard, in seconds"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=_choices(*Outcome))
    reason = models.CharField(_("reason"), max_length=20, blank=True, choices=_choices(*Reason))
    trigger = models.CharField(_("started by"), max_length=10, choices=_choices(*Trigger))
    sha256 = models.CharField(max_length=64, blank=True)
    detail = models.CharField(_("details"), max_length=500, blank=True)
    received_at = models.DateTimeField(_("reported at"))
    # broadcast.player.protocol.Overheard; empty where no microphone listened.
    overheard_seconds = models.PositiveIntegerField(null=True, blank=True)
    overheard_dbfs = models.FloatField(null=True, blank=True)
    overheard_silent = models.FloatField(null=True, blank=True)
    overheard_ambient_dbfs = models.FloatField(null=True, blank=True)

    class Meta:
        verbose_name = _("player's report")
        verbose_name_plural = _("players' reports")
        ordering = ["planned_start", "player", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["player", "play_id"], name="broadcast_report_once"),
        ]
        indexes = [
            models.Index(fields=["player", "pairing", "sequence"]),
            models.Index(fields=["planned_start"]),
        ]

    def __str__(self) -> str:
        return f"{self.player_id} {self.item}: {self.outcome}"

    @property
    def overheard(self) -> Overheard | None:
        """What a microphone heard of it."""
        seconds, level, silent = self.overheard_seconds, self.overheard_dbfs, self.overheard_silent
        if seconds is None or level is None or silent is None:
            return None
        return Overheard(seconds, level, silent, self.overheard_ambient_dbfs)
