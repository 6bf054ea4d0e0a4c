from typing import Any, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.contrib.forms.forms import WagtailAdminFormPageForm
from wagtail.contrib.forms.models import FormMixin
from wagtail.fields import RichTextField
from wagtail.query import PageQuerySet

from campaigns.models import Channel
from cms.activities import Serves
from cms.loudspeaker import plain, sentence
from cms.models import ListPage, SpokenPage, address_tab, loudspeaker_tab
from cms.page_form import SpokenForm
from cms.serving import good_until
from cms.shortening import shortened
from cms.surveys.gaps import survey_gaps
from cms.surveys.models.answers import BallotBox, SurveyAnswer
from cms.surveys.models.questions import AskedAs
from cms.surveys.opening import Phase, phase


class SurveyKind(models.TextChoices):
    """What residents are asked for: their opinion, or what they know."""

    SURVEY = "survey", _("survey of opinions")
    QUIZ = "quiz", _("quiz with right answers")


class SurveyForm(SpokenForm, WagtailAdminFormPageForm):
    """The form a survey is written in: ours, with Wagtail's care for questions of one name."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _now("The survey closes before it opens."))
        return cleaned


class SurveyIndexPage(ListPage):
    """Surveys of opinions and quizzes, those that take answers first."""

    entry_template = "cms/surveys/card.html"
    nothing_yet = _("There is no survey at present.")
    template = "cms/surveys/list.html"
    shows = frozenset({"survey", "survey results"})
    subpage_types = ["surveys.SurveyPage"]

    class Meta:
        verbose_name = _("list of surveys")

    def entries(self) -> PageQuerySet:
        return super().entries().order_by("-closes_at", "-pk")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        times = SurveyPage.objects.child_of(self).live().values_list("opens_at", "closes_at")
        for moment in (moment for pair in times for moment in pair if moment and moment > now):
            good_until(request, moment)
        return context


class SurveyPage(FormMixin, SpokenPage):
    """A survey of opinions or a quiz, answered on its page; its times are held by the server."""

    kind = "survey"
    portal_fields = ("survey_kind", "opens_at", "closes_at")
    shows = frozenset({"survey results"})
    MONTHS_KEPT = 6  # after closing: the names and telephones of those who took part

    serves = Serves(Channel.WEBSITE, by="survey_kind", of={SurveyKind.QUIZ.value: Channel.CONTEST})

    survey_kind = models.CharField(
        _("kind of survey"), max_length=10, choices=SurveyKind.choices, default=SurveyKind.SURVEY
    )
    invitation = models.TextField(
        _("invitation"),
        max_length=1500,
        blank=True,
        help_text=_("Who is asked, and what the answers are for."),
    )
    rules = RichTextField(
        _("rules of the quiz"),
        blank=True,
        features=["bold", "ol", "ul", "link"],
        help_text=_("Who may take part, prizes, how winners are found."),
    )
    thanks = models.TextField(_("words after answering"), max_length=500, blank=True)
    opens_at = models.DateTimeField(_("takes answers from"), null=True, blank=True)
    closes_at = models.DateTimeField(_("takes answers until"), null=True, blank=True)
    results_public = models.BooleanField(
        _("show the results on the site once it is closed"),
        default=False,
        help_text=_("Numbers only; written answers, names and telephones are never shown."),
    )
    winners_wanted = models.PositiveSmallIntegerField(
        _("number of winners"), default=0, validators=[MaxValueValidator(200)]
    )

    base_form_class = SurveyForm
    parent_page_types = ["surveys.SurveyIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cms/surveys/survey_page.html"
    landing_page_template = "cms/surveys/survey_page_landing.html"

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    TitleFieldPanel("title", classname="title"),
                    FieldRowPanel([FieldPanel("survey_kind"), FieldPanel("winners_wanted")]),
                    FieldPanel("invitation"),
                    InlinePanel(
                        "form_fields", heading=_("Questions"), label=pgettext_lazy("of a survey", "Question")
                    ),
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
                            FieldPanel("results_public"),
                        ],
                        heading=_("When it takes answers"),
                    ),
                    FieldPanel("thanks"),
                    FieldPanel("rules"),
                ],
                heading=pgettext_lazy("tab of the editor", "Content"),
            ),
            loudspeaker_tab(),
            ObjectList(
                [FieldPanel("activity"), FieldPanel("summary")],
                heading=pgettext_lazy("tab of the editor", "Plan"),
            ),
            address_tab(),
        ]
    )

    class Meta:
        verbose_name = pgettext_lazy("kind of page", "survey")
        verbose_name_plural = pgettext_lazy("kind of page", "surveys")

    @property
    def is_quiz(self) -> bool:
        return self.survey_kind == SurveyKind.QUIZ

    @property
    def guess_name(self) -> str:
        """The name of the question for a guess, "" where none is asked."""
        return next((one.name for one in self.get_form_fields() if one.field_type == AskedAs.GUESS), "")

    def box(self) -> BallotBox | None:
        """Return the ballot box, None before the first answer."""
        return BallotBox.objects.filter(page_id=self.pk).first()

    def phase(self, box: BallotBox | None) -> Phase:
        """Return where the survey stands now by the server's clock."""
        return phase(timezone.now(), self.opens_at, self.closes_at, sealed=bool(box and box.sealed_at))

    def to_decide(self) -> list[tuple[str, str]]:
        times = [
            f"{timezone.localtime(moment):%H:%M, %d/%m/%Y}" if moment else "–"
            for moment in (self.opens_at, self.closes_at)
        ]
        asked = [f"{place}. {one.in_full()}" for place, one in enumerate(self.form_fields.all(), start=1)]
        after = _now("on the site, once it is closed") if self.results_public else _now("not made public")
        return [
            *super().to_decide(),
            (_now("When it takes answers"), " → ".join(times)),
            (_now("Questions"), "\n".join(asked)),
            (_now("Results"), after),
        ]

    def gaps(self) -> list[str]:
        return [*survey_gaps(self), *super().gaps()]

    def in_short(self, letters: int = 155) -> str:
        own = self.search_description or self.summary or " ".join(self.invitation.split())
        return shortened(own or self.title, letters)

    def words(self) -> str:
        asked = [f"{one.label} {'; '.join(one.offered)}".strip() for one in self.get_form_fields()]
        return "\n".join(
            part for part in (self.summary, self.invitation, *plain(self.rules), *asked) if part.strip()
        )

    def spoken(self) -> str:
        """Return an invitation to take part: what it is, until when, and where."""
        if not self.invitation.strip():
            return ""
        lines = [self.title, *self.invitation.splitlines()]
        if self.closes_at:
            closes = timezone.localtime(self.closes_at)
            lines.append(f"Nhận câu trả lời đến {closes:%H} giờ {closes:%M} phút ngày {closes:%d/%m/%Y}")
        lines.append("Mời bà con vào mục Khảo sát trên trang thông tin điện tử của xã để trả lời")
        return "\n".join(sentence(line) for line in lines if line.strip())

    def get_submission_class(self) -> type[SurveyAnswer]:
        return SurveyAnswer

    def get_form_class(self) -> Any:
        from cms.surveys.forms import form_of

        return form_of(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.surveys.views import shown_to_all

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        phase_now = self.phase(self.box())
        return {**context, "phase": phase_now, "results_shown": self.live and shown_to_all(self, phase_now)}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from cms.surveys.answering import answer_to

        return answer_to(request, self)
