from datetime import date
from decimal import Decimal
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from campaigns.fields import ManyChoicesField
from campaigns.models.units import Unit
from campaigns.models.vocabulary import Audience, CampaignState, Channel
from campaigns.timing import Timing, read


class Campaign(ClusterableModel):
    """A communication plan (kế hoạch): what the commune said it would do.

    A draft with `amends` is an amendment in the making: approved, it is taken over into the plan it amends.
    """

    title = models.CharField(_("title"), max_length=500)
    issuer = models.CharField(_("issuing body"), max_length=200, blank=True)
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
    requirements = models.TextField(_("requirements"), blank=True)
    channels = ManyChoicesField(of=Channel, verbose_name=_("channels"))
    is_public = models.BooleanField(
        _("residents may see its progress"),
        default=False,
        help_text=_("Its progress then stands on a public page, without names of people."),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=CampaignState.choices, default=CampaignState.DRAFT
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1, editable=False)
    amends = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="amendments",
        verbose_name=_("amends"),
    )
    copied_from = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="copies",
        verbose_name=_("copied from"),
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("submitted by"),
    )
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True, editable=False)
    returned_why = models.TextField(_("why it was sent back"), blank=True, editable=False)
    counted_from = models.DateField(
        _("duties are counted from"),
        null=True,
        blank=True,
        editable=False,
        help_text="Said at the approval; empty: from the first day. It stays the same through amendments.",
    )
    closing_words = models.TextField(_("what was achieved"), blank=True, editable=False)

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-starts_on", "title"]
        permissions = [
            ("approve_campaign", "Can approve plans and their amendments"),
            ("close_campaign", "Can close plans"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="campaigns_campaign_period",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.UniqueConstraint(
                fields=["amends"],
                condition=models.Q(state__in=[CampaignState.DRAFT, CampaignState.WAITING]),
                name="campaigns_one_open_amendment",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def counts_from(self) -> date:
        """The day duties are counted from: what fell due before it is not owed."""
        return self.counted_from or self.starts_on


class LegalBasis(Orderable):
    """A document the plan rests on (căn cứ)."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="legal_bases")
    kind = models.CharField(_("kind of document"), max_length=60, blank=True)
    symbol = models.CharField(_("number and symbol"), max_length=60)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    issuer = models.CharField(_("issuing body"), max_length=200, blank=True)
    title = models.CharField(_("title"), max_length=500, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal bases")

    def __str__(self) -> str:
        return " ".join(filter(None, [self.kind, self.symbol]))


class PlanContent(Orderable):
    """What residents (or officials) are to be told."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="contents")
    audience = models.CharField(
        _("audience"), max_length=20, choices=Audience.choices, default=Audience.EVERYBODY
    )
    text = models.TextField(_("content"))

    class Meta(Orderable.Meta):
        verbose_name = _("content to tell")
        verbose_name_plural = _("contents to tell")

    def __str__(self) -> str:
        return self.text


class Target(Orderable):
    """A number the plan wants reached: 98 % of files on time, 28 procedures posted."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="targets")
    key = models.UUIDField(
        default=uuid4,
        editable=False,
        db_index=True,
        help_text="What readings know it by; the same in a plan and its amendments.",
    )
    text = models.CharField(_("target"), max_length=500)
    number = models.DecimalField(_("number"), max_digits=14, decimal_places=2)
    unit = models.CharField(
        _("unit of measure"), max_length=40, help_text=_("Such as %, procedures, people.")
    )
    due_on = models.DateField(_("by"), null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("target")
        verbose_name_plural = _("targets")

    def __str__(self) -> str:
        return self.text

    def measured(self, value: Decimal) -> str:
        """Return a value as people write it with the unit of the target: "98%", "28 thủ tục"."""
        return with_unit(value, self.unit)

    @property
    def wanted(self) -> str:
        return self.measured(self.number)


def with_unit(value: Decimal | str, unit: str) -> str:
    """Return a number and its unit as people write them; a sign of per cent stands close."""
    plain = Decimal(f"{Decimal(value).normalize():f}")
    figure = number_format(plain, force_grouping=True)
    return f"{figure}%" if unit.strip() == "%" else f"{figure} {unit}".strip()


class BudgetLine(Orderable):
    """Money a plan sets aside, in đồng, and where it comes from."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="budget")
    text = models.CharField(_("what for"), max_length=300)
    amount = models.PositiveBigIntegerField(_("amount in đồng"))
    source = models.CharField(_("source of money"), max_length=200, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("budget line")
        verbose_name_plural = _("budget")

    def __str__(self) -> str:
        return self.text


class Assignment(Orderable):
    """What the part on organisation gives to a unit (tổ chức thực hiện)."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name=pgettext_lazy("plan", "unit")
    )
    text = models.TextField(pgettext_lazy("plan", "task"))

    class Meta(Orderable.Meta):
        verbose_name = _("task of a unit")
        verbose_name_plural = _("tasks of units")

    def __str__(self) -> str:
        return f"{self.unit}: {self.text}"


class Recipient(Orderable):
    """Where the plan is sent (nơi nhận)."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="recipients")
    name = models.CharField(_("recipient"), max_length=200)

    class Meta(Orderable.Meta):
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")

    def __str__(self) -> str:
        return self.name


class Activity(ClusterableModel):
    """One line of a plan: what, for whom, by which channels, when or how often, who leads."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.CASCADE, related_name="activities", verbose_name=_("campaign")
    )
    section = models.CharField(
        _("section"), max_length=300, blank=True, help_text=_("The heading it stands under in the plan.")
    )
    title = models.CharField(_("what is to be done"), max_length=1000)
    channels = ManyChoicesField(
        of=Channel,
        verbose_name=_("channels"),
        help_text=_("Each channel is counted by itself. None: any evidence of the activity counts."),
    )
    audience = models.CharField(
        _("audience"), max_length=20, choices=Audience.choices, default=Audience.RESIDENTS
    )
    timing = models.CharField(
        _("when or how often"),
        max_length=300,
        blank=True,
        help_text=_(
            "In the words of the plan: “twice a week”, “before 30/11/2026”, “each quarter”, “all the year”."
        ),
    )
    uncounted = models.BooleanField(
        _("keep these words, count nothing"),
        default=False,
        help_text=_(
            "For a timing the software cannot read: the words stand in the plan as they are, nothing is "
            "owed by a day, and what is done is still written down."
        ),
    )
    every_days = models.PositiveSmallIntegerField(
        _("evidence at least every … days"),
        null=True,
        blank=True,
        help_text=_("For what goes on all the time; without it such an activity is never shown as done."),
    )
    lead = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("lead unit")
    )
    coordinating = ParentalManyToManyField(
        Unit, blank=True, related_name="+", verbose_name=_("coordinating units")
    )
    product = models.CharField(_("product"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    sort_order = models.PositiveIntegerField(default=0, editable=False)
    dropped_on = models.DateField(
        _("no longer done from"),
        null=True,
        blank=True,
        editable=False,
        help_text="Set when an amendment leaves the activity out; what was owed before stays.",
    )
    origin = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="copies",
        help_text="In an amendment: the activity of the plan it stands for. In a copy: where it came from.",
    )

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["campaign", "sort_order", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def when(self) -> Timing:
        """What `timing` means; phrases without a year count in the year the plan begins."""
        return read(self.timing, year=self.campaign.starts_on.year)

    @property
    def since(self) -> date:
        """The first day it is counted from."""
        return self.starts_on or self.campaign.starts_on

    @property
    def until(self) -> date:
        """The last day it is counted to."""
        return self.ends_on or self.campaign.ends_on

    def get_channels_display(self) -> str:
        """The channels in words, in the order of the vocabulary."""
        return ", ".join(str(channel.label) for channel in Channel if channel in self.channels)
