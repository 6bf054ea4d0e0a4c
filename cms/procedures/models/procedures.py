"""An administrative procedure of the commune (thủ tục hành chính)."""

from datetime import date
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from cms.models import SpokenPage, address_tab, loudspeaker_tab
from cms.procedures.completeness import gaps
from cms.procedures.days import midnight
from cms.procedures.force import Force, force
from cms.procedures.models.vocabulary import Level, Standing
from cms.procedures.page_form import ProcedurePageForm
from cms.procedures.record import record_of
from cms.procedures.showing import decision, shown
from cms.procedures.telling import spoken_of, words_of
from cms.serving import good_until
from cms.shortening import shortened

CODE = r"[0-9]\.[0-9]{6}(?:\.[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.H[0-9]{2})?"
NATIONAL_PORTAL = "https://dichvucong.gov.vn"


class ProcedureQuerySet(PageQuerySet):
    """Procedures, in the words of those who keep them."""

    def in_force(self, on: date | None = None) -> "ProcedureQuerySet":
        """Those residents can use on a local day (today): announced, begun and not repealed by then."""
        day = on or timezone.localdate()
        coming = Q(standing=Standing.NEW, effective_from__gt=day)
        gone = Q(standing=Standing.REPEALED) & (Q(effective_from=None) | Q(effective_from__lte=day))
        in_force: ProcedureQuerySet = self.exclude(coming).exclude(gone)
        return in_force


ProcedureManager = PageManager.from_queryset(ProcedureQuerySet)


