"""A site whose pages are kept, and ways to ask it as a resident does."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.http import HttpResponseBase
from django.test import Client
from pytest_django import Settings

Ask = Callable[..., HttpResponseBase]


@pytest.fixture
def kept(settings: Settings, transactional_db: None) -> Iterator[None]:
    """Keep pages in this test; changes are told on commit, so the test commits."""
    settings.PAGES_KEPT = True
    store = caches["pages"]
    store.clear()
    yield
    store.clear()


@pytest.fixture
def ask(kept: None) -> Ask:
    """Ask an address as a resident without cookies: ask("/bai/", "gzip")."""

    def asked(address: str, **headers: Any) -> HttpResponseBase:
        return Client().get(address, headers=headers)

    return asked


@pytest.fixture
def how(ask: Ask) -> Callable[[str], str]:
    """Whether an address was answered from what is kept: "hit", "miss", or "" where it is never kept."""

    def told(address: str) -> str:
        answer = ask(address)
        assert answer.status_code == 200, address
        return answer.headers.get("X-Loaxa-Cache", "")

    return told
