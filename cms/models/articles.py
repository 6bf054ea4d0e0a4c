from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.fields import StreamField

from cms.article_form import ArticleForm
from cms.blocks import article_blocks
from cms.models.approved import ApprovedPage
from cms.panels import PastingPanel, ReadingPanel


class Priority(models.IntegerChoices):
    """Thông tư 39/2020/TT-BTTTT; khẩn cấp (urgent) is not a matter of articles but of the station."""

    ORDINARY = 1, _("ordinary")
    FIRST = 2, _("priority: first in the programme")


class ArticleIndexPage(ApprovedPage):
    """The list of explainer articles."""

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)
    content_panels = [*ApprovedPage.content_panels, FieldPanel("introduction")]
    promote_panels = [FieldPanel("slug")]
    settings_panels: list[Panel] = []
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ArticlePage"]
    template = "cms/article_index_page.html"

    class Meta:
        verbose_name = _("list of articles")


class ArticlePage(ApprovedPage):
    """An explainer article (bài tuyên truyền): read on the site, heard on the loudspeakers."""

    summary = models.TextField(
        _("summary"),
        max_length=500,
        blank=True,
        help_text=_("One or two sentences; read among the headlines of the bulletin."),
    )
    body = StreamField(article_blocks(), verbose_name=_("text"), blank=True)
    audiences = ParentalManyToManyField("cms.AudienceTag", blank=True, verbose_name=_("for whom"))
    activity = models.ForeignKey(
        "campaigns.Activity",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("activity of the plan"),
    )
    for_loudspeakers = models.BooleanField(_("to be read on the loudspeakers"), default=True)
    loudspeaker_text = models.TextField(
        _("loudspeaker text"), blank=True, help_text=_("Empty: derived from the text of the article.")
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority.choices, default=Priority.ORDINARY
    )
    airings_wanted = models.PositiveSmallIntegerField(
        _("airings wanted"), default=2, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    air_from = models.DateField(_("on air from"), null=True, blank=True)
    air_until = models.DateField(_("on air until"), null=True, blank=True)

    base_form_class = ArticleForm
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
                ],
                heading=pgettext_lazy("tab of the editor", "Content"),
            ),
            ObjectList(
                [
                    FieldPanel("for_loudspeakers"),
                    ReadingPanel(
                        [FieldPanel("loudspeaker_text")], heading=_("What the loudspeaker will say")
                    ),
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("priority"), FieldPanel("airings_wanted")]),
                            FieldRowPanel([FieldPanel("air_from"), FieldPanel("air_until")]),
                        ],
                        heading=_("When it is heard"),
                    ),
                ],
                heading=pgettext_lazy("tab of the editor", "Loudspeakers"),
            ),
            ObjectList(
                [FieldPanel("activity"), FieldPanel("audiences", widget=CheckboxSelectMultiple)],
                heading=pgettext_lazy("tab of the editor", "Plan"),
            ),
            ObjectList(
                [FieldPanel("slug"), FieldPanel("search_description")],
                heading=pgettext_lazy("tab of the editor", "Address"),
            ),
        ]
    )

    class Meta:
        verbose_name = _("explainer article")
        verbose_name_plural = _("explainer articles")
