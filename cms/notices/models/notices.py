from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Page as PageOfList
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.query import PageQuerySet

from campaigns.models import Channel
from cms.activities import Serves
from cms.blocks import article_blocks
from cms.loudspeaker import from_blocks
from cms.models import ListPage, SpokenPage, address_tab, loudspeaker_tab
from cms.notices.airings import aired_days
from cms.notices.board import Choice, registers, shown
from cms.notices.disclosure import AIRED, DESCRIPTIONS, Clause, Form, Rule, rule, rules
from cms.notices.forms import NoticeForm
from cms.notices.models.posted import PostedPage
from cms.notices.models.postings import Posting, PostingState
from cms.notices.panels import DutiesPanel

CLAUSES = [(int(clause), f"Khoản {clause:d}. {words}") for clause, words in DESCRIPTIONS.items()]


def with_state(notices: PageQuerySet) -> PageQuerySet:
    """Annotate `is_over`: it hung and hangs nowhere any more, or its last day is past."""
    postings = Posting.objects.filter(page=OuterRef("pk"))
    hangs = Exists(postings.exclude(state=PostingState.TAKEN_DOWN))
    past = Q(post_until__lt=timezone.localdate()) & ~Exists(postings)
    marked: PageQuerySet = notices.annotate(is_over=(Exists(postings) & ~hangs) | past)
    return marked


class NoticeIndexPage(ListPage):
    """The notice board: notices by clause of the law, in force or over, and the quarterly registers."""

    entry_template = "cms/notices/notice_card.html"
    nothing_yet = gettext_lazy("No notice has been posted yet.")
    template = "cms/notices/notice_index_page.html"
    shows = frozenset({"notice", "register", "posting"})
    query = ListPage.query | {"khoan", "tinh-trang"}
    subpage_types = ["notices.NoticePage", "notices.RegisterPage"]

    class Meta:
        verbose_name = gettext_lazy("notice board")

    @cached_property
    def hidden(self) -> Q:
        """Which pages lie behind a view restriction; asked once for the notices and the registers."""
        found: Q = Page.objects.all().private_q()
        return found

    def entries(self) -> PageQuerySet:
        notices: PageQuerySet = NoticePage.objects.child_of(self).live().exclude(self.hidden)
        return with_state(notices.order_by("-first_published_at", "-pk"))

    def page_of_entries(self, request: HttpRequest) -> "PageOfList[Any]":
        return shown(self, Choice.read(request.GET), request.GET.get("trang"))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        chosen = Choice.read(request.GET)
        return {**context, "chosen": chosen, "clauses": CLAUSES, "registers": registers(self)}


