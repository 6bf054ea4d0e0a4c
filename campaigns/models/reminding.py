"""How people are reminded of the duties of plans, and whom that was done to."""

import re
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from campaigns.duties.reminding import Occasion, Rules
from campaigns.models.duty import Duty

_MOST_DAYS, _FARTHEST = 5, 90


def read_days(written: str) -> tuple[int, ...]:
    """Return the days of “7, 1”, the greatest first; raises ValidationError with what is wrong."""
    parts = [part for part in re.split(r"[\s,;]+", written) if part]
    if not all(part.isascii() and part.isdigit() and 1 <= int(part[:4]) <= _FARTHEST for part in parts):
        raise ValidationError(
            _("Write numbers of days from 1 to %(most)d with commas between them, for example 7, 1."),
            params={"most": _FARTHEST},
        )
    if len(set(parts)) > _MOST_DAYS:
        raise ValidationError(_("Name at most %(most)d days."), params={"most": _MOST_DAYS})
    return tuple(sorted({int(part) for part in parts}, reverse=True))


def check_days(written: str) -> None:
    read_days(written)


class LeadersTold(models.TextChoices):
    APPROVER = "approver", _("the leader who approved the plan")
    ALL = "all", _("all leaders who may approve plans")


def _days(name: Any, default: int, most: int, **more: Any) -> Any:
    limits = [MinValueValidator(1), MaxValueValidator(most)]
    return models.PositiveSmallIntegerField(name, default=default, validators=limits, **more)


@register_setting(icon="time", order=910)
class ReminderSettings(BaseGenericSetting):
    """When the units of plans are reminded of what they owe, and when leaders are told that it is late."""

    active = models.BooleanField(
        _("remind of the work of plans"),
        default=True,
        help_text=_(
            "Once a day after 7 o'clock each person gets one message that names the work, in this admin and "
            "by e-mail where the account has an address. Those of lead and coordinating units are reminded."
        ),
    )
    before = models.CharField(
        _("days before it is due"),
        max_length=40,
        default="7, 1",
        blank=True,
        validators=[check_days],
        help_text=_(
            "With commas between them; empty: not before. Work that comes back each week or month is not "
            "told of before half its time is over; what comes back more often, only when it is late."
        ),
    )
    on_the_day = models.BooleanField(_("also on the day it is due"), default=True)
    every = _days(
        _("late: again every … days"),
        7,
        60,
        help_text=_("The first time on the first day it is late."),
    )
    until = _days(
        _("late: not any more after … days"),
        30,
        365,
        help_text=_("It stays under “My work” and on the board of the plan."),
    )
    escalate_after = _days(
        _("tell leaders when it is … days late"),
        14,
        365,
        null=True,
        blank=True,
        help_text=_("Empty: leaders are not told."),
    )
    leaders = models.CharField(
        _("whom of the leaders"),
        max_length=10,
        choices=LeadersTold.choices,
        default=LeadersTold.APPROVER,
        help_text=_("Where that account is gone or approves no plans any more, all leaders are told."),
    )

    panels = [
        FieldPanel("active"),
        MultiFieldPanel([FieldPanel("before"), FieldPanel("on_the_day")], heading=_("Before it is due")),
        MultiFieldPanel([FieldPanel("every"), FieldPanel("until")], heading=_("When it is late")),
        MultiFieldPanel([FieldPanel("escalate_after"), FieldPanel("leaders")], heading=_("To the leaders")),
    ]

    class Meta:
        verbose_name = _("reminders of plans")

    def clean(self) -> None:
        super().clean()
        if self.escalate_after and self.until and self.escalate_after > self.until:
            raise ValidationError(
                {"escalate_after": _("Leaders must be told before the reminders of what is late end.")}
            )

    @property
    def rules(self) -> Rules:
        return Rules(read_days(self.before), self.on_the_day, self.every, self.until, self.escalate_after)


class ReminderRole(models.TextChoices):
    """What somebody who was reminded has to do with the duty."""

    LEAD = "lead", pgettext_lazy("reminded", "in the lead")
    HELPS = "helps", pgettext_lazy("reminded", "coordinating")
    LEADER = "leader", pgettext_lazy("reminded", "leader")


class DutyReminder(models.Model):
    """That somebody was reminded of a duty on a local day; `about` is the day that called for it."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="reminders", verbose_name=_("duty"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="duty_reminders",
        verbose_name=_("account"),
    )
    role = models.CharField(_("role"), max_length=10, choices=ReminderRole.choices)
    occasion = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Occasion])
    about = models.DateField()
    told_on = models.DateField(_("when"))

    class Meta:
        verbose_name = _("reminder of a duty")
        verbose_name_plural = _("reminders of duties")
        ordering = ["-told_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "person", "occasion", "about"], name="campaigns_reminded_once"
            )
        ]
        indexes = [models.Index(fields=["told_on"])]

    def __str__(self) -> str:
        return f"{self.duty_id}: {self.told_on:%d/%m/%Y}"
