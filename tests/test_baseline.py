"""A test that commits leaves the database as it was when new."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from wagtail.models import Page, Site

from campaigns import triggers
from campaigns.models import Evidence
from cms.searching.models import Wording
from tests import baseline
from tests.campaigns.test_evidence import record
from tests.cms.public.commune import build_commune, write_article

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_was_made_is_gone_and_what_was_taken_away_is_back():
    pages, groups = Page.objects.count(), Group.objects.count()
    write_article(build_commune(), "Bài")
    Group.objects.all().delete()
    baseline.restore()
    assert (Page.objects.count(), Group.objects.count()) == (pages, groups)
    assert Site.objects.get().root_page.depth == 2
    assert not Wording.objects.exists()


def test_the_ledger_is_emptied_and_guarded_again():
    record()
    baseline.restore()
    assert not Evidence.objects.exists()
    assert triggers.missing(connection) == []


def test_keys_are_whole():
    build_commune()
    baseline.restore()
    connection.check_constraints()