class NoticePage(PostedPage, SpokenPage):
    """A notice (niêm yết công khai) under one of the 14 clauses of Luật số 10/2022/QH15, Điều 11."""

    kind = "notice"
    portal_fields = ("clause", "document_number", "document_date", "summary")
    shows = frozenset({"posting", "airings"})

    serves = Serves(Channel.NOTICE_BOARD)

    clause = models.PositiveSmallIntegerField(
        gettext_lazy("content under Điều 11"),
        choices=CLAUSES,
        null=True,
        blank=True,
        help_text=gettext_lazy(
            "Decides where and how long it must be posted and whether it must be read on the loudspeakers."
        ),
    )
    document_number = models.CharField(
        gettext_lazy("number and symbol of the document"),
        max_length=60,
        blank=True,
        help_text=gettext_lazy("As on the document, for example 96/TB-UBND."),
    )
    document_date = models.DateField(
        gettext_lazy("date of the document"),
        null=True,
        blank=True,
        help_text=gettext_lazy("The 05 working days to make it public count from this day."),
    )
    body = StreamField(article_blocks(), verbose_name=gettext_lazy("text"), blank=True)
    files = StreamField(
        [("file", DocumentChooserBlock(label=gettext_lazy("file")))],
        verbose_name=gettext_lazy("files"),
        blank=True,
        help_text=gettext_lazy("The document itself, as residents may open it."),
    )
    silence_reason = models.TextField(
        gettext_lazy("why it is not read on the loudspeakers"),
        blank=True,
        validators=[MaxLengthValidator(500)],
        help_text=gettext_lazy(
            "Asked for where the law wants it heard for 03 days on end (clauses 7 to 12)."
        ),
    )

    parent_page_types = ["notices.NoticeIndexPage"]
    subpage_types: list[str] = []
    template = "cms/notices/notice_page.html"
    base_form_class = NoticeForm

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    TitleFieldPanel("title", classname="title"),
                    FieldPanel("clause"),
                    FieldRowPanel([FieldPanel("document_number"), FieldPanel("document_date")]),
                    FieldPanel("summary"),
                    FieldPanel("body"),
                    FieldPanel("files"),
                ],
                heading=pgettext_lazy("tab of the editor", "Content"),
            ),
            ObjectList(
                [
                    DutiesPanel(),
                    FieldPanel("wanted_places", widget=forms.CheckboxSelectMultiple),
                    MultiFieldPanel(
                        [FieldRowPanel([FieldPanel("post_from"), FieldPanel("post_until")])],
                        heading=gettext_lazy("How long it hangs"),
                    ),
                ],
                heading=pgettext_lazy("tab of the editor", "Posting"),
            ),
            ObjectList(
                [*loudspeaker_tab().children, FieldPanel("silence_reason")],
                heading=pgettext_lazy("tab of the editor", "Loudspeakers"),
            ),
            ObjectList([FieldPanel("activity")], heading=pgettext_lazy("tab of the editor", "Plan")),
            address_tab(),
        ]
    )

    class Meta:
        verbose_name = gettext_lazy("notice")
        verbose_name_plural = gettext_lazy("notices")

    @property
    def law(self) -> Clause | None:
        """The clause of Điều 11 this stands under."""
        return Clause(self.clause) if self.clause else None

    @property
    def asked(self) -> tuple[Rule, ...]:
        return rules(self.clause)

    @property
    def document_day(self) -> date | None:
        return self.document_date

    @property
    def must_be_heard(self) -> bool:
        """Whether the law wants it on the loudspeakers (Điều 13 khoản 3)."""
        return self.clause in AIRED

    @property
    def consecutive_days(self) -> int:
        asked = rule(self.clause, Form.LOUDSPEAKERS)
        return (asked.days or 0) if asked and self.for_loudspeakers else 0

    @property
    def over(self) -> bool:
        """Whether it hung and hangs nowhere any more, or its last day is past."""
        if hasattr(self, "is_over"):
            return bool(self.is_over)
        states = {posting.state for posting in self.postings.all()} if self.pk else set()
        if states:
            return states == {PostingState.TAKEN_DOWN}
        return bool(self.post_until and self.post_until < timezone.localdate())

    def to_decide(self) -> list[tuple[str, str]]:
        law = self.law
        said = [(_("Content under Điều 11"), f"Khoản {law:d}. {law.words} ({law.basis})")] if law else []
        return [*said, *super().to_decide(), *self._hearing_said()]

    def _hearing_said(self) -> list[tuple[str, str]]:
        asked = rule(self.clause, Form.LOUDSPEAKERS)
        if asked is None:
            return []
        if not self.for_loudspeakers:
            words = _("not read, although the law asks for it (%(basis)s). Reason: %(reason)s")
            said = words % {"basis": asked.basis, "reason": self.silence_reason or "–"}
        else:
            said = _("on at least %(days)d days on end (%(basis)s)") % {
                "days": asked.days,
                "basis": asked.basis,
            }
        return [(_("Duty to be heard"), said)]

    def gaps(self) -> list[str]:
        found = []
        if not self.clause:
            found.append(_("The clause of Điều 11 Luật số 10/2022/QH15 is not chosen."))
        if not self.document_date:
            found.append(_("The date of the document is missing."))
        elif self.document_date > timezone.localdate():
            found.append(_("The date of the document lies in the future."))
        if not from_blocks(self.body).strip() and not len(self.files):
            found.append(_("The notice has neither a text nor a file."))
        return [*found, *self.posting_gaps(), *self._silence_gaps(), *super().gaps()]

    def _silence_gaps(self) -> list[str]:
        asked = rule(self.clause, Form.LOUDSPEAKERS)
        if asked is None or self.for_loudspeakers or self.silence_reason.strip():
            return []
        return [
            _(
                "It must be read on the loudspeakers for at least %(days)d days on end (%(basis)s). "
                "Switch that on again or write why it is not read."
            )
            % {"days": asked.days, "basis": asked.basis}
        ]

    def words(self) -> str:
        parts = [
            self.summary,
            self.document_number,
            self.law.words if self.law else "",
            from_blocks(self.body),
        ]
        return "\n".join(part for part in parts if part.strip())

    def spoken(self) -> str:
        return from_blocks(self.body).strip() or self.summary

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "postings": self.on_boards(), "heard_on": sorted(aired_days(self.source))}
