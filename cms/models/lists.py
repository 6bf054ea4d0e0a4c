"""What every list page of the site obeys."""

from typing import Any, ClassVar

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms.models.approved import ApprovedPage


class ListPage(ApprovedPage):
    """The list of one kind of pages, newest first, twelve at a time; one of each kind a site.

    `entry_model` is "app.Model" of its entries, `entry_template` how one entry shows in the list, and
    `nothing_yet` the sentence where there is none.
    """

    PER_PAGE = 12
    query = frozenset({"trang"})
    entry_template: ClassVar[str] = "cms/includes/page_card.html"
    nothing_yet: ClassVar[Any] = _("Nothing has been published here yet.")

    introduction = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels = [*ApprovedPage.content_panels, FieldPanel("introduction")]
    promote_panels = [FieldPanel("slug"), FieldPanel("legal_basis")]
    settings_panels: list[Panel] = []
    parent_page_types = ["cms.HomePage"]
    max_count_per_parent = 1
    template = "cms/list_page.html"

    class Meta:
        abstract = True

    @classmethod
    def entry_model(cls) -> type[ApprovedPage]:
        """Return the only kind of page that may stand below this list."""
        models_below: list[type[ApprovedPage]] = cls.clean_subpage_models()
        return models_below[0]

    def words(self) -> str:
        return self.introduction

    def entries(self) -> PageQuerySet:
        """Return the entries residents may see, newest first, with what their cards need."""
        live: PageQuerySet = self.entry_model().objects.child_of(self).live().public()
        return live.order_by("-first_published_at", "-pk")

    @classmethod
    def front_entries(cls, section: Page) -> PageQuerySet:
        """Return what the front page chooses from, first what comes first, of the list `section`."""
        live: PageQuerySet = cls.entry_model().objects.child_of(section).live()
        return live.order_by("-first_published_at", "-pk")

    def page_of_entries(self, request: HttpRequest) -> "PageOfList[Any]":
        """Return the part of the list that ?trang= asks for; the nearest one where there is no such part."""
        return Paginator(self.entries(), self.PER_PAGE).get_page(request.GET.get("trang"))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "entries": self.page_of_entries(request)}
