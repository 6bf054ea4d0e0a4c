import uuid
from datetime import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from broadcast.models.playlog import AppendOnly
from broadcast.models.stations import Station, Zone
from broadcast.states import EmergencyState


class EmergencyKind(models.TextChoices):
    STORM = "storm", pgettext_lazy("emergency", "storm")
    FLOOD = "flood", pgettext_lazy("emergency", "flood")
    FIRE = "fire", pgettext_lazy("emergency", "fire")
    EPIDEMIC = "epidemic", pgettext_lazy("emergency", "epidemic")
    AIR = "air", pgettext_lazy("emergency", "air quality")
    OTHER = "other", pgettext_lazy("emergency", "other")


class EmergencyApproval(models.TextChoices):
    """Who puts an emergency on air."""

    TWO = "two", _("two people: whoever wrote it never approves it")
    NAMED = "named", _("one named approver, also alone")


class EmergencyRules(models.Model):
    """How a station decides on emergencies. A station without a row needs two people and has named nobody."""

    station = models.OneToOneField(
        Station, on_delete=models.CASCADE, related_name="emergency_rules", verbose_name=_("station")
    )
    approval = models.CharField(
        _("who puts it on air"),
        max_length=10,
        choices=EmergencyApproval.choices,
        default=EmergencyApproval.TWO,
    )
    approvers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="+",
        verbose_name=_("named approvers"),
        help_text=_("In the quiet hours only they may put an emergency on air."),
    )
    volume = models.PositiveSmallIntegerField(
        _("volume of emergencies, in percent"),
        default=100,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Whatever zones and players are set to. Drills are heard as loud."),
    )

    class Meta:
        verbose_name = _("rules of emergencies")
        verbose_name_plural = _("rules of emergencies")

    def __str__(self) -> str:
        return f"{self.station}"


