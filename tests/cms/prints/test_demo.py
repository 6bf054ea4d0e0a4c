"""The demo commune's printed matter: one of each kind, and all of it fits."""

from datetime import date

import pytest
from django.test import Client
from wagtail.models import Site

from campaigns.models import Deed, Evidence
from cms.demo import Stage
from cms.prints.demo import furnish
from cms.prints.models import PrintPage, PrintRun
from media.printing import Template
from tests.cms.public.pages import broken_rules


@pytest.fixture
def furnished(index, officer, leader, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    site = Site.objects.get()
    people = {"can-bo": officer, "lanh-dao": leader}
    furnish(Stage(site, site.root_page.specific, people, {}, date(2026, 11, 21)))
    return tmp_path


def test_has_one_of_each_template(furnished):
    assert {page.form for page in PrintPage.objects.live()} == set(Template)


def test_draws_nothing_until_somebody_looks(furnished):
    assert list(furnished.rglob("*.pdf")) == []
    assert list(furnished.rglob("*.png")) == []


def test_says_what_was_printed_and_handed_out(furnished):
    assert [run.remaining for run in PrintRun.objects.order_by("pk")] == [860, 450]
    assert Evidence.objects.filter(deed=Deed.HANDED_OUT).count() == 5


def test_every_file_of_every_sheet_is_made(furnished):
    client = Client()
    for page in PrintPage.objects.live():
        for name in ("to-in.pdf", "ban-in-co-xen.pdf", "mat-1.png"):
            assert client.get(f"/tai-an-pham/{page.pk}/{name}").status_code == 200


def test_its_pages_keep_the_rules_of_the_house(furnished):
    client = Client()
    for address in ("/an-pham/", *(page.url for page in PrintPage.objects.live())):
        answer = client.get(address)
        assert answer.status_code == 200
        assert broken_rules(answer.content.decode()) == []
