"""The demo commune with everything every feature puts into it, whose pages are kept; once for a module."""

import io
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import caches
from django.core.management import call_command
from django.test import Client, override_settings

from cms.models import User
from cms.serving.showing import Showing, showing
from tests import baseline

MORNING = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


class Residents:
    """Ask the furnished site as people without cookies do."""

    def get(self, address: str) -> Any:
        return Client().get(address)

    def how(self, address: str) -> str:
        """Say whether an answer was kept: "hit", "miss", or "" where it never is."""
        return str(self.get(address).headers.get("X-Loaxa-Cache", ""))

    def warm(self, *addresses: str) -> None:
        caches["pages"].clear()
        for address in addresses:
            self.how(address)
            assert self.how(address) == "hit", f"{address} is not kept"

    def shown(self, address: str) -> Showing:
        """Return what the answer at `address` says it shows."""
        caches["pages"].clear()
        noted = showing(self.get(address).wsgi_request)
        assert noted is not None, f"{address} is not kept"
        return noted


def person(name: str) -> User:
    return User.objects.get(username=name)


@pytest.fixture(scope="module")
def residents(django_db_setup: None, django_db_blocker: Any) -> Iterator[Residents]:
    """Make the site once, and take it away at the end."""
    with django_db_blocker.unblock(), tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own = override_settings(PAGES_KEPT=True, VAR_DIR=folder, MEDIA_ROOT=str(folder / "media"))
        with time_machine.travel(MORNING, tick=False), own:
            call_command("demo", stdout=io.StringIO())
            caches["pages"].clear()
            yield Residents()
            caches["pages"].clear()
        baseline.restore()
