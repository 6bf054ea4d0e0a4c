from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from campaigns.models.plan import Campaign
from campaigns.reporting.periods import Months


class ReportState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("report", "draft")
    SIGNED = "signed", pgettext_lazy("report", "signed")


REPORT_TRANSITIONS: dict[ReportState, frozenset[ReportState]] = {
    ReportState.DRAFT: frozenset({ReportState.SIGNED}),
    ReportState.SIGNED: frozenset(),
}


class MonthsChoice(models.TextChoices):
    REPORTING = Months.REPORTING.value, _("from the 15th of the month before to the 14th")
    CALENDAR = Months.CALENDAR.value, _("from the 1st to the last day of the month")


DEFAULT_RECIPIENTS = (
    "Như trên\nThường trực Đảng ủy, HĐND xã\nChủ tịch, các Phó Chủ tịch UBND xã\nLưu: VT, VHXH"
)


@register_setting(icon="doc-full", order=900)
class ReportSettings(BaseGenericSetting):
    """What reports of this commune have in common: letterhead, signer, recipients, where a month begins."""

    issuing_body = models.CharField(
        _("issuing body"),
        max_length=200,
        blank=True,
        help_text=_("In full, for example Ủy ban nhân dân xã Tân Hòa."),
    )
    parent_body = models.CharField(_("body above it"), max_length=200, blank=True)
    place = models.CharField(
        pgettext_lazy("letterhead", "place"),
        max_length=100,
        blank=True,
        help_text=_("As in the line of the date, for example Tân Hòa."),
    )
    symbol = models.CharField(_("symbol of reports"), max_length=40, default="BC-UBND")
    addressed_to = models.TextField(
        _("addressed to"), blank=True, help_text=_("One body a line; empty: no “Kính gửi”.")
    )
    authority = models.CharField(_("authority"), max_length=200, default="TM. ỦY BAN NHÂN DÂN", blank=True)
    second_authority = models.CharField(
        _("second line of the authority"),
        max_length=200,
        blank=True,
        help_text=_("For a deputy: KT. CHỦ TỊCH."),
    )
    signer_title = models.CharField(_("post of the signer"), max_length=100, default="CHỦ TỊCH")
    signer_name = models.CharField(_("name of the signer"), max_length=100, blank=True)
    recipients = models.TextField(
        _("recipients"),
        default=DEFAULT_RECIPIENTS,
        help_text=_("One a line; the last one says where it is filed."),
    )
    months = models.CharField(
        _("a reported month runs"),
        max_length=20,
        choices=MonthsChoice.choices,
        default=MonthsChoice.REPORTING,
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("issuing_body"),
                FieldPanel("parent_body"),
                FieldRowPanel([FieldPanel("place"), FieldPanel("symbol")]),
            ],
            heading=_("Letterhead"),
        ),
        MultiFieldPanel([FieldPanel("addressed_to"), FieldPanel("recipients")], heading=_("To whom")),
        MultiFieldPanel(
            [
                FieldPanel("authority"),
                FieldPanel("second_authority"),
                FieldRowPanel([FieldPanel("signer_title"), FieldPanel("signer_name")]),
            ],
            heading=_("Signature"),
        ),
        FieldPanel("months"),
    ]

    class Meta:
        verbose_name = _("form of reports")


class Report(models.Model):
    """A report on plans over some days: a draft reckoned anew each time, frozen with its rows when signed.

    `content` holds campaigns.reporting.content of a signed report; a draft keeps only the words people wrote.
    """

    campaign = models.ForeignKey(
        Campaign,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reports",
        verbose_name=_("plan"),
        help_text=_("Empty: all plans, and what was done outside any."),
    )
    title = models.CharField(_("title"), max_length=300)
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("to"))
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    dated = models.DateField(_("day of the report"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ReportState.choices, default=ReportState.DRAFT, editable=False
    )
    words = models.JSONField(pgettext_lazy("report", "words"), default=dict, blank=True, editable=False)
    content = models.JSONField(_("content"), null=True, blank=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=pgettext_lazy("report", "made by"),
    )
    signed_by = models.CharField(_("signed by"), max_length=150, blank=True, editable=False)
    signed_at = models.DateTimeField(_("signed at"), null=True, blank=True, editable=False)
    form = models.JSONField(
        default=dict, blank=True, editable=False, help_text="The letterhead and signature it was signed with."
    )
    created_at = models.DateTimeField(pgettext_lazy("report", "made at"), auto_now_add=True)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-last_day", "-id"]
        permissions = [("sign_report", "Can sign reports")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="campaigns_report_days",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=models.Q(state=ReportState.DRAFT) | models.Q(content__isnull=False),
                name="campaigns_report_frozen",
            ),
        ]

    def __str__(self) -> str:
        return self.title
