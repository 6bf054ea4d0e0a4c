from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from campaigns.models.vocabulary import Audience, CampaignState, Channel, Period


class Campaign(ClusterableModel):
    """A communication plan (kế hoạch) in force: what the commune said it would do."""

    title = models.CharField(_("title"), max_length=300)
    symbol = models.CharField(
        _("number and symbol"),
        max_length=60,
        blank=True,
        help_text=_("As on the document, for example 96/KH-UBND."),
    )
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    purpose = models.TextField(_("purpose"), blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=CampaignState.choices, default=CampaignState.DRAFT
    )

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("symbol"), FieldPanel("issued_on")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("purpose"),
        InlinePanel("activities", heading=_("Activities"), label=_("activity")),
    ]

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-starts_on", "title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="campaigns_campaign_period",
                violation_error_message=_("The last day lies before the first."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class Activity(models.Model):
    """One line of a plan: what, for whom, by which channel, how often, who leads."""

    campaign = ParentalKey(
        Campaign, on_delete=models.CASCADE, related_name="activities", verbose_name=_("campaign")
    )
    title = models.CharField(_("what is to be done"), max_length=300)
    channel = models.CharField(_("channel"), max_length=20, choices=Channel.choices)
    audience = models.CharField(
        _("audience"), max_length=20, choices=Audience.choices, default=Audience.RESIDENTS
    )
    times = models.PositiveSmallIntegerField(_("how many times"), default=1)
    every = models.PositiveSmallIntegerField(_("in how many periods"), default=1)
    period = models.CharField(_("period"), max_length=10, choices=Period.choices, default=Period.WEEK)
    lead = models.CharField(_("lead unit"), max_length=200, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("channel"), FieldPanel("audience")]),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("times"), FieldPanel("every"), FieldPanel("period")])],
            heading=_("How often"),
            help_text=_("Twice a week: 2 times, in 1 period, week."),
        ),
        FieldPanel("lead"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
    ]

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["campaign", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(times__gte=1, every__gte=1),
                name="campaigns_activity_frequency",
                violation_error_message=_("How often must be at least once."),
            )
        ]

    def __str__(self) -> str:
        return self.title
