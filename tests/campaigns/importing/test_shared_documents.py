"""Plans of three communes, as text recognition left them, against what they say."""

import json
from pathlib import Path
from typing import Any

import pytest

from campaigns.importing import read_plan
from tests.campaigns.importing import scoring

pytestmark = pytest.mark.shared

PLANS = ["ke-hoach-kien-an-2023", "ke-hoach-ha-trung-2022"]


def both(shared: Path, plan: str) -> tuple[dict[str, Any], dict[str, Any]]:
    file = shared / "documents" / f"{plan}.txt"
    expected = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    return read_plan(file.read_bytes(), file.name).as_json(), expected


@pytest.mark.parametrize("plan", PLANS)
def test_heading_and_ending(shared: Path, plan: str) -> None:
    found, expected = both(shared, plan)
    for name in ("issuer", "symbol", "issued_on", "title", "recipients", "signed_by"):
        assert found[name] == expected[name]


@pytest.mark.parametrize("plan", PLANS)
def test_legal_bases_with_their_days(shared: Path, plan: str) -> None:
    found, expected = both(shared, plan)
    have, want = (
        {(one["symbol"], one["issued_on"]) for one in said["legal_bases"]} for said in (found, expected)
    )
    assert have == want


@pytest.mark.parametrize("plan", PLANS)
def test_channels(shared: Path, plan: str) -> None:
    found, expected = both(shared, plan)
    assert set(found["channels"]) == set(expected["channels"])
    assert set(expected["audiences"]) <= set(found["audiences"])


@pytest.mark.parametrize("plan", PLANS)
def test_activities_with_who_and_when(shared: Path, plan: str) -> None:
    found, expected = both(shared, plan)
    score = scoring.of_activities(found["activities"], expected["activities"])
    assert (score.precision, score.recall) == (1.0, 1.0), score
    matched = scoring.pairs(found["activities"], expected["activities"])
    for name in ("lead", "coordinating", "timing", "product"):
        assert scoring.of_field(matched, name).recall >= 0.95, name


@pytest.mark.parametrize("plan", [*PLANS, "ke-hoach-linh-toai-2020"])
def test_every_line_is_somewhere(shared: Path, plan: str) -> None:
    content = (shared / "documents" / f"{plan}.txt").read_bytes()
    assert scoring.lines_nowhere(read_plan(content, f"{plan}.txt"), content.decode()) == []


def test_an_article_after_the_signature_is_no_part_of_the_plan(shared: Path) -> None:
    draft = read_plan((shared / "documents" / "ke-hoach-linh-toai-2020.txt").read_bytes(), "a.txt")
    assert draft.signed_by
    assert min(said.lines[0] for said in draft.not_understood) > draft.signed_by.lines[0]
    assert [len(draft.legal_bases), len(draft.channels), len(draft.activities)] == [10, 5, 6]
    assert "228/UBND-VHTT" not in {basis.symbol for basis in draft.legal_bases}
