import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.searching.folding import composed, fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đất ở, đường làng", "dat o, duong lang"),
        ("GIẤY KHAI SINH", "giay khai sinh"),
        ("Nghị định 118/2025/NĐ-CP", "nghi dinh 118/2025/nd-cp"),
        ("ăâêôơưđ ĂÂÊÔƠƯĐ", "aaeooud aaeooud"),
        ("ằẵẩữỡặợỵ", "aaauoaoy"),
        ("½ Straße № 5", "½ straße № 5"),
    ],
)
def test_marks_go_and_everything_else_stays(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_a_letter_and_its_marks_typed_apart_are_one() -> None:
    assert fold(composed(unicodedata.normalize("NFD", "Đường"))) == "duong"


@given(st.text())
def test_no_letter_moves(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
