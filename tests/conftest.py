"""What every test stands on: catalogues compiled, no way out of this machine, a browser if there is one."""

import contextlib
import ipaddress
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings

from cms.management.commands.compilecatalogues import compile_catalogue
from tests import migrated

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]

for catalogue in ROOT.glob("*/locale/*/LC_MESSAGES/*.po"):  # before Django reads the first of them
    compile_catalogue(catalogue)

hypothesis_settings.register_profile("loaxa", deadline=None, derandomize=True, print_blob=True)
hypothesis_settings.load_profile("loaxa")
# Playwright keeps a loop running in the thread of the tests that also use the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

OVER_POSTGRESQL = os.environ.get("DATABASE_URL", "").startswith("postgres")
# Side by side a file is one worker's: those that take longest begin first, so that none is left at the end.
LONGEST = (
    "cms/doors/test_roles_at_doors.py",
    "cms/public/test_accessibility.py",
    "broadcast/test_start.py",
    "story/test_story.py",
    "story/test_plan.py",
    "campaigns/importing/test_command.py",
    "campaigns/ledger/test_guarded.py",
    "broadcast/faults/test_killed_builds.py",
    "broadcast/fleet/test_fifty.py",
    "broadcast/operator/test_machine.py",
    "broadcast/emergency/test_end_to_end.py",
    "broadcast/emergency/test_two_at_once.py",
    "campaigns/seeing/test_equal.py",
    "broadcast/faults/test_many_at_once.py",
    "broadcast/test_demo.py",
    "cms/serving/test_purging.py",
    "media/audio/test_master.py",
)


def pytest_report_header() -> str:
    left = "what no database changes is left to the run over SQLite" if OVER_POSTGRESQL else "the whole suite"
    return f"over {'PostgreSQL' if OVER_POSTGRESQL else 'SQLite'}: {left}"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if OVER_POSTGRESQL:
        left = [item for item in items if _same_over_any_database(item)]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if not _same_over_any_database(item)]
    places = {ROOT / "tests" / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


def _same_over_any_database(item: pytest.Item) -> bool:
    """Whether a test asks for no database, looks at pages in a browser, or is marked `once`."""
    marks = {mark.name for mark in item.iter_markers()}
    asks = "django_db" in marks or "django_db_setup" in getattr(item, "fixturenames", ())
    return not asks or bool(marks & {"browser", "once"})


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.split("%")[0]).is_loopback
    except ValueError:
        return host in {"localhost", ""}


@pytest.fixture(scope="session", autouse=True)
def _only_loopback() -> Iterator[None]:
    """No test calls outside this machine: connecting anywhere else fails at once."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(address[0]):
            raise OSError(f"tests do not call outside loopback: {address}")
        connect(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign]
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    with contextlib.ExitStack() as stack:
        with django_db_blocker.unblock():
            stack.enter_context(migrated.begun())
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Keep the first rows; before the database is dropped, end what a browser's last request still holds."""
    from tests import baseline  # not above: the pictures of the guides are taken without Django

    with contextlib.ExitStack() as stack:
        with django_db_blocker.unblock():
            migrated.keep()
            stack.enter_context(baseline.kept())
        yield
    with django_db_blocker.unblock():
        baseline.let_go()


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the shared folder is not beside the project")
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real browser (Debian's chromium through Playwright)."""
    executable = shutil.which("chromium")
    if executable is None:
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()
