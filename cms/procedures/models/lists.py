from typing import TYPE_CHECKING, Any

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.query import PageQuerySet

from cms.models import ListPage
from cms.procedures.days import midnight
from cms.serving import good_until

if TYPE_CHECKING:
    from cms.procedures.models.procedures import ProcedurePage


class ProcedureIndexPage(ListPage):
    """The list of the commune's administrative procedures, by field; found by what a resident wants to do."""

    PER_PAGE = 20
    entry_template = "cms/procedures/includes/procedure_card.html"
    nothing_yet = _("No procedure has been published yet.")
    template = "cms/procedures/procedure_index_page.html"
    shows = frozenset({"procedure", "procedure-fields"})
    query = frozenset({"linh-vuc", "muc-do", "bai-bo", "trang"})  # what is searched for is not kept
    subpage_types = ["procedures.ProcedurePage"]

    class Meta:
        verbose_name = _("list of procedures")

    def entries(self) -> PageQuerySet:
        """Return the procedures residents may see, field by field."""
        return super().entries().select_related("field").order_by("field__order", "field__name", "title")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.procedures.catalogue import Catalogue, Wish

        catalogue, wish = Catalogue(self), Wish.of(request.GET.dict())
        if catalogue.turns:
            good_until(request, midnight(catalogue.turns))
        answer = catalogue.answer(wish)
        keys = Paginator([line.key for line in answer], self.PER_PAGE).get_page(request.GET.get("trang"))
        context: dict[str, Any] = super(ListPage, self).get_context(request, *args, **kwargs)
        return {
            **context,
            "entries": self._filled(keys),
            "wish": wish,
            "fields": catalogue.by_field(wish),
            "levels": catalogue.by_level(wish),
            "total": len(catalogue.usable()),
            "gone": len(catalogue.repealed()),
        }

    def _filled(self, keys: "PageOfList[int]") -> "PageOfList[ProcedurePage]":
        """Return the part of the list that shows these keys, with the procedures in their place."""
        asked = self.entry_model().objects.select_related("field").filter(pk__in=list(keys))
        found = {page.pk: page for page in asked}
        return PageOfList([found[key] for key in keys if key in found], keys.number, keys.paginator)
