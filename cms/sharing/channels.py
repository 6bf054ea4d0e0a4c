"""Which pages a feed holds: those of one list, or of all lists of a site, newest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.query import PageQuerySet

from cms.models import ApprovedPage, CommuneSettings, ListPage
from cms.navigation import navigation

ALL = "tat-ca"


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: its name in addresses, its title, the page it belongs to and the root of all addresses."""

    name: str
    title: str
    description: str
    page: Page
    models: tuple[type[ApprovedPage], ...]
    commune: CommuneSettings
    root: str

    @property
    def link(self) -> str:
        return absolute(self.root, self.page)

    def entries(self, since: datetime | None = None) -> PageQuerySet:
        """Return what the feed holds, newest first; `since` (aware) leaves out what has not changed since."""
        if len(self.models) == 1:
            pages: PageQuerySet = self.models[0].objects.descendant_of(self.page)
        else:
            types = ContentType.objects.get_for_models(*self.models).values()
            pages = Page.objects.descendant_of(self.page).filter(content_type__in=types).specific()
        pages = pages.live().public().filter(first_published_at__isnull=False)
        if since is not None:
            pages = pages.filter(last_published_at__gte=since)
        return pages.order_by("-first_published_at", "-pk")


def lists(request: HttpRequest) -> list[Page]:
    """Return the lists of the site that hold pages residents read."""
    known = navigation(request)
    return [page for page in known.pages if _entry_model(page)] if known else []


def channel_of(request: HttpRequest, name: str) -> Channel:
    """Return the feed of the list whose address is `name`, or of all; raises Http404 for any other."""
    known = navigation(request)
    found = {page.slug: page for page in lists(request)}
    if known is None or (name != ALL and name not in found):
        raise Http404("no such feed")
    commune = CommuneSettings.for_request(request)
    root = request.build_absolute_uri("/").rstrip("/")
    if name == ALL:
        models = tuple(dict.fromkeys(model for page in found.values() if (model := _entry_model(page))))
        title = _("Everything new")
        return Channel(ALL, title, _named(title, commune), known.home, models, commune, root)
    page = found[name]
    model = _entry_model(page)
    models = (model,) if model else ()
    return Channel(name, page.title, _named(page.title, commune), page, models, commune, root)


def absolute(root: str, page: Any) -> str:
    """Return the full address of `page` on the host it was asked at."""
    parts = page.get_url_parts()
    return root + (parts[2] if parts else "/")


def _named(title: str, commune: CommuneSettings) -> str:
    return f"{title} – {commune.full_name}" if commune.name else title


def _entry_model(page: Page) -> type[ApprovedPage] | None:
    model = page.specific_class
    if model is None or not issubclass(model, ListPage):
        return None
    entry = model.entry_model()
    return entry if entry.kind else None
