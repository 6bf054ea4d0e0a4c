"""Pages of five years of plans: 20 plans, 100,000 rows of the ledger, against reading the ledger once.

Each page is asked of Django in this process as a leader sees it, signed in, with its templates: what it costs
without the network. The reference is the plainest thing that touches all rows: five columns of the whole
ledger fetched as tuples, in the same run. On SQLite in a folder of its own; in a test database of
DATABASE_URL as well where that is set.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

from tests.benches import Ratio
from tests.campaigns.seeing import five_years

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

ROOT = Path(__file__).resolve().parent.parent.parent
CAMPAIGNS, ROWS, RUNS = 20, 100_000, 20
LIMIT_MS = 1000.0
LIMIT = 2.0  # of the time of reading the ledger once
# These go through all that was ever written and owed; nobody waits for them daily.
OF_ALL_YEARS = {"coverage of all years": 3.5, "report of five years": 5.5}
Pages = dict[str, "Callable[[], object]"]


def run() -> list[Ratio]:
    """Each database in a process of its own."""
    found = _ratios("SQLite", "")
    if url := os.environ.get("DATABASE_URL"):
        found += _ratios("PostgreSQL", url)
    return found


def _ratios(name: str, url: str) -> list[Ratio]:
    with tempfile.TemporaryDirectory() as var:
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("LOAXA_", "DATABASE_"))}
        environment |= {"DJANGO_SETTINGS_MODULE": "cms.settings.testing", "LOAXA_VAR": var}
        environment |= {"LOAXA_LOG_LEVEL": "ERROR"} | ({"DATABASE_URL": url} if url else {})
        command = [sys.executable, "-W", "ignore", "-m", "tests.benches.plans"]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
        )
    told = json.loads(done.stdout.splitlines()[-1])
    reference = f"the ledger read once {told['reference']:.0f} ms"
    daily = told["pages"].keys() - OF_ALL_YEARS
    slowest = max(daily, key=lambda page: told["pages"][page]["p95"])
    return [
        *(
            Ratio(
                f"plans on {name}: {page}, median against reading the ledger once",
                one["median"] / told["reference"],
                OF_ALL_YEARS.get(page, LIMIT),
                f"median {one['median']:.0f} ms, p95 {one['p95']:.0f} ms, "
                f"{one['processor']:.0f} ms of this process's own; {reference}",
            )
            for page, one in told["pages"].items()
        ),
        Ratio(
            f"plans on {name}: p95 of the slowest page but those of all years against 1 s",
            told["pages"][slowest]["p95"] / LIMIT_MS,
            1.0,
            f"{slowest}; {ROWS} rows written in {told['filled']:.0f} s",
        ),
    ]


def measured() -> dict[str, Any]:
    """Every page RUNS times in turn, with the reference between them."""
    import time_machine

    began = time.perf_counter()
    plans = five_years.fill(CAMPAIGNS, ROWS)
    _settle()
    filled = time.perf_counter() - began
    noon = datetime.combine(five_years.TODAY, datetime.min.time(), UTC).replace(hour=5)
    with time_machine.travel(noon):
        pages = _pages(plans[-1].pk)
        times: dict[str, list[float]] = {name: [] for name in pages}
        own: dict[str, list[float]] = {name: [] for name in pages}
        reference = []
        for page in pages.values():
            page()  # templates are read once
        for _run in range(RUNS):
            reference.append(_timed(_read_once))
            for name, page in pages.items():
                before = time.process_time()
                times[name].append(_timed(page))
                own[name].append((time.process_time() - before) * 1000)
    return {
        "filled": filled,
        "reference": median(reference),
        "pages": {
            name: {"median": median(each), "p95": quantiles(each, n=20)[-1], "processor": median(own[name])}
            for name, each in times.items()
        },
    }


def _pages(plan: int) -> Pages:
    """What is measured, each as it is asked for; files are made whole."""
    from django.urls import reverse

    from campaigns.models import Report, Unit
    from campaigns.seeing.calendar.feed import secret_of
    from cms.models import User
    from cms.roles import Role

    leader = User.objects.create_user("lanh-dao", last_name="Lan")
    leader.groups.add(Role.LEADER.group())
    Unit.objects.get(name="Bộ phận 0").members.add(leader)
    client = _signed_in(leader)
    year = five_years.TODAY.year
    reports = [
        Report.objects.create(
            title=title, first_day=f"{first}-01-01", last_day=f"{year}-{last}", campaign_id=on
        ).pk
        for title, first, last, on in (
            ("Quý I", year, "03-31", None),
            ("Năm", year, "12-31", None),
            ("Năm năm", five_years.FIRST_YEAR, "12-31", None),
            ("Một kế hoạch", year, "12-31", plan),
        )
    ]
    quarter, whole_year, five, of_plan = (reverse("campaigns_report", args=(pk,)) for pk in reports)
    return {
        "board of a plan": _ask(client, reverse("campaign:inspect", args=(plan,))),
        "list of boards": _ask(client, reverse("campaigns_boards")),
        "list of plans": _ask(client, reverse("campaign:index")),
        "month of the calendar": _ask(client, reverse("campaigns_calendar")),
        "month of the calendar as a list": _ask(client, reverse("campaigns_calendar") + "?xem=danh-sach"),
        "calendar for telephones": _ask(
            client, reverse("campaigns_feed", args=(leader.pk, secret_of(leader)))
        ),
        "coverage of the year": _ask(client, reverse("campaigns_coverage")),
        "coverage of all years": _ask(client, reverse("campaigns_coverage") + "?tu=&den="),
        "late duties of all plans": _ask(client, reverse("campaigns_rows") + "?trang-thai=late"),
        "my work": _ask(client, reverse("campaigns_mine")),
        "report of a quarter": _ask(client, quarter),
        "report of a year": _ask(client, whole_year),
        "report of five years": _ask(client, five),
        "report of a plan": _ask(client, of_plan),
        "report of a year in Excel": _ask(client, f"{whole_year}tep.xlsx"),
    }


def _signed_in(user: Any) -> Client:
    from django.test import Client

    client = Client()
    client.force_login(user)
    return client


def _ask(client: Client, address: str) -> Callable[[], None]:
    def ask() -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise AssertionError(f"{address}: {answer.status_code}")

    return ask


def _read_once() -> None:
    from campaigns.models import Evidence

    columns = ("activity", "channel", "deed", "happened_at", "quantity")
    assert len(Evidence.objects.order_by().values_list(*columns)) == ROWS


def _timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


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
        print(json.dumps(measured()))
    finally:
        if made is not None:
            teardown_databases(made, verbosity=0)
