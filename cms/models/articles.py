from typing import Any

from django.db import models
from django.db.models import Prefetch, prefetch_related_objects
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultipleChooserPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.query import PageQuerySet

from cms.blocks import article_blocks
from cms.completeness import text_gaps
from cms.films import FRAMED_FROM, film_at
from cms.loudspeaker import from_blocks
from cms.middleware import PUBLIC_POLICY
from cms.models.lists import ListPage
from cms.models.spoken import SpokenPage, address_tab, loudspeaker_tab
from cms.panels import CountedTextarea, PastingPanel


class ArticleIndexPage(ListPage):
    """The list of explainer articles."""

    entry_template = "cms/includes/article_card.html"
    nothing_yet = _("No article has been published yet.")
    template = ListPage.template
    shows = frozenset({"article", "audiences"})
    subpage_types = ["cms.ArticlePage"]

    class Meta:
        verbose_name = _("list of articles")

    def entries(self) -> PageQuerySet:
        return super().entries().prefetch_related("audiences")


class ArticlePage(SpokenPage):
    """An explainer article (bài tuyên truyền): read on the site, heard on the loudspeakers."""

    kind = "article"
    words_from = ("attachments__document",)
    shows = frozenset({"audiences", "document", "procedure"})
    portal_fields = ("summary", "audiences")

    body = StreamField(article_blocks(), verbose_name=_("text"), blank=True)
    audiences = ParentalManyToManyField("cms.AudienceTag", blank=True, verbose_name=_("for whom"))

    social_text = models.TextField(
        _("short version for social posts"),
        max_length=500,
        blank=True,
        help_text=_(
            "To be copied to Zalo or Facebook with the address of the article; not shown on the site."
        ),
    )

    parent_page_types = ["cms.ArticleIndexPage"]
    subpage_types: list[str] = []
    template = "cms/article_page.html"

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    TitleFieldPanel("title", classname="title"),
                    FieldPanel("summary"),
                    PastingPanel(),
                    FieldPanel("body"),
                    InlinePanel(
                        "attachments",
                        heading=_("Attached files"),
                        label=pgettext_lazy("one of several", "File"),
                    ),
                    FieldPanel("social_text", widget=CountedTextarea),
                ],
                heading=pgettext_lazy("tab of the editor", "Content"),
            ),
            loudspeaker_tab(),
            ObjectList(
                [
                    FieldPanel("activity"),
                    FieldPanel("audiences", widget=CheckboxSelectMultiple),
                    MultipleChooserPanel(
                        "related_procedures",
                        chooser_field_name="procedure",
                        heading=_("Related procedures"),
                        label=_("Procedure"),
                    ),
                ],
                heading=pgettext_lazy("tab of the editor", "Plan"),
            ),
            address_tab(),
        ]
    )

    class Meta:
        verbose_name = _("explainer article")
        verbose_name_plural = _("explainer articles")

    def gaps(self) -> list[str]:
        return [*text_gaps(self), *super().gaps()]

    def words(self) -> str:
        films = [block.value.get("title", "") for block in self.body if block.block_type == "film"]
        files = [str(file) for file in self.attachments.all()]
        return "\n".join(
            line for line in (self.summary, from_blocks(self.body), *films, *files) if line.strip()
        )

    def spoken(self) -> str:
        return from_blocks(self.body)

    @property
    def has_films(self) -> bool:
        return any(block.block_type == "film" for block in self.body)

    def files_at_once(self) -> list["ArticleAttachment"]:
        """The attachments with what is told of them, read at once."""
        files = ArticleAttachment.objects.select_related("document")
        prefetch_related_objects([self], Prefetch("attachments", files))
        return list(self.attachments.all())

    def procedures_at_once(self) -> list[Page]:
        """The related procedures residents may see, read at once."""
        rows = ArticleProcedure.objects.select_related("procedure")
        prefetch_related_objects([self], Prefetch("related_procedures", rows))
        return [row.procedure for row in self.related_procedures.all() if row.procedure.live]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer; a site whose film stands in the text may be framed there, and only there."""
        answer: HttpResponse = super().serve(request, *args, **kwargs)
        addresses = [block.value.get("address") or "" for block in self.body if block.block_type == "film"]
        if any(film is not None and film.frame for film in map(film_at, addresses)):
            answer.headers["Content-Security-Policy"] = f"{PUBLIC_POLICY}; frame-src {FRAMED_FROM}"
        return answer


class AttachedFile(Orderable):
    """A file that belongs to a page, under a name of its own."""

    document = models.ForeignKey(
        "wagtaildocs.Document", on_delete=models.PROTECT, related_name="+", verbose_name=_("file")
    )
    title = models.CharField(
        _("name shown"), max_length=150, blank=True, help_text=_("Empty: the title of the file.")
    )

    panels = [FieldPanel("document"), FieldPanel("title")]

    def __str__(self) -> str:
        return self.title or str(self.document)

    class Meta(Orderable.Meta):
        abstract = True


class ArticleAttachment(AttachedFile):
    """A file below an article: a form, a decision, a leaflet."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="attachments")


class ArticleProcedure(Orderable):
    """A procedure an article is about."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="related_procedures")
    procedure = models.ForeignKey(
        "procedures.ProcedurePage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("procedure"),
    )

    panels = [FieldPanel("procedure")]

    def __str__(self) -> str:
        return str(self.procedure)
