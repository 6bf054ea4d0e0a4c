from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaigns.models.plan import Activity
from campaigns.models.units import Unit
from campaigns.models.vocabulary import Channel


class Duty(models.Model):
    """What an activity owes on one channel in one window of time; made ahead from the plan, never by hand.

    Deeds on the days from `starts_on` to `ends_on` (both inclusive) count. Whether it was done is not kept
    here: that is read from the ledger (campaigns.duties).
    """

    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, related_name="duties", verbose_name=_("activity")
    )
    channel = models.CharField(
        _("channel"),
        max_length=20,
        choices=Channel.choices,
        blank=True,
        help_text="Empty: any channel counts.",
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    due_on = models.DateField(_("due on"))
    required = models.PositiveSmallIntegerField(_("how many"))
    owner = models.ForeignKey(
        Unit,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="duties",
        verbose_name=pgettext_lazy("duty", "owner"),
    )
    waived_why = models.TextField(_("why it is not owed any more"), blank=True)
    waived_by = models.CharField(_("waived by"), max_length=150, blank=True)
    waived_at = models.DateTimeField(_("waived at"), null=True, blank=True)

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "channel", "starts_on"], name="campaigns_duty_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="campaigns_duty_window"
            ),
        ]
        indexes = [models.Index(fields=["due_on"])]

    def __str__(self) -> str:
        return f"{self.activity}: {self.due_on:%d/%m/%Y}"
