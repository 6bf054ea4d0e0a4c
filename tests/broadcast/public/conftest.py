from collections.abc import Iterator

import pytest
import time_machine
from pytest_django import Settings

from broadcast.models import Programme, Station
from tests.broadcast.public.airwaves import NOW, build_programme, build_station
from tests.cms.public.commune import Commune, build_commune


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: object) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture(autouse=True)
def _frozen() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def commune(db: None) -> Commune:
    return build_commune()


@pytest.fixture
def station(commune: Commune) -> Station:
    return build_station(commune.site)


@pytest.fixture
def programme(station: Station) -> Programme:
    return build_programme(station)
