"""An installation that has pages already finds them after its update."""

import pytest
from django.core.management import call_command

from cms.searching.finding import Sought, counts
from cms.searching.models import Wording
from cms.searching.query import read_query
from tests.cms.public.commune import build_commune, write_article

pytestmark = pytest.mark.django_db(transaction=True)


def found(typed: str, site: int) -> int:
    return sum(counts(Sought(read_query(typed), site)).values())


def test_words_are_cut_and_the_index_is_made_of_them() -> None:
    commune = build_commune()
    article = write_article(commune, "Đất đai ở xã")
    call_command("migrate", "searching", "0002", verbosity=0)
    call_command("migrate", "searching", verbosity=0)
    assert Wording.objects.get(pk=article.pk).words.startswith("đất đai ở xã")
    assert [found(typed, commune.site.pk) for typed in ("dat dai", '"đất đai ở"', "đai đất ghế")] == [1, 1, 0]


def test_what_is_published_after_it_is_found_too() -> None:
    commune = build_commune()
    call_command("migrate", "searching", "0002", verbosity=0)
    call_command("migrate", "searching", verbosity=0)
    write_article(commune, "Đất đai ở xã")
    assert found("dat dai", commune.site.pk) == 1