class ProcedurePage(SpokenPage):
    """A procedure with every part Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 asks for.

    Texts with several lines hold one step, way, form or legal instrument a line. `code` is unique in
    one commune's list, not in the database: the communes of a province share it.
    """

    kind = "procedure"
    words_from = ("dossier", "forms")
    portal_fields = (
        "code",
        "field",
        "level",
        "applicants",
        "time_limit",
        "fee",
        "result",
        "agency",
        "place",
        "grounds",
        "standing",
        "decision_number",
        "decision_date",
        "effective_from",
        "portal_link",
    )
    shows = frozenset({"procedure-fields", "document"})

    code = models.CharField(
        _("procedure code"),
        max_length=30,
        blank=True,
        db_index=True,
        validators=[RegexValidator(rf"^{CODE}$", _("A code looks like 1.001193."))],
        help_text=_("As in the national database of procedures, for example 1.001193."),
    )
    field = models.ForeignKey(
        "procedures.Field",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("field of administration"),
    )
    level = models.CharField(_("online service"), max_length=10, choices=Level.choices, default=Level.DIRECT)
    synonyms = models.TextField(
        _("words residents use for it"),
        blank=True,
        max_length=2000,
        help_text=_("One a line, for example: làm giấy khai sinh. The finder looks here too."),
    )
    applicants = models.TextField(_("who may apply"), blank=True, max_length=2000)
    steps = models.TextField(
        pgettext_lazy("procedure", "steps"), blank=True, max_length=20000, help_text=_("One step a line.")
    )
    ways = models.TextField(
        _("ways of applying"),
        blank=True,
        max_length=5000,
        help_text=_("One way a line: at the desk, online, by post."),
    )
    sets = models.PositiveSmallIntegerField(
        _("number of dossiers"), default=1, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    time_limit = models.TextField(_("time limit"), blank=True, max_length=2000)
    fee = models.TextField(
        _("fee and charge"),
        blank=True,
        max_length=3000,
        help_text=_("Write “Không” where nothing is charged."),
    )
    result = models.TextField(pgettext_lazy("procedure", "result"), blank=True, max_length=2000)
    agency = models.CharField(_("agency that settles it"), max_length=300, blank=True)
    place = models.CharField(_("where to hand in and to collect"), max_length=300, blank=True)
    conditions = models.TextField(_("requirements and conditions"), blank=True, max_length=5000)
    grounds = models.TextField(
        _("legal grounds"), blank=True, max_length=5000, help_text=_("One legal document a line.")
    )
    portal_link = models.URLField(
        _("address on the national portal"),
        max_length=500,
        blank=True,
        help_text=_("Begins with https://dichvucong.gov.vn/."),
    )
    standing = models.CharField(
        pgettext_lazy("procedure", "standing"), max_length=10, choices=Standing.choices, default=Standing.NEW
    )
    decision_number = models.CharField(
        _("number of the announcing decision"),
        max_length=60,
        blank=True,
        help_text=_("For example 512/QĐ-UBND."),
    )
    decision_date = models.DateField(_("date of the announcing decision"), null=True, blank=True)
    effective_from = models.DateField(_("in effect from"), null=True, blank=True)
    # Most procedures are read when needed; only what is new is worth the loudspeakers.
    for_loudspeakers = models.BooleanField(_("to be read on the loudspeakers"), default=False)

    objects = ProcedureManager()

    base_form_class = ProcedurePageForm

    parent_page_types = ["procedures.ProcedureIndexPage"]
    subpage_types: list[str] = []
    template = "cms/procedures/procedure_page.html"

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    TitleFieldPanel("title", classname="title"),
                    FieldRowPanel([FieldPanel("code"), FieldPanel("field"), FieldPanel("level")]),
                    FieldPanel("summary"),
                    FieldPanel("synonyms"),
                    FieldPanel("applicants"),
                    FieldPanel("steps"),
                    FieldPanel("ways"),
                    InlinePanel(
                        "dossier",
                        heading=_("papers of the dossier"),
                        label=pgettext_lazy("procedure", "paper"),
                    ),
                    FieldPanel("sets"),
                    InlinePanel(
                        "forms", heading=_("forms of the procedure"), label=pgettext_lazy("procedure", "form")
                    ),
                    FieldPanel("time_limit"),
                    FieldPanel("fee"),
                    FieldPanel("result"),
                    FieldPanel("agency"),
                    FieldPanel("place"),
                    FieldPanel("conditions"),
                    FieldPanel("grounds"),
                    InlinePanel(
                        "cited", heading=_("legal documents of this site"), label=_("legal document")
                    ),
                    FieldPanel("portal_link"),
                ],
                heading=pgettext_lazy("tab of the editor", "Content"),
            ),
            ObjectList(
                [
                    FieldPanel("standing"),
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("decision_number"), FieldPanel("decision_date")]),
                            FieldPanel("effective_from"),
                        ],
                        heading=_("announcing decision"),
                    ),
                ],
                heading=pgettext_lazy("tab of the editor", "Standing"),
            ),
            loudspeaker_tab(),
            ObjectList([FieldPanel("activity")], heading=pgettext_lazy("tab of the editor", "Plan")),
            address_tab(),
        ]
    )

    class Meta:
        verbose_name = _("administrative procedure")
        verbose_name_plural = _("administrative procedures")

    def to_decide(self) -> list[tuple[str, str]]:
        record = record_of(self)
        since = shown("effective_from", record["effective_from"])
        said = [
            (pgettext("procedure", "standing"), self.get_standing_display()),
            (gettext("announcing decision"), decision(record)),
            (gettext("in effect from"), since),
            (gettext("words residents use for it"), self.synonyms),
        ]
        return [*super().to_decide(), *((capfirst(label), words) for label, words in said if words)]

    @property
    def force(self) -> Force:
        """Where the procedure stands today."""
        return force(self.standing, self.effective_from, timezone.localdate())

    def gaps(self) -> list[str]:
        record = record_of(self)
        cited = "\n".join(str(one.document) for one in self.cited.all()) if not record["grounds"] else ""
        return [*gaps({**record, "grounds": record["grounds"] or cited}), *super().gaps()]

    def words(self) -> str:
        return words_of(record_of(self))

    def spoken(self) -> str:
        return spoken_of(self, record_of(self))

    def in_short(self, letters: int = 155) -> str:
        if self.search_description or self.summary:
            return super().in_short(letters)
        facts = [
            (gettext("Time limit"), self.time_limit),
            (pgettext("procedure", "Fee"), self.fee),
            (pgettext("procedure", "Where"), self.place),
        ]
        told = "; ".join(f"{what}: {' '.join(text.split())}" for what, text in facts if text)
        return shortened(told, letters)

    @property
    def turns_on(self) -> date | None:
        """The day to come on which the announcing decision takes effect, if it has not yet."""
        coming = self.effective_from and self.effective_from > timezone.localdate()
        return self.effective_from if coming else None

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.procedures.history import told

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "dossier": self.dossier.all(),
            "forms": self.forms.select_related("document"),
            "cited": self.cited.filter(document__live=True).select_related("document"),
            "history": told(self.history.all()) if self.pk else [],
        }

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer; the page says something else from the day its decision takes effect."""
        if self.turns_on:
            good_until(request, midnight(self.turns_on))
        return super().serve(request, *args, **kwargs)
