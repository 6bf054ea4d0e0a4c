"""What the header, the footer and the trail lead to: read once for each request."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, QuerySet
from django.http import HttpRequest
from wagtail.models import Page, Site

from cms.models import InformationPage, ListPage

KEPT = "_cms_navigation"
PAGES_AT_MOST = 60
# What menus lead to besides pages, while it has any rows; asked with the pages, so that it costs no query.
besides: dict[str, Callable[[], QuerySet[Any]]] = {}
LETTERS_ON_BAR = 74  # what fits in one line of a 72 rem window beside "All sections"


@dataclass(frozen=True, slots=True)
class Navigation:
    """The pages right below the front page, in the order of the tree, and which of `besides` there are."""

    home: Page
    pages: tuple[Page, ...]
    there: frozenset[str] = frozenset()

    @property
    def sections(self) -> list[Page]:
        """The lists, and what else is marked for menus."""
        return [page for page in self.pages if _is(page, ListPage) or page.show_in_menus]

    @property
    def bar(self) -> list[Page]:
        """The first sections, as many as fit in one line of the header."""
        return fitting(self.sections, LETTERS_ON_BAR)

    @property
    def information(self) -> list[Page]:
        """The pages of information, which the foot of every page leads to."""
        return [page for page in self.pages if _is(page, InformationPage)]

    def list_of(self, kind: str) -> Page | None:
        """Return the list of a kind ("article"), None where the site has none."""
        for page in self.pages:
            model = page.specific_class
            if model and issubclass(model, ListPage) and model.entry_model().kind == kind:
                return page
        return None


def navigation(request: HttpRequest) -> Navigation | None:
    """Return where the site of `request` leads; None on an address of no site."""
    if not hasattr(request, KEPT):
        site = Site.find_for_request(request)
        setattr(request, KEPT, _read(site.root_page) if site else None)
    found: Navigation | None = getattr(request, KEPT)
    return found


def fitting(pages: Iterable[Page], letters: int) -> list[Page]:
    """Return the first of `pages` whose titles together have at most `letters`."""
    fit: list[Page] = []
    for page in pages:
        letters -= len(page.title) + 3
        if letters < 0:
            break
        fit.append(page)
    return fit


def _read(home: Page) -> Navigation:
    below = home.get_children().live().filter(alias_of=None)
    asked = {f"there_{name}": Exists(rows()) for name, rows in besides.items()}
    pages = tuple(below.annotate(**asked)[:PAGES_AT_MOST])
    there = (name for name in besides if any(getattr(page, f"there_{name}") for page in pages[:1]))
    return Navigation(home, pages, frozenset(there))


def _is(page: Page, model: type[Page]) -> bool:
    return page.specific_class is not None and issubclass(page.specific_class, model)
