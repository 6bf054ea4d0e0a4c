from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from broadcast.models.stations import Station, Zone
from broadcast.player.protocol import AfterInterruption, Rank


class HolidayRule(models.TextChoices):
    AIR = "air", _("airs on public holidays")
    SKIP = "skip", _("does not air on public holidays")


class ProgrammeKind(models.TextChoices):
    BULLETIN = "bulletin", _("a bulletin of the station's own")
    RELAY = "relay", _("a relay of another station (VOV, the province)")


class Priority(models.IntegerChoices):
    """Those of Thông tư 39/2020/TT-BTTTT a programme may have; the third is for emergencies alone."""

    NORMAL = Rank.NORMAL.value, pgettext_lazy("programme", "normal")
    FIRST = Rank.PRIORITY.value, pgettext_lazy("programme", "priority: breaks into normal programmes")


class Interruption(models.TextChoices):
    """What becomes of a programme that is broken into."""

    RESUME = AfterInterruption.RESUME.value, _("goes on where it stopped")
    RESTART = AfterInterruption.RESTART.value, _("begins again")
    DROP = AfterInterruption.DROP.value, _("ends there")


class Programme(models.Model):
    """A rule that makes slots, and the template of what they play.

    `recurrence` is RFC 5545, one RRULE a line, over naive local time (the zone is attached afterwards);
    officers never see it: they pick weekdays and times.
    """

    station = models.ForeignKey(
        Station, on_delete=models.CASCADE, related_name="programmes", verbose_name=_("station")
    )
    title = models.CharField(_("title"), max_length=150)
    slug = models.SlugField(_("address"), max_length=80)
    description = models.CharField(_("what it is"), max_length=300, blank=True)
    kind = models.CharField(
        _("what is heard"), max_length=10, choices=ProgrammeKind.choices, default=ProgrammeKind.BULLETIN
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority.choices, default=Priority.NORMAL
    )
    interruption = models.CharField(
        _("when something more urgent breaks in, it"),
        max_length=10,
        choices=Interruption.choices,
        default=Interruption.RESUME,
    )
    stream_url = models.CharField(
        _("address of the stream"),
        max_length=300,
        blank=True,
        help_text=_("Empty: the operator switches the relay over by hand."),
    )
    stream_timeout = models.PositiveSmallIntegerField(
        _("given up after, in seconds of silence"),
        default=10,
        validators=[MinValueValidator(2), MaxValueValidator(120)],
    )
    activity = models.ForeignKey(
        "campaigns.Activity",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("activity of the plan"),
    )
    recurrence = models.CharField(_("recurrence"), max_length=1000)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    holidays = models.CharField(
        _("public holidays"), max_length=10, choices=HolidayRule.choices, default=HolidayRule.AIR
    )
    zones = models.ManyToManyField(
        Zone,
        blank=True,
        related_name="programmes",
        verbose_name=_("zones"),
        help_text=_("None chosen: all of them."),
    )
    max_minutes = models.PositiveSmallIntegerField(
        _("longest bulletin, in minutes"),
        default=15,
        validators=[MinValueValidator(1), MaxValueValidator(180)],
    )
    max_items = models.PositiveSmallIntegerField(
        _("items at most"), default=6, validators=[MinValueValidator(1), MaxValueValidator(40)]
    )
    lock_hours = models.PositiveSmallIntegerField(
        _("locked, in hours before it airs"), default=12, validators=[MaxValueValidator(168)]
    )
    with_headlines = models.BooleanField(_("begins with headlines"), default=True)
    with_greeting = models.BooleanField(_("greets with the date"), default=True)
    with_separators = models.BooleanField(_("a separator between items"), default=True)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["station", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["station", "slug"],
                name="broadcast_programme_slug",
                violation_error_message=_("The station has a programme at this address already."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_relay(self) -> bool:
        return self.kind == ProgrammeKind.RELAY


class ExceptionKind(models.TextChoices):
    CANCEL = "cancel", _("not on air that day")
    MOVE = "move", _("at another time that day")
    ADD = "add", _("an extra airing")


class ProgrammeException(models.Model):
    """A day on which the rule does not hold."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="exceptions", verbose_name=_("programme")
    )
    day = models.DateField(_("day"))
    kind = models.CharField(_("what is different"), max_length=10, choices=ExceptionKind.choices)
    at = models.TimeField(
        _("time"), null=True, blank=True, help_text=_("The new time; for an extra airing, its time.")
    )
    reason = models.CharField(_("reason"), max_length=200)
    # The item an extra airing was made for by the station itself (broadcast.extra); "" for those of people.
    source = models.CharField(max_length=120, blank=True, editable=False)

    class Meta:
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")
        ordering = ["day", "at"]
        # Two, since SQLite counts two rows without a time as different.
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "day", "kind", "at"],
                condition=models.Q(at__isnull=False),
                name="broadcast_exception_at_a_time_once",
                violation_error_message=_("This exception is there already."),
            ),
            models.UniqueConstraint(
                fields=["programme", "day", "kind"],
                condition=models.Q(at__isnull=True),
                name="broadcast_exception_of_a_day_once",
                violation_error_message=_("This exception is there already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.get_kind_display()}"
