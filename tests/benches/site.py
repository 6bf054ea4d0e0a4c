"""Residents' pages over a real server, kept and made anew, against a bare Wagtail page of equal length.

The demo commune behind granian on loopback, asked by as many threads as it has, each over a connection of its
own that takes packed answers, as browsers do. The bare page is a wagtail.models.Page of the same site whose
template is as long as the article's page and asks the database nothing: what Wagtail itself costs.
"""

from __future__ import annotations

import http.client
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from tests.benches import Ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.installation import Installation

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 3
CALLERS = 4
REQUESTS = 60  # by each caller in a round
KEPT_LIMIT, ANEW_LIMIT = 0.8, 6.0  # of the time of a bare page; the callers take half the machine themselves


@dataclass(frozen=True)
class Measure:
    """How many requests a second, and the slowest of twenty in milliseconds."""

    rate: float
    p95: float
    bytes: int


def run() -> list[Ratio]:
    """Both servers in turn, ROUNDS times; medians."""
    from tests.installation import Installation

    with tempfile.TemporaryDirectory() as var:
        house = Installation(Path(var), extra={"DJANGO_SETTINGS_MODULE": "tests.bare_settings"})
        house.manage("migrate", "-v0")
        house.manage("demo")
        house.manage("collectstatic", "--noinput", "-v0")
        places = dict(zip(("home", "list", "article", "bare"), _addresses(house), strict=True))
        kept = _measured(house, {name: place for name, place in places.items() if name != "bare"})
        house.extra["LOAXA_KEEP_PAGES"] = "false"
        anew = _measured(house, places)
    pages = ("home", "article", "list")
    return [one for name in pages for one in _ratios(name, kept[name], anew[name], anew["bare"])]


def _ratios(name: str, kept: Measure, anew: Measure, bare: Measure) -> list[Ratio]:
    reference = f"bare Wagtail page of {bare.bytes // 1024} kB {bare.rate:.0f}/s, p95 {bare.p95:.1f} ms"
    return [
        Ratio(
            f"site: {name} {how}, time a request against a bare Wagtail page",
            bare.rate / one.rate,
            limit,
            f"{one.rate:.0f} requests a second, p95 {one.p95:.1f} ms ({one.bytes // 1024} kB); {reference}",
        )
        for how, one, limit in (("kept", kept, KEPT_LIMIT), ("made anew", anew, ANEW_LIMIT))
    ]


def _addresses(house: Installation) -> list[str]:
    """The front page, the list and an article of the demo, and the bare page put beside them."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.benches.site"],
        cwd=ROOT, env=house.environment, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return done.stdout.split()


def _measured(house: Installation, places: dict[str, str]) -> dict[str, Measure]:
    rounds: dict[str, list[Measure]] = {name: [] for name in places}
    with _served(house):
        for place in places.values():
            _ask(house, place, 5, [])
        for _round in range(ROUNDS):
            for name, place in places.items():
                rounds[name].append(_load(house, place))
    return {
        name: Measure(median(one.rate for one in seen), median(one.p95 for one in seen), seen[0].bytes)
        for name, seen in rounds.items()
    }


@contextmanager
def _served(house: Installation) -> Iterator[None]:
    """The web process alone: worker and clock would take the processor from it at times of their own."""
    from cms.management.commands.serve import commands

    process = subprocess.Popen(commands("127.0.0.1", house.port)["web"], cwd=ROOT, env=house.environment)
    try:
        house.wait_until_it_answers()
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def _load(house: Installation, place: str) -> Measure:
    times: list[float] = []
    sizes: list[int] = []
    callers = [
        threading.Thread(target=lambda: sizes.append(_ask(house, place, REQUESTS, times)))
        for _one in range(CALLERS)
    ]
    began = time.perf_counter()
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    seconds = time.perf_counter() - began
    if len(times) != CALLERS * REQUESTS:
        raise AssertionError(f"{place} was not answered {CALLERS * REQUESTS} times")
    return Measure(len(times) / seconds, quantiles(times, n=20)[-1] * 1000, sizes[0])


def _ask(house: Installation, place: str, many: int, times: list[float]) -> int:
    """Ask for a page over one connection; return its length in bytes as it travels."""
    length = 0
    connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=60)
    for _one in range(many):
        began = time.perf_counter()
        connection.request("GET", place, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        length = len(answer.read())
        if answer.status != 200:
            raise AssertionError(f"{place}: {answer.status}")
        times.append(time.perf_counter() - began)
    connection.close()
    return length


def _furnish() -> list[str]:
    """Put the bare page below the root of the site; return the four addresses."""
    from django.conf import settings
    from django.test import Client
    from wagtail.models import Page, Site

    from cms.models import ArticlePage

    article = ArticlePage.objects.live().first()
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    assert article is not None
    host = next(iter(settings.ALLOWED_HOSTS))
    length = len(Client(headers={"host": host}).get(article.url).content)
    folder = Path(settings.VAR_DIR) / "bare" / "wagtailcore"
    folder.mkdir(parents=True)
    line = "<p>Bà con nộp hồ sơ tại Trung tâm Phục vụ hành chính công.</p>\n"
    text = line * (length // len(line.encode()))
    (folder / "page.html").write_text(f"<!doctype html><title>{{{{ page.title }}}}</title>{text}")
    bare = site.root_page.add_child(instance=Page(title="Trang trơn", slug="trang-tron"))
    return ["/", article.get_parent().url, article.url, bare.url]


if __name__ == "__main__":
    import django

    django.setup()
    print("\n".join(_furnish()))
