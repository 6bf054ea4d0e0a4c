import pytest

from tests.broadcast.planning.commune import Commune


@pytest.fixture
def commune(db: None) -> Commune:
    return Commune()
