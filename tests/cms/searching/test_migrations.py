"""An installation that has pages already finds them after its update, and those that follow."""

import pytest
from django.core.management import call_command

from cms.searching.finding import Sought, counts
from cms.searching.models import Wording
from cms.searching.query import read_query
from tests.cms.public.commune import build_commune, write_article


@pytest.mark.django_db(transaction=True)
def test_words_are_cut_and_the_index_is_made_of_them() -> None:
    commune = build_commune()

    def found(typed: str) -> int:
        return sum(counts(Sought(read_query(typed), commune.site.pk)).values())

    before = write_article(commune, "Đất đai ở xã")
    call_command("migrate", "searching", "0002", verbosity=0)
    call_command("migrate", "searching", verbosity=0)
    assert Wording.objects.get(pk=before.pk).words.startswith("đất đai ở xã")
    assert [found(typed) for typed in ("dat dai", '"đất đai ở"', "đai đất ghế")] == [1, 1, 0]
    write_article(commune, "Đất đai ở phường", number=2)
    assert [found(typed) for typed in ("dat dai", '"đất đai ở phường"')] == [2, 1]
