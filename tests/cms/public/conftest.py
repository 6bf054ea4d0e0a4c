import pytest

from tests.cms.public.commune import Commune, build_commune


@pytest.fixture
def commune(db: None) -> Commune:
    return build_commune()
