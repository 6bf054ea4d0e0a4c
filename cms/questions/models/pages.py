from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.fields import RichTextField
from wagtail.query import PageQuerySet

from cms.loudspeaker import plain, sentence
from cms.models import ListPage, SpokenPage, address_tab, loudspeaker_tab
from cms.questions.gaps import question_gaps
from cms.questions.models.topics import QuestionTopic
from cms.shortening import shortened
from cms.unmarked import unmarked

LONGEST_SEARCH = 100


class Origin(models.TextChoices):
    """Where a question came from."""

    OFTEN_ASKED = "often", _("often asked at the one-stop desk")
    FEEDBACK = "feedback", _("feedback sent by a resident")
    MEETING = "meeting", _("a dialogue or a meeting with residents")
    TELEPHONE = "phone", _("asked by telephone or in person")


class QuestionIndexPage(ListPage):
    """Questions of residents and the commune's answers (hỏi đáp), by topic and by words."""

    PER_PAGE = 10
    query = ListPage.query | {"chu-de"}
    entry_template = "cms/questions/card.html"
    nothing_yet = _("No question has been answered here yet.")
    template = "cms/questions/list.html"
    shows = frozenset({"question", "question topics"})
    subpage_types = ["questions.QuestionPage"]

    class Meta:
        verbose_name = _("list of questions and answers")

    def entries(self) -> PageQuerySet:
        return super().entries().select_related("topic").order_by("-asked_on", "-pk")

    def page_of_entries(self, request: HttpRequest) -> Any:
        found = _matching(self.entries(), request.GET.get("chu-de", ""), request.GET.get("tim", ""))
        return self.paged(found, request)

    def paged(self, found: PageQuerySet, request: HttpRequest) -> Any:
        """Return the part of what was found that ?trang= asks for."""
        from django.core.paginator import Paginator

        return Paginator(found, self.PER_PAGE).get_page(request.GET.get("trang"))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        topics = list(QuestionTopic.objects.filter(pk__in=self.entries().order_by().values("topic")))
        chosen = next((topic for topic in topics if topic.slug == request.GET.get("chu-de")), None)
        sought = request.GET.get("tim", "").replace("\x00", "")[:LONGEST_SEARCH].strip()
        return {**context, "topics": topics, "chosen": chosen, "sought": sought}


def _matching(entries: PageQuerySet, topic: str, words: str) -> PageQuerySet:
    """Return the entries of a topic that hold every word, with or without Vietnamese marks."""
    if topic:
        entries = entries.filter(topic__slug=topic[:80].replace("\x00", ""))
    for word in unmarked(words.replace("\x00", "")[:LONGEST_SEARCH]).split():
        entries = entries.filter(found_by__contains=word)
    return entries


class QuestionPage(SpokenPage):
    """A question of residents and the commune's answer."""

    kind = "question"
    portal_fields = ("topic", "question", "asked_on")
    shows = frozenset({"question topics"})

    question = models.TextField(
        _("question"),
        max_length=2000,
        blank=True,
        help_text=_("In your own words, without anything by which a neighbour would know who asked."),
    )
    answer = RichTextField(
        _("answer"), blank=True, features=["bold", "italic", "ol", "ul", "link", "document-link"]
    )
    topic = models.ForeignKey(
        QuestionTopic,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("topic"),
    )
    basis = models.TextField(
        _("legal basis of the answer"),
        max_length=1000,
        blank=True,
        help_text=_("Law or decree with its article; a line each."),
    )
    asker = models.CharField(
        _("who asked, in general terms"),
        max_length=120,
        blank=True,
        help_text=_("For example: a resident of Thôn Đông. Never a name, unless the person agreed to it."),
    )
    asked_on = models.DateField(_("asked on"), default=timezone.localdate)
    origin = models.CharField(
        _("where the question came from"), max_length=10, choices=Origin.choices, default=Origin.OFTEN_ASKED
    )
    feedback = models.ForeignKey(
        "questions.Feedback",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("feedback"),
    )
    found_by = models.TextField(blank=True, editable=False)  # question and answer without marks, for the list

    parent_page_types = ["questions.QuestionIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cms/questions/question_page.html"

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    TitleFieldPanel("title", classname="title", heading=_("Question in one line")),
                    FieldPanel("question"),
                    FieldPanel("answer"),
                    FieldPanel("basis"),
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("topic"), FieldPanel("asked_on")]),
                            FieldRowPanel([FieldPanel("origin"), FieldPanel("asker")]),
                        ],
                        heading=_("About the question"),
                    ),
                ],
                heading=pgettext_lazy("tab of the editor", "Content"),
            ),
            loudspeaker_tab(),
            ObjectList(
                [
                    FieldPanel("activity"),
                    FieldPanel("summary"),
                    HelpPanel(template="cms/questions/admin/air_duty.html"),
                ],
                heading=pgettext_lazy("tab of the editor", "Plan"),
            ),
            address_tab(),
        ]
    )

    class Meta:
        verbose_name = _("question and answer")
        verbose_name_plural = _("questions and answers")

    def gaps(self) -> list[str]:
        return [*question_gaps(self), *super().gaps()]

    def answer_lines(self) -> list[str]:
        """Return the paragraphs of the answer in plain text."""
        return plain(self.answer)

    def words(self) -> str:
        return "\n".join(part for part in (self.question, *self.answer_lines(), self.basis) if part.strip())

    def in_short(self, letters: int = 155) -> str:
        return (
            super().in_short(letters)
            if self.search_description or self.summary
            else self._answer_in_short(letters)
        )

    def _answer_in_short(self, letters: int) -> str:
        return shortened(" ".join(self.answer_lines()) or self.question, letters)

    def spoken(self) -> str:
        """Return "Hỏi: …" and "Trả lời: …" as a newsreader says them; "" without an answer."""
        answer = self.answer_lines()
        if not answer:
            return ""
        asked = " ".join((self.question or self.title).split())
        first, *rest = answer
        return "\n".join(sentence(line) for line in (f"Hỏi: {asked}", f"Trả lời: {first}", *rest))

    def structured(self) -> dict[str, Any]:
        """Return the page in the words of schema.org (QAPage)."""
        return {
            "@context": "https://schema.org",
            "@type": "QAPage",
            "mainEntity": {
                "@type": "Question",
                "name": self.title,
                "text": self.question or self.title,
                "answerCount": 1,
                "dateCreated": self.asked_on.isoformat(),
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": "\n".join(self.answer_lines()),
                    "url": self.full_url or "",
                    **(
                        {"dateCreated": self.first_published_at.isoformat()}
                        if self.first_published_at
                        else {}
                    ),
                },
            },
        }

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.found_by = unmarked(f"{self.title}\n{self.words()}")
        super().full_clean(*args, **kwargs)