class EmergencyTemplate(models.Model):
    """Wording kept ready; what is to be filled in stands in square brackets."""

    kind = models.CharField(_("kind"), max_length=10, choices=EmergencyKind.choices)
    title = models.CharField(_("title"), max_length=150)
    text = models.TextField(_("wording"), help_text=_("Put what is to be filled in into [square brackets]."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("emergency wording")
        verbose_name_plural = _("emergency wordings")
        ordering = ["order", "title"]

    def __str__(self) -> str:
        return self.title


class Emergency(models.Model):
    """An announcement that breaks into everything (thông báo khẩn cấp), or the drill of one (diễn tập).

    Its row is the record of truth of its own sound too: made by whoever holds the lease.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    station = models.ForeignKey(
        Station, on_delete=models.PROTECT, related_name="emergencies", verbose_name=_("station")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=EmergencyKind.choices)
    drill = models.BooleanField(_("drill"), default=False)
    title = models.CharField(_("title"), max_length=150)
    text = models.TextField(_("what is said"))
    zones = models.ManyToManyField(
        Zone, blank=True, related_name="+", verbose_name=_("zones"), help_text=_("None chosen: all of them.")
    )
    every_minutes = models.PositiveSmallIntegerField(
        _("repeated every, in minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(2), MaxValueValidator(240)],
    )
    for_minutes = models.PositiveSmallIntegerField(
        _("repeated for, in minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(2), MaxValueValidator(24 * 60)],
    )
    state = models.CharField(
        _("state"), max_length=10, choices=EmergencyState.choices, default=EmergencyState.DRAFTED
    )
    message = models.ForeignKey(
        "broadcast.CapMessage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="emergencies",
        verbose_name=_("warning received"),
    )

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    author_name = models.CharField(_("written by"), max_length=150)
    drafted_at = models.DateTimeField(_("written at"))
    submitted_at = models.DateTimeField(_("sent for approval at"), null=True, blank=True)
    approved_by = models.CharField(_("approved by"), max_length=150, blank=True)
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    until = models.DateTimeField(_("may be heard until"), null=True, blank=True)
    over_by = models.CharField(_("stopped or refused by"), max_length=150, blank=True)
    over_at = models.DateTimeField(_("over at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    # When the evidence was written: every player has reported, or nobody waits for them any longer.
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)

    recording = models.FileField(_("recording"), upload_to="emergencies/", max_length=200, blank=True)
    lease = models.CharField(max_length=64, blank=True, editable=False)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    failure = models.TextField(_("why it has no sound yet"), blank=True, editable=False)
    engine = models.CharField(_("engine"), max_length=20, blank=True, editable=False)
    file = models.FileField(_("file"), upload_to="emergencies/", max_length=200, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0, editable=False)
    seconds = models.FloatField(_("length in seconds"), null=True, blank=True, editable=False)
    voiced_at = models.DateTimeField(_("sound ready at"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("emergency announcement")
        verbose_name_plural = _("emergencies")
        ordering = ["-drafted_at", "pk"]
        indexes = [models.Index(fields=["station", "state"]), models.Index(fields=["state", "over_at"])]
        permissions = [
            ("draft_emergency", "Can write emergencies and stop them"),
            ("approve_emergency", "Can put emergencies on air"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def audible(self) -> bool:
        return bool(self.sha256)

    @property
    def air_from(self) -> datetime | None:
        """From when it can be heard: approved, and its sound made."""
        if self.approved_at is None or self.voiced_at is None:
            return None
        return max(self.approved_at, self.voiced_at)


class EmergencyDeed(models.TextChoices):
    """What was done about an emergency."""

    DRAFTED = "drafted", pgettext_lazy("emergency deed", "written")
    CHANGED = "changed", pgettext_lazy("emergency deed", "changed")
    SUBMITTED = "submitted", pgettext_lazy("emergency deed", "sent for approval")
    VOICED = "voiced", pgettext_lazy("emergency deed", "sound made")
    NOT_VOICED = "not_voiced", pgettext_lazy("emergency deed", "sound not made")
    APPROVED = "approved", pgettext_lazy("emergency deed", "approved for air")
    ANNOUNCED = "announced", pgettext_lazy("emergency deed", "handed to the players")
    HEARD_HERE = "heard_here", pgettext_lazy("emergency deed", "played on the operator's machine")
    REFUSED = "refused", pgettext_lazy("emergency deed", "refused")
    STOPPED = "stopped", pgettext_lazy("emergency deed", "stopped")
    ENDED = "ended", pgettext_lazy("emergency deed", "ended")
    EXPIRED = "expired", pgettext_lazy("emergency deed", "expired")
    SETTLED = "settled", pgettext_lazy("emergency deed", "written into the ledger")


class EmergencyLogEntry(AppendOnly):
    """A row of the emergencies' own log: who did what, when, with which words, in which zones."""

    emergency = models.ForeignKey(
        Emergency, on_delete=models.PROTECT, related_name="deeds", verbose_name=_("emergency announcement")
    )
    key = models.CharField(max_length=200, unique=True)
    at = models.DateTimeField(_("when"))
    deed = models.CharField(_("deed"), max_length=12, choices=EmergencyDeed.choices)
    who = models.CharField(_("who"), max_length=150)
    drill = models.BooleanField(_("drill"))
    words = models.TextField(_("words read"))
    zones = models.TextField(_("zones"))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("deed on an emergency")
        verbose_name_plural = _("log of emergencies")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M:%S} {self.get_deed_display()}"


class CapState(models.TextChoices):
    NEW = "new", pgettext_lazy("warning", "waiting for a decision")
    ACCEPTED = "accepted", pgettext_lazy("warning", "turned into an emergency")
    DISMISSED = "dismissed", pgettext_lazy("warning", "dismissed")


class CapMessage(models.Model):
    """A warning received (OASIS CAP 1.2), once for (sender, identifier, sent); never aired by itself."""

    station = models.ForeignKey(
        Station, on_delete=models.CASCADE, related_name="warnings", verbose_name=_("station")
    )
    sender = models.CharField(_("sender"), max_length=250)
    identifier = models.CharField(_("identifier"), max_length=250)
    sent = models.DateTimeField(_("sent at"))
    message_type = models.CharField(max_length=10)
    status = models.CharField(max_length=10)
    headline = models.CharField(_("headline"), max_length=300)
    expires = models.DateTimeField(_("expires"), null=True, blank=True)
    references = models.JSONField(default=list, blank=True)
    content = models.TextField(help_text="The XML as it came.")
    source = models.CharField(_("received from"), max_length=500)
    received_at = models.DateTimeField(_("received at"))
    received_by = models.CharField(_("received by"), max_length=150, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=CapState.choices, default=CapState.NEW, editable=False
    )
    decided_by = models.CharField(_("decided by"), max_length=150, blank=True, editable=False)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True, editable=False)
    reason = models.CharField(_("reason"), max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = _("warning received")
        verbose_name_plural = _("warnings received")
        ordering = ["-sent", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["station", "sender", "identifier", "sent"], name="broadcast_cap_once"
            )
        ]
        indexes = [models.Index(fields=["station", "state"])]

    def __str__(self) -> str:
        return self.headline


class CapFeed(models.Model):
    """An Atom feed of warnings, asked every few minutes while it is switched on."""

    station = models.ForeignKey(
        Station, on_delete=models.CASCADE, related_name="cap_feeds", verbose_name=_("station")
    )
    name = models.CharField(_("name"), max_length=150)
    url = models.CharField(_("address"), max_length=500, validators=[URLValidator(schemes=["https", "http"])])
    active = models.BooleanField(_("switched on"), default=False)
    every_minutes = models.PositiveSmallIntegerField(
        _("asked every, in minutes"), default=5, validators=[MinValueValidator(1), MaxValueValidator(1440)]
    )
    private_allowed = models.BooleanField(
        _("may lie in the office's own network"),
        default=False,
        help_text=_("Otherwise addresses inside the network are refused."),
    )
    etag = models.CharField(max_length=300, blank=True, editable=False)
    modified = models.CharField(max_length=100, blank=True, editable=False)
    asked_at = models.DateTimeField(_("last asked"), null=True, blank=True, editable=False)
    fault = models.CharField(_("last fault"), max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = _("feed of warnings")
        verbose_name_plural = _("feeds of warnings")
        ordering = ["station", "name"]

    def __str__(self) -> str:
        return self.name
