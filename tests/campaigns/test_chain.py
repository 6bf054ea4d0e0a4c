"""How rows are written down to be hashed, and what re-checking a chain finds; no database."""

import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.chain import BEGINNING, Broken, Entry, Flaw, canonical, digest, entry, walk

AT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


def row(position: int = 1, previous: str = BEGINNING, **changes: Any) -> dict[str, Any]:
    return {
        "form": 1,
        "chain": "commune",
        "position": position,
        "previous_hash": previous,
        "key": f"thu:{position}",
        "activity": 7,
        "deed": "held",
        "channel": "dialogue",
        "title": "Đối thoại",
        "words": "Đã tổ chức “Đối thoại”, có 120 người dự.",
        "link": "",
        "subject": "events.eventpage:5",
        "actor": "Lan",
        "happened_at": AT,
        "quantity": Decimal(120),
        "unit": "người",
        "detail": {"photo": None, "place": "Nhà văn hóa"},
        "corrects": None,
        "reason": "",
        "recorded_at": AT,
        **changes,
    }


def chained(length: int, **changes: Any) -> list[Entry]:
    made: list[Entry] = []
    for position in range(1, length + 1):
        written = entry(row(position, made[-1]["hash"] if made else BEGINNING, **changes))
        made.append({**written, "hash": digest(written)})
    return made


def flaw(entries: list[Entry]) -> tuple[int, Flaw]:
    with pytest.raises(Broken) as broken:
        list(walk(entries))
    return broken.value.position, broken.value.flaw


def test_form_1_stays_as_it_was_first_written():
    assert canonical(entry(row())).decode() == (
        '{"activity":7,"actor":"Lan","chain":"commune","channel":"dialogue","corrects":null,"deed":"held",'
        '"detail":{"photo":null,"place":"Nhà văn hóa"},"form":1,"happened_at":"2026-11-20T10:00:00.000000Z",'
        '"key":"thu:1","link":"","position":1,"previous_hash":"' + "0" * 64 + '","quantity":"120.00",'
        '"reason":"","recorded_at":"2026-11-20T10:00:00.000000Z","subject":"events.eventpage:5",'
        '"title":"Đối thoại","unit":"người","words":"Đã tổ chức “Đối thoại”, có 120 người dự."}'
    )
    assert digest(entry(row())) == "259aea3eb93acbb8db7cacef007e0beffe195f356ce9dde5a3cd5754a0bbd9de"


@pytest.mark.parametrize(
    "same",
    [
        {"happened_at": AT.astimezone(timezone(timedelta(hours=7)))},
        {"quantity": Decimal("120.0")},
        {"quantity": Decimal("1.2E+2")},
        {"detail": {"place": "Nhà văn hóa", "photo": None}},
    ],
)
def test_the_same_is_written_one_way(same: dict[str, Any]):
    assert digest(entry(row(**same))) == digest(entry(row()))


@pytest.mark.parametrize(
    ("number", "written"), [(1.0, "1"), (1e20, "1" + "0" * 20), (0.1, "0.1"), (-0.0, "0")]
)
def test_numbers_in_details_are_written_as_every_database_gives_them_back(number: float, written: str):
    assert f'"detail":{{"n":[{written}]}}' in canonical(entry(row(detail={"n": [number]}))).decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [({"form": 2}, "form 2"), ({"happened_at": datetime(2026, 1, 1)}, "aware")],  # noqa: DTZ001
)
def test_what_the_form_does_not_know_is_refused(wrong: dict[str, Any], said: str):
    with pytest.raises(ValueError, match=said):
        entry(row(**wrong))


@given(st.text(st.characters(exclude_categories=["Cs"])), st.floats(allow_nan=False, allow_infinity=False))
def test_an_entry_read_back_from_json_has_the_same_hash(words: str, number: float):
    written = entry(row(words=words, detail={"n": number}))
    assert digest(json.loads(canonical(written))) == digest(written)


def test_a_chain_leads_to_its_head():
    entries = chained(3)
    heads = list(walk(entries))
    assert (heads[-1].position, heads[-1].hash, len(heads)) == (3, entries[-1]["hash"], 3)
    assert list(walk([])) == []


@pytest.mark.parametrize(
    "name", ["words", "quantity", "recorded_at", "corrects", "reason", "activity", "chain"]
)
def test_any_changed_word_is_found(name: str):
    entries = chained(3)
    entries[1][name] = "khác"
    assert flaw(entries) == (2, Flaw.CHANGED)


def test_a_changed_row_with_its_hash_made_anew_breaks_the_next():
    entries = chained(3)
    entries[1]["words"] = "khác"
    entries[1]["hash"] = digest(entries[1])
    assert flaw(entries) == (3, Flaw.ORDER)


def test_a_missing_row_is_a_gap():
    entries = chained(3)
    del entries[1]
    assert flaw(entries) == (2, Flaw.GAP)


def test_rows_that_changed_places_are_found_though_renumbered():
    entries = chained(3)
    entries[1], entries[2] = {**entries[2], "position": 2}, {**entries[1], "position": 3}
    assert flaw(entries) == (2, Flaw.ORDER)


def test_a_row_that_lacks_something_is_unreadable():
    entries = chained(2)
    del entries[1]["actor"]
    assert flaw(entries) == (2, Flaw.UNREADABLE)
