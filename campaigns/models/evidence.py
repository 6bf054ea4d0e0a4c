from typing import Any, NoReturn, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.chain import COMMUNE, FORM
from campaigns.models.plan import Activity
from campaigns.models.vocabulary import Channel, Deed


class LedgerIsAppendOnly(Exception):
    """Somebody tried to change or delete a row of the ledger; a correction is a new row."""


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def effective(self) -> Self:
        """Leave out what was corrected and what only takes back: each deed once, as it is known now."""
        return self.filter(correction__isnull=True).exclude(deed=Deed.CORRECTED)

    def update(self, **kwargs: Any) -> NoReturn:
        raise LedgerIsAppendOnly("evidence rows are never updated")

    def delete(self) -> NoReturn:
        raise LedgerIsAppendOnly("evidence rows are never deleted")


class Evidence(models.Model):
    """A row of the ledger: its own words, link, time and actor stay when the thing itself is deleted.

    Written by `campaigns.evidence` only. Rows of a chain are numbered and each carries the hash of the one
    before (`campaigns.chain`); the database refuses to change them (`campaigns.triggers`).

    A row that `corrects` another stands in its place; with the deed "corrected" it takes it back and puts
    nothing there.
    """

    chain = models.CharField(max_length=40, default=COMMUNE, editable=False)
    position = models.PositiveBigIntegerField(_("number in the ledger"), editable=False)
    previous_hash = models.CharField(max_length=64, editable=False)
    hash = models.CharField(_("hash"), max_length=64, unique=True, editable=False)
    form = models.PositiveSmallIntegerField(default=FORM, editable=False)

    key = models.CharField(
        max_length=200, unique=True, help_text="What makes recording the same deed twice one row."
    )
    activity = models.ForeignKey(
        Activity,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="evidence",
        verbose_name=_("activity"),
    )
    deed = models.CharField(_("what happened"), max_length=20, choices=Deed.choices)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel.choices, blank=True)
    title = models.CharField(_("title"), max_length=300)
    words = models.TextField(_("in words"))
    link = models.CharField(_("link"), max_length=500, blank=True)
    subject = models.CharField(
        _("subject"),
        max_length=120,
        blank=True,
        help_text="room.thing:id of what it was, such as broadcast.slot:1f0c…",
    )
    actor = models.CharField(_("who"), max_length=150)
    happened_at = models.DateTimeField(_("when"))
    quantity = models.DecimalField(_("quantity"), max_digits=12, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    detail = models.JSONField(_("details"), default=dict, blank=True)
    corrects = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="correction",
        verbose_name=_("corrects"),
    )
    reason = models.TextField(_("why it was corrected"), blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now, editable=False)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("piece of evidence")
        verbose_name_plural = _("evidence ledger")
        ordering = ["-happened_at", "-id"]
        indexes = [
            # All that counting deeds asks for: 100,000 rows without looking at one of them.
            models.Index(
                fields=["activity", "channel", "deed", "happened_at"], name="campaigns_evidence_counted"
            ),
            models.Index(fields=["happened_at", "id"], name="campaigns_evidence_when"),
            models.Index(fields=["subject"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["chain", "position"], name="campaigns_evidence_position")
        ]
        permissions = [("correct_evidence", "Can correct the evidence ledger")]

    def __str__(self) -> str:
        return self.words

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise LedgerIsAppendOnly("evidence rows are never updated")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise LedgerIsAppendOnly("evidence rows are never deleted")
