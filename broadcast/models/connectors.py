"""What passes between a station and a provincial source-information system (broadcast/connectors)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from broadcast.models.stations import Station


class ProvincialLink(models.Model):
    """How far a station has come: the last row of the play log the province has, and when it is called next.

    `next_at` is also the lease: whoever moves it makes the call.
    """

    station = models.OneToOneField(Station, on_delete=models.CASCADE, related_name="provincial_link")
    cursor = models.PositiveBigIntegerField(default=0)
    next_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=20, blank=True)
    detail = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("connection to the province")
        verbose_name_plural = _("connections to the province")

    def __str__(self) -> str:
        return str(self.station)


class ProvincialBatch(models.Model):
    """Rows of the play log sent together: written before they go, stamped when the province has them.

    `asked` is the question of the province they answer, `part` counts its batches; "" for new rows.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="provincial_batches")
    asked = models.CharField(max_length=100, blank=True)
    part = models.PositiveIntegerField(default=0)
    entries = models.JSONField(default=list)
    made_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("batch for the province")
        verbose_name_plural = _("batches for the province")
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["station"],
                condition=models.Q(asked="", accepted_at=None),
                name="broadcast_provincial_batch_under_way",
            ),
            models.UniqueConstraint(
                fields=["station", "asked", "part"],
                condition=~models.Q(asked=""),
                name="broadcast_provincial_answer_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.made_at:%d/%m/%Y %H:%M}: {len(self.entries)}"


class GiftState(models.TextChoices):
    NEW = "new", pgettext_lazy("text of the province", "waiting for a decision")
    TAKEN = "taken", pgettext_lazy("text of the province", "made into a draft")
    DISMISSED = "dismissed", pgettext_lazy("text of the province", "not used")


class ProvincialText(models.Model):
    """A text the province wants aired, once for its id; a person makes a draft of it or sets it aside."""

    station = models.ForeignKey(Station, on_delete=models.CASCADE, related_name="provincial_texts")
    identifier = models.CharField(max_length=100)
    priority = models.PositiveSmallIntegerField()
    sender = models.CharField(max_length=250)
    title = models.CharField(max_length=250)
    text = models.TextField()
    valid_until = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=GiftState.choices, default=GiftState.NEW)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("text of the province")
        verbose_name_plural = _("texts of the province")
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["station", "identifier"], name="broadcast_provincial_text_once")
        ]

    def __str__(self) -> str:
        return self.title
