import pytest

from cms.models import ArticlePage
from cms.slugs import slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đất đai", "dat-dai"),
        ("Phòng, chống mưa lũ!", "phong-chong-mua-lu"),
        ("ĐƯỜNG LÀNG", "duong-lang"),
        ("…", ""),
        ("Ưu đãi người có công", "uu-dai-nguoi-co-cong"),
    ],
)
def test_slug(title, slug):
    assert slug_of(title) == slug


def test_a_long_title_is_cut_between_words():
    assert slug_of("chuyển nhượng " * 20).endswith(("-chuyen", "-nhuong"))
    assert len(slug_of("chuyển nhượng " * 20)) <= 80


def test_pages_of_one_title_have_addresses_of_their_own(index):
    slugs = [index.add_child(instance=ArticlePage(title="Đất đai", live=False)).slug for _turn in range(3)]
    assert slugs == ["dat-dai", "dat-dai-2", "dat-dai-3"]


def test_a_title_without_letters_still_has_an_address(index):
    assert index.add_child(instance=ArticlePage(title="…", live=False)).slug == "trang"
