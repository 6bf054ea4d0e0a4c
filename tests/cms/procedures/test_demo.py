"""The demo commune's procedures come in through the real import."""

from datetime import date
from pathlib import Path

import pytest
from wagtail.models import Site

from cms.demo import Stage
from cms.procedures import demo
from cms.procedures.demo import FIELDS, FILES, furnish
from cms.procedures.importing.acceptance import check, planned
from cms.procedures.models import Field, ProcedureBatch, ProcedureChange, ProcedureIndexPage, ProcedurePage


@pytest.fixture
def stage(index, officer, leader):
    site = Site.objects.get()
    people = {"can-bo": officer, "lanh-dao": leader}
    return Stage(site, site.root_page.specific, people, {}, date(2026, 11, 21))


def test_the_demo_fills_the_desk(stage, client):
    furnish(stage)
    procedures = ProcedurePage.objects.live()
    assert procedures.count() >= 28
    assert set(Field.objects.values_list("name", flat=True)) == set(FIELDS)
    assert len({page.field_id for page in procedures}) >= 8
    assert all(not page.gaps() for page in procedures)
    assert {page.standing for page in procedures} == {"new", "amended", "repealed"}
    assert {batch.state for batch in ProcedureBatch.objects.all()} == {"approved"}
    assert not any(batch.items.exclude(note="").exists() for batch in ProcedureBatch.objects.all())
    assert ProcedureChange.objects.filter(first=False).count() == 3
    assert client.get("/thu-tuc/?tim=khai+sinh").status_code == 200
    # A register that is exported, or a file that is sent again, changes nothing.
    page, file = ProcedureIndexPage.objects.get(), FILES[1]
    content = (Path(demo.__file__).parent / file).read_bytes()
    batch, _header = check(page, file, content, by=stage.people["can-bo"])
    assert {row.deed.value for row in planned(batch)} == {"unchanged"}
