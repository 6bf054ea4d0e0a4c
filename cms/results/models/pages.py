from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from cms.models import ListPage, SpokenPage, address_tab, loudspeaker_tab
from cms.results.chart import Bar, bars
from cms.results.comparison import Difference, differences
from cms.results.figures import Counts, contradictions, total
from cms.results.forms import ResultsForm
from cms.results.models.settings import ResultsSettings
from cms.results.panels import FiguresPanel
from cms.results.periods import Kind, Months, NoSuchPeriod, Period
from cms.results.sentences import sentence
from cms.results.telling import in_a_line, number, rate, told


class KindChoice(models.TextChoices):
    WEEK = Kind.WEEK.value, pgettext_lazy("period", "week")
    MONTH = Kind.MONTH.value, pgettext_lazy("period", "month")
    QUARTER = Kind.QUARTER.value, pgettext_lazy("period", "quarter")


class ResultsIndexPage(ListPage):
    """The list of periods for which results were made public, the newest period first."""

    entry_template = "cms/results/card.html"
    nothing_yet = _("No results have been published yet.")
    template = "cms/results/list.html"
    shows = frozenset({"results"})
    subpage_types = ["results.ResultsPage"]

    class Meta:
        verbose_name = _("list of results")

    def entries(self) -> PageQuerySet:
        entries: PageQuerySet = super().entries().prefetch_related("rows")
        return entries.order_by("-ends_on", "-starts_on", "-pk")

    @classmethod
    def front_entries(cls, section: Page) -> PageQuerySet:
        """Return the results of months, the newest first."""
        months: PageQuerySet = super().front_entries(section).filter(period_kind=KindChoice.MONTH)
        return months.order_by("-ends_on", "-pk").prefetch_related("rows")


class ResultsPage(SpokenPage):
    """How the dossiers of one week, month or quarter came in and were settled (tình hình, kết quả)."""

    kind = "results"
    portal_fields = ("period_kind", "year", "number", "starts_on", "ends_on", "summary")
    shows = frozenset({"results"})
    base_form_class = ResultsForm

    period_kind = models.CharField(
        _("period"), max_length=10, choices=KindChoice.choices, default=KindChoice.MONTH
    )
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    number = models.PositiveSmallIntegerField(
        _("which one"),
        null=True,
        validators=[MinValueValidator(1), MaxValueValidator(53)],
        help_text=_("The month (1 to 12), the quarter (1 to 4) or the week of the year (1 to 53)."),
    )
    starts_on = models.DateField(_("from"), null=True, blank=True, editable=False)
    ends_on = models.DateField(_("to"), null=True, blank=True, editable=False)
    remarks = models.TextField(
        _("remarks"),
        blank=True,
        max_length=2000,
        help_text=_("For example why dossiers were late and what was done about it."),
    )

    parent_page_types = ["results.ResultsIndexPage"]
    subpage_types: list[str] = []
    template = "cms/results/page.html"

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    MultiFieldPanel(
                        [
                            FieldRowPanel(
                                [FieldPanel("period_kind"), FieldPanel("number"), FieldPanel("year")]
                            )
                        ],
                        heading=_("Period"),
                    ),
                    FiguresPanel("rows", heading=_("Figures by field")),
                    FieldPanel("remarks"),
                    FieldPanel("title", help_text=_("Empty: written from the period."), classname="title"),
                    FieldPanel("summary"),
                ],
                heading=pgettext_lazy("tab of the editor", "Content"),
            ),
            loudspeaker_tab(),
            ObjectList([FieldPanel("activity")], heading=pgettext_lazy("tab of the editor", "Plan")),
            address_tab(),
        ]
    )

    class Meta:
        verbose_name = _("results of a period")
        verbose_name_plural = _("results of the one-stop desk")

    def clean(self) -> None:
        """Work out the first and the last day from the period and the way months run here."""
        super().clean()
        self.starts_on = self.ends_on = None
        period = self.period
        if period is not None:
            self.starts_on, self.ends_on = period.days(Months(self._settings().months))

    @property
    def period(self) -> Period | None:
        """The period these results are of; None where it was not given or does not exist."""
        if not self.year or not self.number:
            return None
        period = Period(self.year, self.number, Kind(self.period_kind))
        try:
            period.days(Months.CALENDAR)
        except NoSuchPeriod:
            return None
        return period

    @cached_property
    def by_field(self) -> list[tuple[str, Counts]]:
        return [(row.field, row.counts) for row in self.rows.all()]

    @cached_property
    def totals(self) -> Counts:
        return total(counts for _name, counts in self.by_field)

    @cached_property
    def before(self) -> "ResultsPage | None":
        """The live results of the period right before, where there are any."""
        if self.period is None:
            return None
        return self._published(self.period.before()).first()

    def chart(self) -> list[Bar]:
        return bars(self.by_field)

    def differences(self) -> list[Difference]:
        """Return the lines of the comparison with the period before; [] where it was not published."""
        return differences(self.totals, self.before.totals) if self.before else []

    def gaps(self) -> list[str]:
        return [*self._period_gaps(), *self._figure_gaps(), *super().gaps()]

    def _period_gaps(self) -> list[str]:
        if self.period is None:
            return [gettext("This period does not exist. Please check which one and the year.")]
        if self._published(self.period).exclude(pk=self.pk).exists():
            return [gettext("Results of this period have been published already. Please correct those.")]
        return []

    def _published(self, period: Period) -> PageQuerySet:
        """Return the live results of a period in the same list."""
        live: PageQuerySet = ResultsPage.objects.live()
        if self.path:
            live = live.filter(path__startswith=self.path[: -self.steplen])
        return live.filter(period_kind=period.kind, year=period.year, number=period.number)

    def _figure_gaps(self) -> list[str]:
        if not self.by_field:
            return [gettext("There are no figures yet: add a row for each field.")]
        return [
            f"{name}: {sentence(one, counts)}"
            for name, counts in self.by_field
            for one in contradictions(counts)
        ]

    def words(self) -> str:
        lines = [self.summary, self.spoken(), *map(_row_in_words, self.by_field), self.remarks]
        return "\n".join(line for line in lines if line)

    def in_short(self, letters: int = 155) -> str:
        own = self.search_description or self.summary
        return super().in_short(letters) if own else in_a_line(self.totals)

    def spoken(self) -> str:
        if self.period is None or not self.by_field:
            return ""
        before = self.before.totals if self.before else None
        return told(self.period, self._settings().desk(), self.totals, before)

    def _settings(self) -> ResultsSettings:
        site = self.get_site() if self.path else None
        site = site or Site.objects.select_related("root_page").get(is_default_site=True)
        settings: ResultsSettings = ResultsSettings.for_site(site)
        return settings


def _row_in_words(row: tuple[str, Counts]) -> str:
    name, counts = row
    in_time = f" ({rate(counts.in_time_rate)})" if counts.in_time_rate is not None else ""
    return (
        f"{name}: tiếp nhận {number(counts.received)}, đã giải quyết {number(counts.settled)}, "
        f"đúng hạn {number(counts.in_time)}{in_time}."
    )
