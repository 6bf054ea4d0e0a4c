"""Searching 20,000 pages against reading all their texts, as a plain LIKE does.

Texts are made of the sentences of the demo's articles, so that words are at least as frequent as on a real
site. On SQLite in a folder of its own; in a test database of DATABASE_URL as well where that is set.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from tests.benches import Ratio

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = 20_000
RUNS = 5
LIMIT_MS = 100.0
QUERIES = (
    "khai sinh",
    "đất đai",
    "dat dai",
    "chuyển nhượng đất",
    "chuyen nhuong dat",
    "dịch vụ công trực tuyến",
    "xã",
    "ủy ban nhân dân xã",
    '"hồ sơ trực tuyến"',
    "bảo hiểm y t",
    "phòng chống sốt xuất huyết",
    "sot xuat huyet",
    "lịch tiêm chủng tháng 11",
    "118/2025/NĐ-CP",
    "không có từ này xyzq",
    "th",
)


def run() -> list[Ratio]:
    """Each database in a process of its own."""
    found = [_ratios("SQLite", "")]
    if url := os.environ.get("DATABASE_URL"):
        found.append(_ratios("PostgreSQL", url))
    return [ratio for ratios in found for ratio in ratios]


def _ratios(name: str, url: str) -> list[Ratio]:
    with tempfile.TemporaryDirectory() as var:
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("LOAXA_", "DATABASE_"))}
        environment |= {"DJANGO_SETTINGS_MODULE": "cms.settings.embedded", "LOAXA_VAR": var}
        environment |= {"LOAXA_LOG_LEVEL": "ERROR"} | ({"DATABASE_URL": url} if url else {})
        command = [sys.executable, "-W", "ignore", "-m", "tests.benches.search"]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
        )
    told = json.loads(done.stdout.splitlines()[-1])
    detail = (
        f"{told['pages']} pages: p50 {told['p50']:.1f} ms, p95 {told['p95']:.1f} ms, "
        f"slowest {told['slowest']}; LIKE p95 {told['like']:.0f} ms"
    )
    return [
        Ratio(f"search on {name}: p95 against 100 ms", told["p95"] / LIMIT_MS, 1.0, detail),
        Ratio(f"search on {name}: p95 against LIKE over all texts", told["p95"] / told["like"], 1.0, detail),
    ]


def measured() -> dict[str, Any]:
    """Everything the page of the search asks for, for each query in turn, RUNS times."""
    from wagtail.models import Site

    from cms.searching.finding import Sought, counts, find
    from cms.searching.query import read_query

    site = Site.objects.get().pk
    ours: dict[str, list[float]] = {}
    for _run in range(RUNS):
        for typed in QUERIES:
            sought = Sought(read_query(typed), site)
            ours.setdefault(typed, []).append(
                timed(lambda sought=sought: (counts(sought), find(sought, 0, 10)))
            )
    plain = [timed(lambda typed=typed: _like(site, typed)) for typed in QUERIES]
    every = sorted(one for times in ours.values() for one in times)
    slowest = max(ours, key=lambda typed: median(ours[typed]))
    return {
        "pages": PAGES,
        "p50": median(every),
        "p95": quantiles(every, n=20)[-1],
        "slowest": f"“{slowest}” {median(ours[slowest]):.0f} ms",
        "like": quantiles(plain, n=20)[-1],
    }


def _like(site: int, typed: str) -> None:
    """The reference: every word somewhere in the folded text, newest first, ten of them, and their number."""
    from cms.searching.models import Entry
    from cms.searching.query import read_query

    found = Entry.objects.filter(site=site)
    for term in read_query(typed).terms:
        found = found.filter(wording__folded_text__contains=" ".join(term.folded))
    found.count()
    list(found.select_related("wording").order_by("-date", "-pk")[:10])


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def furnish() -> None:
    """Rows as the index makes them, written at once: the pages themselves are not what is measured."""
    from wagtail.models import Page, Site

    from cms.kinds import page_models
    from cms.searching.indexing import wording
    from cms.searching.models import Entry, Wording

    draw = random.Random(20_000)
    sentences = _sentences()
    root = Page.get_first_root_node()
    site = Site.objects.first() or Site.objects.create(
        hostname="localhost", root_page=root, is_default_site=True
    )
    kinds = [model.kind for model in page_models()]
    home = root.get_children().first() or root.add_child(instance=Page(title="Xã", slug="xa"))
    pages = [_page(home, number, draw, sentences) for number in range(PAGES)]
    Page.objects.bulk_create(pages, batch_size=500)
    entries, wordings = [], []
    for page in Page.objects.child_of(home).filter(slug__startswith="thu-"):
        day = date(2026, 11, 1) - timedelta(days=draw.randrange(1500))
        entries.append(Entry(page_id=page.pk, site=site, kind=draw.choice(kinds), date=day))
        text = "\n".join(draw.choice(sentences) for _line in range(draw.randint(4, 30)))
        wordings.append(Wording(entry_id=page.pk, **wording(page.title, text)))
    Entry.objects.bulk_create(entries, batch_size=500)
    Wording.objects.bulk_create(wordings, batch_size=200)
    _settle()


def _page(home: Any, number: int, draw: random.Random, sentences: list[str]) -> Any:
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Locale, Page

    path = home.path + f"{number:04X}"
    words = draw.choice(sentences).split()
    title = " ".join(words[: draw.randint(4, 12)])[:200]
    return Page(
        title=title, draft_title=title, slug=f"thu-{number}", path=path, depth=home.depth + 1, live=True,
        url_path=f"{home.url_path}thu-{number}/", locale=Locale.objects.first(),
        content_type=ContentType.objects.get_for_model(Page),
    )  # fmt: skip


def _sentences() -> list[str]:
    """What the demo's articles say, line by line, and words the queries ask for."""
    from broadcast.demo.texts import read_texts
    from tests.benches.rebuild import _strings

    found = [
        line
        for text in read_texts(date(2026, 1, 5))
        for line in _strings([text.title, text.summary, *(block["value"] for block in text.body)])
        if len(line.split()) > 3
    ]
    return [
        *found,
        "Đăng ký khai sinh cho trẻ trong thời hạn 60 ngày kể từ ngày sinh.",
        "Thủ tục chuyển nhượng quyền sử dụng đất nộp tại Trung tâm Phục vụ hành chính công.",
        "Thực hiện Nghị định số 118/2025/NĐ-CP của Chính phủ.",
        "Phòng, chống sốt xuất huyết: diệt lăng quăng, ngủ màn cả ban ngày.",
        "Lịch tiêm chủng tháng 11 tại trạm y tế xã.",
    ]


def _settle() -> None:
    """As a database is some minutes later."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


if __name__ == "__main__":
    import django
    from django.core.management import call_command

    django.setup()
    if os.environ.get("DATABASE_URL"):
        from django.test.utils import setup_databases, teardown_databases

        made = setup_databases(verbosity=0, interactive=False)
    else:
        made = None
        call_command("migrate", verbosity=0)
    try:
        furnish()
        print(json.dumps(measured()))
    finally:
        if made is not None:
            teardown_databases(made, verbosity=0)
