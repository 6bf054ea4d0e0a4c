"""Reports carry the commune's own name before anybody filled in their form."""

import pytest
from wagtail.models import Site

from campaigns.models import ReportSettings
from campaigns.reporting.official import Letterhead
from campaigns.reporting.signing import letterhead_fields
from cms.models import CommuneSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune(index):
    return CommuneSettings.objects.update_or_create(
        site=Site.objects.get(), defaults={"name": "Tân Hòa", "province": "tỉnh Mẫu"}
    )[0]


def test_the_commune_is_named(commune):
    head = Letterhead.of(letterhead_fields())
    assert (head.issuing_body, head.parent_body, head.place) == (
        "Ủy ban nhân dân xã Tân Hòa",
        "Ủy ban nhân dân tỉnh Mẫu",
        "Tân Hòa",
    )


def test_what_the_form_says_comes_first(commune):
    form = ReportSettings.load()
    form.issuing_body = "Ủy ban nhân dân phường Mới"
    form.save()
    assert Letterhead.of(letterhead_fields()).issuing_body == "Ủy ban nhân dân phường Mới"


def test_a_site_without_a_name_still_gets_a_report(db):
    assert Letterhead.of(letterhead_fields()).place
