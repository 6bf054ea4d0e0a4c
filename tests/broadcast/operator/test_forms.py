"""The reason as it stands in the play log."""

import pytest

from broadcast.operator.forms import ReasonForm


@pytest.mark.parametrize(
    ("choice", "words", "reason"),
    [
        ("power", "", "Mất điện"),
        ("power", "Mất điện toàn xã", "Mất điện toàn xã"),
        ("power", "Từ 16 giờ", "Mất điện: Từ 16 giờ"),
        ("other", "Loa rơi", "Loa rơi"),
    ],
)
def test_words_that_name_the_reason_already_do_not_double_it(choice: str, words: str, reason: str) -> None:
    form = ReasonForm({"choice": choice, "words": words})
    assert form.is_valid()
    assert form.reason == reason
