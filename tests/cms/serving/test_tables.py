"""No page reads what it does not say it shows: the tables read for each public address, against its names."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.cache import caches
from django.db import connection, models
from modelcluster.models import get_all_child_relations
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from cms.kinds import page_models
from cms.models import ApprovedPage
from cms.serving.models import LastChange
from cms.serving.pages import name_above
from cms.serving.showing import EVERYWHERE, showing
from cms.serving.watching import TABLES
from tests.cms.serving.furnished import Residents, residents

__all__ = ["residents"]

READ = re.compile(r'(?:FROM|JOIN)\s+"(\w+)"')
# What tells sites, languages and kinds of pages apart, and who may see a page (whose change tells of each
# page it touches). The table of pages itself is read by every page for its menu; what a page shows of another
# beyond its title stands in the table of its kind. The station's voice is read with it and never shown. Who
# refers to a page is looked up in the index of references; the pages that do are of kinds the page names.
OF_THE_HOUSE = {
    "wagtailcore_page",
    "wagtailcore_site",
    "wagtailcore_locale",
    "wagtailcore_pageviewrestriction",
    "django_content_type",
    "serving_lastchange",
    "media_voiceprofile",
    "wagtailcore_referenceindex",
}
ALIKE_AT_MOST = 4  # addresses asked below the same one


def tables_of(model: type[models.Model]) -> set[str]:
    """The tables of a model, of what it inherits, of its links and of what is edited within it."""
    bases = [base for base in model.__mro__ if hasattr(base, "_meta") and not base._meta.abstract]
    children = [relation.related_model for relation in get_all_child_relations(model)]
    parts = [*bases, *children]
    links = {field.m2m_db_table() for part in parts for field in part._meta.local_many_to_many}
    return {part._meta.db_table for part in parts} | links


def own_tables(page: ApprovedPage) -> set[str]:
    """What a change of the page itself, or of a picture, document or page it speaks of, tells about."""
    picture = get_image_model()
    used = {picture._meta.db_table, picture.get_rendition_model()._meta.db_table}
    used.add(get_document_model()._meta.db_table)
    for _type, _base, pk, *_where in ReferenceIndex._extract_references_from_object(page):
        target = Page.objects.filter(pk=pk).first() if str(pk).isdigit() else None
        used |= tables_of(target.specific_class) if target else set()
    return tables_of(type(page)) | used | TABLES["page"]


def declared(names: set[str]) -> set[str]:
    kinds = {model.kind: tables_of(model) for model in page_models()}
    found = set(OF_THE_HOUSE)
    for name in names:
        found |= TABLES.get(name, set()) | kinds.get(name, set())
        if name.startswith("page:"):
            found |= own_tables(Page.objects.get(pk=name.removeprefix("page:")).specific)
        if name.startswith("plan:"):
            found |= TABLES["plan"]
    pages = [model for model in apps.get_models() if issubclass(model, ApprovedPage)]
    return found.union(*(tables_of(model) for model in pages if not model.kind))  # they raise "menu"


def addresses(residents: Residents) -> Iterator[tuple[str, Any, set[str]]]:
    """Every address residents come to from the front page, the answer, and the tables read for it."""
    waiting, seen, alike = ["/"], {"/"}, Counter()
    while waiting:
        address = waiting.pop(0)
        read: set[str] = set()
        caches["pages"].clear()
        with connection.execute_wrapper(noting(read)):
            answer = residents.get(address)
        yield address, answer, read
        for found in links(address, answer):
            above = found.rstrip("/").rpartition("/")[0]
            if found not in seen and alike[above] < ALIKE_AT_MOST:
                alike[above] += 1
                seen.add(found)
                waiting.append(found)


def noting(read: set[str]) -> Any:
    def note(execute: Any, sql: str, *rest: Any) -> Any:
        read.update(READ.findall(sql))
        return execute(sql, *rest)

    return note


def links(address: str, answer: Any) -> list[str]:
    if answer.status_code != 200 or "text/html" not in answer.headers["Content-Type"]:
        return []
    page = BeautifulSoup(answer.content, "html.parser")
    tags = page.select("a[href], link[rel=alternate][href]")
    found = [urlsplit(urljoin(address, tag["href"])) for tag in tags]
    return [one.path for one in found if one.netloc in ("", "testserver") and one.scheme in ("", "http")]


@pytest.fixture(scope="module")
def walked(residents: Residents) -> list[tuple[str, Any, set[str]]]:
    return list(addresses(residents))


@pytest.mark.django_db
def test_the_longest_name_has_room() -> None:
    LastChange.objects.create(name=name_above("0001" * 18), number=1)


def test_every_address_residents_come_to_answers(walked) -> None:
    assert len(walked) > 20
    assert [address for address, answer, _read in walked if answer.status_code >= 400] == []


def test_no_page_reads_what_it_does_not_say_it_shows(residents, walked) -> None:
    unsaid = {}
    for address, answer, read in walked:
        noted = showing(answer.wsgi_request)
        if noted is not None:
            unsaid[address] = sorted(read - declared(noted.names))
    assert {address: tables for address, tables in unsaid.items() if tables} == {}


def test_whatever_is_declared_is_told_by_somebody(residents, walked) -> None:
    """A name that no kind has and nobody registered would never be raised."""
    known = {model.kind for model in page_models()} | set(TABLES) | EVERYWHERE
    for address, answer, _read in walked:
        noted = showing(answer.wsgi_request)
        names = noted.names if noted else set()
        assert {name for name in names if ":" not in name} <= known, address


def test_the_pages_of_the_site_are_kept(walked) -> None:
    """Pages with forms for residents are not, nor what the search finds; of the others every one is."""
    anew = [(address, answer) for address, answer, _ in walked if "X-Loaxa-Cache" not in answer.headers]
    pages = [(address, answer) for address, answer in anew if "text/html" in answer.headers["Content-Type"]]
    plain = [address for address, answer in pages if b'method="post"' not in answer.content]
    assert [address for address in plain if address != "/tim-kiem/"] == []
