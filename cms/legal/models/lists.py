from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.legal.force import Force
from cms.legal.models.documents import FORCE_WORDS, DocumentChange, DocumentPage, Form, unrestricted
from cms.models import ListPage

_YEARS = frozenset(map(str, range(1945, 2100)))


class DocumentIndexPage(ListPage):
    """The list of legal and administrative documents, with filters by form, status and year of issue."""

    PER_PAGE = 20
    template = "cms/legal/document_index_page.html"
    entry_template = "cms/legal/includes/document_card.html"
    nothing_yet = _("No document has been published yet.")
    shows = frozenset({"document"})
    subpage_types = ["legal.DocumentPage"]

    class Meta:
        verbose_name = _("list of documents")

    @cached_property
    def published(self) -> Any:
        """The documents residents may see, as a query."""
        return DocumentPage.objects.child_of(self).live().filter(unrestricted())

    def entries(self) -> Any:
        """Return the documents residents may see, those issued last first."""
        newest = Coalesce("issued_on", date(1900, 1, 1)).desc()
        dated = self.published.with_force(timezone.localdate()).order_by(newest, "-pk")
        return dated.prefetch_related(Prefetch("changes", DocumentChange.objects.select_related("by")))

    def page_of_entries(self, request: HttpRequest) -> "PageOfList[Any]":
        found = self.entries().filter(**Filters.from_address(request).conditions)
        return Paginator(found, self.PER_PAGE).get_page(request.GET.get("trang"))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "chosen": Filters.from_address(request), **self.choices()}

    def choices(self) -> dict[str, Any]:
        """Return what the filters offer: only what some document on the list has."""
        used = set(self.published.order_by().values_list("form", "issued_on__year").distinct())
        forms, years = {form for form, _year in used}, {year for _form, year in used if year}
        return {
            "forms": [(value, label) for value, label in Form.choices if value in forms],
            "forces": [(force.value, words) for force, words in FORCE_WORDS.items()],
            "years": [str(year) for year in sorted(years, reverse=True)],
        }


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address of a list asks for; "" is everything, and so is whatever means nothing."""

    form: str = ""
    force: str = ""
    year: str = ""

    @classmethod
    def from_address(cls, request: HttpRequest) -> "Filters":
        form, force, year = (request.GET.get(name, "") for name in ("hinh-thuc", "hieu-luc", "nam"))
        return cls(
            form if form in Form.values else "",
            force if force in set(Force) else "",
            year if year in _YEARS else "",
        )

    @property
    def conditions(self) -> dict[str, str]:
        asked = {"form": self.form, "force_then": self.force, "issued_on__year": self.year}
        return {name: value for name, value in asked.items() if value}

    @property
    def kept(self) -> str:
        """What the addresses of the list's further pages carry on."""
        asked = {"hinh-thuc": self.form, "hieu-luc": self.force, "nam": self.year}
        return "".join(f"&{name}={value}" for name, value in asked.items() if value)
