"""The page of the search."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from cms.searching.besides import Beside, beside
from cms.searching.finding import Hit, Sought, counts, find
from cms.searching.forms import SearchForm, kinds
from cms.searching.suggesting import suggestions

PER_PAGE = 10
MOST_PAGES = 100  # nobody reads on; whoever asks for page 2000 is a machine


@dataclass(frozen=True, slots=True)
class Facet:
    """A kind among what was found, and the address that shows only it."""

    name: str
    found: int
    address: str
    chosen: bool


class Hits:
    """What was found, for a paginator: counted already, pages read only as far as they are shown."""

    def __init__(self, sought: Sought, pages: int, others: Beside) -> None:
        self.sought, self.pages, self.others = sought, pages, others
        self.found = min(pages + len(others.hits), MOST_PAGES * PER_PAGE)

    def count(self) -> int:
        return self.found

    __len__ = count

    def __getitem__(self, part: slice) -> list[Hit]:
        before, after = self.others.first, self.others.last
        hits = before[part]
        start, stop = max(part.start - len(before), 0), min(part.stop - len(before), self.pages)
        if start < stop:
            hits += find(self.sought, start, stop - start)
        start, stop = (max(at - len(before) - self.pages, 0) for at in (part.start, part.stop))
        return hits + after[start:stop]


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answer with the form and what was found for it; without words, with the form and where to begin."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404("no site here")
    form = SearchForm(request.GET if request.GET else {})
    form.is_valid()
    sought = form.sought(site.pk)
    found = counts(sought)
    others = beside(sought)
    hits: Any = Hits(sought, found.get(sought.kind, 0) if sought.kind else sum(found.values()), others)
    found |= others.of_kind
    total = found.get(sought.kind, 0) if sought.kind else sum(found.values())
    page: Page[Hit] = Paginator(hits, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "form": form,
        "query": sought.query,
        "total": total,
        "facets": _facets(form, found, sought.kind),
        "page_obj": page,
        "hits": page.object_list if total else [],
        "again": _address(form, trang=None),
        "suggestions": [] if total else suggestions(sought),
    }
    return render(request, "cms/searching/search.html", context)


def _facets(form: SearchForm, found: dict[str, int], chosen: str) -> list[Facet]:
    """The kinds something was found of, in the order of the site; none where there is no choice."""
    several = [(kind, str(name)) for kind, name in kinds() if found.get(kind)]
    if len(several) < 2 and not chosen:
        return []
    everything = Facet(_("everything"), sum(found.values()), _address(form, loai=None), not chosen)
    by_kind = (Facet(name, found[kind], _address(form, loai=kind), kind == chosen) for kind, name in several)
    return [everything, *by_kind]


def _address(form: SearchForm, **changed: Any) -> str:
    """The query of this page with parameters changed, "?" in front; those that say nothing are left out."""
    data: dict[str, Any] = {name: form.data.get(name) for name in form.fields} | changed
    return "?" + urlencode({name: value for name, value in data.items() if value})
