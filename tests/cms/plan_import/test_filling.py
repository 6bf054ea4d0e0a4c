"""The first values of the forms, from what was understood."""

import pytest

from campaigns.importing import PlanDraft
from campaigns.importing.draft import Said
from cms.plan_import.filling import filled


@pytest.mark.parametrize(
    ("line", "text", "amount"),
    [
        ("Tổng kinh phí: 45.000.000 đồng.", "Tổng kinh phí", 45_000_000),
        ("- In tờ rơi là 2,5 triệu đồng;", "In tờ rơi", 2_500_000),
        ("1. Hội nghị | 8.000.000 đồng", "Hội nghị", 8_000_000),
        ("Chi 15.000.000 đồng từ ngân sách xã", "Chi 15.000.000 đồng từ ngân sách xã", 15_000_000),
    ],
)
def test_a_sum_is_not_said_twice(line, text, amount):
    [(row, _lines)] = filled(PlanDraft(funding=(Said(line, (1,)),))).rows["budget"]
    assert (row["text"], row["amount"]) == (text, amount)
