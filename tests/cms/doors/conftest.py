"""The commune behind the doors: made once for the module, and gone again at its end."""

import gc
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from django.test import Client, override_settings

from tests.cms.doors.furnished import furnish
from tests.cms.doors.people import STRANGER, make_people, signed_in
from tests.cms.doors.trying import Town
from tests.cms.public.commune import build_commune

MORNING = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: Any) -> Iterator[Town]:
    """Everything in one transaction, which is rolled back."""
    with django_db_blocker.unblock(), tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own = override_settings(VAR_DIR=folder, MEDIA_ROOT=str(folder / "media"), PAGES_KEPT=False)
        with time_machine.travel(MORNING, tick=False), own, transaction.atomic():
            people = make_people()
            keys = furnish(build_commune().site, people)
            clients = {letter: signed_in(user) for letter, user in people.items()}
            yield Town(keys, {**clients, STRANGER: Client()})
            transaction.set_rollback(True)
        gc.collect()  # what was left open is closed while nobody minds
