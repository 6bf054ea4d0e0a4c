"""The demo commune behind a server of its own, and one address of every kind of page it has."""

from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import resolve
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Page

from broadcast.demo.commune import make_commune
from broadcast.models import Programme
from cms.models import ArticlePage
from tests import baseline
from tests.broadcast.public.airwaves import make_recording
from tests.cms.public.commune import every_block, take_picture

SAMPLES = 2  # of each kind are followed
NOT_LINKED = ("/tim-kiem/?q=khai+sinh", "/man-hinh/", "/khong-co-trang-nay/")
ELSEWHERE = ("/quan-tri/", "/van-hanh/", "/static/", "/tep/", "/truyen-thanh/tep/", "/van-ban-dinh-kem/")


@dataclass(frozen=True, slots=True)
class Sample:
    """One page of a kind, as it was answered without a browser."""

    address: str
    html: bytes


@dataclass(frozen=True, slots=True)
class Furnished:
    """The server's root, and a sample of every kind of page: {"page ArticlePage": …, "sharing:feeds": …}."""

    root: str
    samples: dict[str, Sample]

    @property
    def addresses(self) -> dict[str, str]:
        return {kind: sample.address for kind, sample in self.samples.items()}


@contextmanager
def furnished(sound: bytes) -> Iterator[Furnished]:
    """Play the demo once, with a recording and a page that has every kind of block; clean up behind."""
    if Page.objects.filter(depth__gt=2).exists():
        raise AssertionError("what stands in this database is not for a test to clear")
    server = LiveServer("127.0.0.1")
    try:
        make_commune(timezone.localdate())
        _enrich(sound)
        yield Furnished(server.url, kinds_of_pages(Client()))
    finally:
        server.stop()
        baseline.restore()


def kinds_of_pages(client: Client) -> dict[str, Sample]:
    """Follow the links from the front page, two pages of each kind; keep the first of each."""
    waiting = deque(["/", *NOT_LINKED])
    seen, followed, found = {*waiting}, Counter[str](), {}
    while waiting:
        address = waiting.popleft()
        kind = _kind(address)
        if followed[kind] >= SAMPLES:
            continue
        followed[kind] += 1
        answer = client.get(address)
        body = answer.getvalue()
        if answer.headers.get("Content-Type", "").startswith("text/html") and answer.status_code in (
            200,
            404,
        ):
            found.setdefault(kind, Sample(address, body))
            fresh = [link for link in _links(body, address) if link not in seen]
            seen.update(fresh)
            waiting.extend(fresh)
    return found


def _links(html: bytes, address: str) -> Iterator[str]:
    for tag in BeautifulSoup(html, "html.parser").select("a[href]"):
        link = urldefrag(urljoin(address, str(tag["href"])))[0]
        parts = urlsplit(link)
        if not parts.scheme and not parts.netloc and not link.startswith(ELSEWHERE):
            yield link


def _kind(address: str) -> str:
    """The view behind an address, or the model of its page."""
    path = urlsplit(address).path
    match = resolve(path)
    if match.url_name != "wagtail_serve":
        return str(match.view_name)
    slugs = path.strip("/").split("/") if path != "/" else []
    page = Page.objects.live().filter(depth=2 + len(slugs), url_path__endswith=path).first()
    return f"page {page.specific_class.__name__}" if page else f"no page {len(slugs)}"


def _enrich(sound: bytes) -> None:
    programme = Programme.objects.order_by("pk").first()
    article = ArticlePage.objects.live().order_by("-first_published_at", "-pk").first()
    if programme is None or article is None:
        raise AssertionError("the demo has a programme and an article")
    article.body = every_block(take_picture())
    article.save()
    make_recording(
        programme, timezone.now() - timedelta(days=1), sound=sound, source=f"cms.articlepage:{article.pk}"
    )
