"""Plans written for this project, with the layouts and faults met in the field, against what they say."""

import json
from pathlib import Path
from typing import Any

import pytest

from campaigns.importing import PlanDraft, read_plan
from tests.campaigns.importing import scoring
from tests.campaigns.importing.scoring import Score

FOLDER = Path(__file__).parent / "plans"
PLANS = sorted(file for file in FOLDER.iterdir() if file.suffix != ".json")
FIELDS = ("lead", "coordinating", "timing", "product")


def draft_of(file: Path) -> PlanDraft:
    return read_plan(file.read_bytes(), file.name)


def expected_of(file: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    return said


def scores(file: Path) -> dict[str, Score]:
    found, expected = draft_of(file).as_json(), expected_of(file)
    matched = scoring.pairs(found["activities"], expected["activities"])
    return {
        "legal bases": scoring.of_sets(
            (one["symbol"] for one in found["legal_bases"]), expected["legal_bases"]
        ),
        "channels": scoring.of_sets(found["channels"], expected["channels"]),
        "activities": scoring.of_activities(found["activities"], expected["activities"]),
        **{name: scoring.of_field(matched, name) for name in FIELDS},
    }


@pytest.mark.parametrize("file", PLANS, ids=lambda file: file.stem)
def test_what_the_plan_says(file: Path) -> None:
    have = scores(file)
    assert min(have["legal bases"].precision, have["legal bases"].recall) >= 0.9, have["legal bases"]
    for name in ("channels", "activities"):
        assert min(have[name].precision, have[name].recall) >= 0.8, f"{name}: {have[name]}"


@pytest.mark.parametrize("file", PLANS, ids=lambda file: file.stem)
def test_heading_and_ending(file: Path) -> None:
    found, expected = draft_of(file).as_json(), expected_of(file)
    for name in ("issuer", "symbol", "issued_on", "title", "recipients", "signed_by"):
        assert found[name] == expected[name]


@pytest.mark.parametrize("file", PLANS, ids=lambda file: file.stem)
def test_every_line_is_somewhere(file: Path) -> None:
    assert scoring.lines_nowhere(draft_of(file), file.read_text(encoding="utf-8")) == []


def test_all_plans_together(capsys: pytest.CaptureFixture[str]) -> None:
    total: dict[str, Score] = {}
    for file in PLANS:
        for name, score in scores(file).items():
            total[name] = total.get(name, Score(0, 0, 0)) + score
    with capsys.disabled():
        print(f"\n{len(PLANS)} plans")
        for name, score in total.items():
            print(f"  {name:13} {score}")
    assert all(min(score.precision, score.recall) >= 0.95 for score in total.values())
    assert len(PLANS) >= 8


def test_an_article_after_the_signature_is_left_to_the_officer() -> None:
    draft = draft_of(FOLDER / "trailing-article.md")
    assert "YouTube" in " ".join(said.text for said in draft.not_understood)
    assert {said.text for said in draft.channels}.isdisjoint({"sms", "social", "screen"})


def test_a_budget_is_money_and_no_activity() -> None:
    draft = draft_of(FOLDER / "table-without-numbers.txt")
    assert any("Thành tiền" in said.text for said in draft.funding)


def test_timing_is_read_with_the_year_of_the_plan() -> None:
    draft = draft_of(FOLDER / "table-without-numbers.txt")
    timing = next(one.timing for one in draft.activities if one.timing and one.timing.text == "Quý II")
    assert timing.as_json() == {"text": "Quý II", "kind": "once", "start": "2024-04-01", "due": "2024-06-30"}


def test_sections_of_a_table_are_kept_with_their_activities() -> None:
    draft = draft_of(FOLDER / "tsv-other-order.txt")
    assert [one.section for one in draft.activities] == [
        "Truyền thông trên hệ thống loa", "Truyền thông trên hệ thống loa",
        "Truyền thông trên mạng xã hội", "Truyền thông trên mạng xã hội",
        "Truyền thông trực tiếp", "Truyền thông trực tiếp",
    ]  # fmt: skip


def test_a_row_broken_over_a_page_names_both_its_lines() -> None:
    draft = draft_of(FOLDER / "tsv-other-order.txt")
    broken = draft.activities[0]
    text = (FOLDER / "tsv-other-order.txt").read_text(encoding="utf-8").split("\n")
    assert [text[line - 1].split("\t")[2] for line in broken.lines] == [
        "Phát bản tin chuyển đổi số trên loa thôn bằng tiếng Việt và tiếng", "Mông",
    ]  # fmt: skip


def test_the_day_the_issuer_and_the_kind_of_a_legal_basis() -> None:
    draft = draft_of(FOLDER / "html-table.md")
    assert [(one.type, one.issued_on, one.issuer) for one in draft.legal_bases] == [
        ("Quyết định", "2023-12-20", "Ủy ban nhân dân huyện Đông Sơn"),
        ("Nghị quyết", "2021-07-15", "Chính phủ"),
    ]


def test_promises_with_numbers() -> None:
    draft = draft_of(FOLDER / "tsv-other-order.txt")
    assert [target.values for target in draft.targets[:2]] == [(("100", "%"),), (("70", "%"),)]
