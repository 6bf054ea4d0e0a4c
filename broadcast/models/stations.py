import zoneinfo
from datetime import time

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class ApprovalRule(models.TextChoices):
    """Whether a finished bulletin needs a leader of its own, its items having been approved one by one."""

    ITEMS = "items", _("approved with its items")
    BY_HAND = "by_hand", _("a leader hears and approves each bulletin")


class ExportSound(models.TextChoices):
    """How the folder for other hardware is written; "" keeps none."""

    NONE = "", _("no folder is kept")
    MP3 = "mp3", _("a folder of MP3 files")
    WAV = "wav", _("a folder of WAV files")


def validate_time_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("This time zone is not known."))


class Station(models.Model):
    """The commune's station (đài truyền thanh)."""

    name = models.CharField(_("name"), max_length=150)
    site = models.OneToOneField(
        "wagtailcore.Site", on_delete=models.CASCADE, related_name="station", verbose_name=_("site")
    )
    voice = models.ForeignKey(
        "media.VoiceProfile", on_delete=models.PROTECT, related_name="+", verbose_name=_("voice")
    )
    time_zone = models.CharField(
        _("time zone"), max_length=60, default="Asia/Ho_Chi_Minh", validators=[validate_time_zone]
    )
    ident = models.TextField(
        _("ident"),
        help_text=_("Read after the signature tune, for example: Đây là Đài Truyền thanh xã Tân Hòa."),
    )
    greeting = models.TextField(
        _("greeting"), help_text=_("{programme}, {weekday} and {date} are filled in for each bulletin.")
    )
    closing = models.TextField(_("closing words"))
    quiet_from = models.TimeField(_("quiet from"), default=time(21, 0))
    quiet_until = models.TimeField(_("quiet until"), default=time(5, 0))
    max_minutes = models.PositiveSmallIntegerField(
        _("longest bulletin, in minutes"),
        default=15,
        validators=[MinValueValidator(1), MaxValueValidator(180)],
    )
    day_minutes = models.PositiveSmallIntegerField(
        _("on air a day at most, in minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(960)],
        help_text=_("At each loudspeaker, relays included. Empty: no limit."),
    )
    weekends = models.BooleanField(_("on air on Saturdays and Sundays"), default=True)
    grace_minutes = models.PositiveSmallIntegerField(
        _("grace, in minutes"),
        default=15,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
        help_text=_("A slot that has not begun by then counts as not aired."),
    )
    build_ahead_days = models.PositiveSmallIntegerField(
        _("days built ahead"), default=14, validators=[MinValueValidator(1), MaxValueValidator(28)]
    )
    approval = models.CharField(
        _("approval of bulletins"), max_length=10, choices=ApprovalRule.choices, default=ApprovalRule.ITEMS
    )
    makes_extra_airings = models.BooleanField(
        _("extra airings by itself"),
        default=False,
        help_text=_(
            "Where the timetable cannot air a notice on 03 days on end as the law asks, or an item so many "
            "times in so many days as the officer wishes, airings are added to it and the officer is told. "
            "Otherwise they are only proposed."
        ),
    )
    export_sound = models.CharField(
        _("folder for other hardware"),
        max_length=3,
        choices=ExportSound.choices,
        default=ExportSound.NONE,
        blank=True,
        help_text=_("Kept in step with the timetable, seven days ahead, below var/export on the server."),
    )
    morning_at = models.TimeField(
        _("morning card at"),
        default=time(6, 30),
        help_text=_(
            "When officers and leaders are told what is on the loudspeakers that day; "
            "half an hour before the first airing where that is earlier."
        ),
    )
    morning_told_on = models.DateField(null=True, blank=True, editable=False)
    speech_band = models.BooleanField(_("filter for horn loudspeakers"), default=False)
    signature = models.ForeignKey(
        "media.AudioClip",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("signature tune"),
        help_text=_("Empty: the tune that came with the software."),
    )
    separator = models.ForeignKey(
        "media.AudioClip",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("separator"),
    )
    changed_at = models.DateTimeField(
        editable=False, auto_now_add=True
    )  # whatever its bulletins are made of changed then
    planned_at = models.DateTimeField(
        editable=False, null=True, blank=True
    )  # state of `changed_at` the plan was made from
    planned_until = models.DateTimeField(editable=False, null=True, blank=True)

    class Meta:
        verbose_name = _("station")
        verbose_name_plural = _("stations")

    def __str__(self) -> str:
        return self.name

    @property
    def zone_info(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)


class Zone(models.Model):
    """A group of loudspeakers that plays together (thôn, ấp, tổ dân phố)."""

    station = models.ForeignKey(
        Station, on_delete=models.CASCADE, related_name="zones", verbose_name=_("station")
    )
    name = models.CharField(_("name"), max_length=150)
    clusters = models.PositiveSmallIntegerField(_("loudspeaker clusters"), default=1)
    volume = models.PositiveSmallIntegerField(
        _("volume, in percent"), default=100, validators=[MaxValueValidator(100)]
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("zone")
        verbose_name_plural = _("zones")
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["station", "name"],
                name="broadcast_zone_once",
                violation_error_message=_("The station has a zone of this name already."),
            )
        ]

    def __str__(self) -> str:
        return self.name


def zone_ids(zones: "models.Manager[Zone]") -> frozenset[int]:
    """The ids of what a player, a programme or an emergency has chosen; prefetched ones cost no query."""
    return frozenset(zone.pk for zone in zones.all())
