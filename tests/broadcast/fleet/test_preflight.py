"""What would keep a slot from being heard is found before its time; nothing else is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from broadcast.fleet.finding_words import finding_words
from broadcast.fleet.preflight import Code, Finding, Flight, PlayerFacts, Sound, Stage, findings

NOW = datetime(2026, 12, 7, 10, 0, tzinfo=UTC)
GOOD_SOUND = Sound(hash_right=True, seconds=600, lufs=-16.0, true_peak=-1.5)
HALL = PlayerFacts("Nhà văn hóa", NOW - timedelta(minutes=1))
GOOD = Flight(NOW + timedelta(minutes=50), Stage.APPROVED, False, 900, GOOD_SOUND, (HALL,))


def codes(flight: Flight) -> list[str]:
    return [found.code for found in findings(flight, NOW)]


def test_nothing_is_found_where_all_is_well() -> None:
    assert codes(GOOD) == []


@pytest.mark.parametrize(
    ("stage", "code"),
    [
        (Stage.NONE, Code.NO_BULLETIN),
        (Stage.MAKING, Code.NOT_BUILT),
        (Stage.FAILED, Code.FAILED),
        (Stage.BUILT, Code.NOT_APPROVED),
    ],
)
def test_a_bulletin_that_is_not_ready_is_found_a_day_ahead(stage: Stage, code: Code) -> None:
    flight = replace(GOOD, stage=stage, sound=None, start=NOW + timedelta(hours=24))
    assert codes(flight) == [code]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"hash_right": False}, Code.WRONG_HASH),
        ({"hash_right": None}, Code.FILE_GONE),
        ({"seconds": 901.0}, Code.TOO_LONG),
        ({"lufs": -20.1}, Code.TOO_QUIET),
        ({"true_peak": -41.0, "lufs": -60.0}, Code.SILENT),
    ],
)
def test_a_sound_that_is_not_what_it_should_be(change: dict, code: Code) -> None:
    assert codes(replace(GOOD, sound=replace(GOOD_SOUND, **change))) == [code]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"last_seen_at": None}, Code.PLAYER_AWAY),
        ({"last_seen_at": NOW - timedelta(minutes=4)}, Code.PLAYER_AWAY),
        ({"lacks": True}, Code.PLAYER_LACKS),
        ({"clock_untrusted": True}, Code.PLAYER_CLOCK),
    ],
)
def test_an_hour_ahead_every_player_is_there_with_everything(change: dict, code: Code) -> None:
    assert codes(replace(GOOD, players=(HALL, replace(HALL, **change)))) == [code]


def test_a_day_ahead_a_player_may_be_off_for_a_while_and_still_fetch() -> None:
    player = replace(HALL, last_seen_at=NOW - timedelta(minutes=59), lacks=True)
    flight = replace(GOOD, start=NOW + timedelta(hours=20), players=(player,))
    assert codes(flight) == []
    away = replace(player, last_seen_at=NOW - timedelta(minutes=61))
    assert codes(replace(flight, players=(away,))) == [Code.PLAYER_AWAY]


@pytest.mark.parametrize("hours", [-1, 0, 24.1])
def test_what_is_past_or_further_off_is_not_looked_at(hours: float) -> None:
    assert codes(replace(GOOD, stage=Stage.NONE, start=NOW + timedelta(hours=hours))) == []


def test_a_relay_needs_no_bulletin_but_its_players() -> None:
    relay = replace(GOOD, relay=True, stage=Stage.NONE, sound=None)
    assert codes(relay) == []
    assert codes(replace(relay, players=(replace(HALL, last_seen_at=None),))) == [Code.PLAYER_AWAY]


@pytest.mark.parametrize("code", list(Code))
def test_every_finding_is_a_vietnamese_sentence(code: Code) -> None:
    params = {"minutes": 16, "limit": 15, "lufs": "-25,0"}
    words = finding_words(Finding(code, "Nhà văn hóa", params))
    assert words.endswith(".")
    assert not words.startswith("The")
    assert "%(" not in words
