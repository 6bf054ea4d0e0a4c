"""A station connected to a province on loopback."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from broadcast.models import ProvincialLink
from tests.broadcast.connectors.province import TOKEN, Province, open_province
from tests.broadcast.planning.commune import MONDAY, Commune


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with time_machine.travel(MONDAY, tick=False) as travelled:
        yield travelled


@pytest.fixture
def commune(db: None) -> Commune:
    return Commune()


@pytest.fixture
def province() -> Iterator[Province]:
    with open_province() as here:
        yield here


@pytest.fixture
def link(commune: Commune, province: Province, settings: Any, clock: Any) -> ProvincialLink:
    """The station's end of the connection; what is logged now is old enough to be sent."""
    settings.CONNECTOR = "broadcast.connectors.https_json.HttpsJson"
    settings.CONNECTOR_URL, settings.CONNECTOR_TOKEN = province.address, TOKEN
    commune.programme()
    return ProvincialLink.objects.create(station=commune.station)


LATER = timedelta(minutes=2)
