"""The commands, as a person types them: sentences in Vietnamese and exit codes that mean something."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from broadcast.player import words
from broadcast.player.cli import COMMANDS, main
from broadcast.player.pairing import Paired
from broadcast.player.protocol import dump
from broadcast.player.store import Store
from tests.broadcast.player.plans import NOON, bulletin, plan
from tests.broadcast.player.station import CODE, Station


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Run a command in a home of its own: (exit code, what it said, what it complained of)."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["--home", str(tmp_path / "home"), *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def stored(tmp_path: Path, **values: object) -> None:
    store = Store(tmp_path / "home")
    store.put(values)
    store.close()


def test_a_player_that_was_never_paired_says_how_to(say) -> None:
    for command in (("run", "--sink", "null"), ("status",), ("simulate",)):
        code, _, complaint = say(*command)
        assert code == 3
        assert "pair ĐỊA_CHỈ MÃ" in complaint


def test_a_code_is_used_up_and_the_pairing_kept(say, station: Station, tmp_path: Path) -> None:
    code, said, _ = say("pair", station.base, CODE)
    assert (code, said.strip()) == (0, words.PAIRED)
    store = Store(tmp_path / "home")
    assert Paired.of(store).token == "token-1"
    store.close()


def test_a_wrong_code_is_refused_in_words(say, station: Station) -> None:
    code, _, complaint = say("pair", station.base, "000000")
    assert (code, complaint.strip()) == (4, words.CODE_REFUSED)


def test_an_address_that_is_none_is_refused_in_words(say) -> None:
    code, _, complaint = say("pair", "xa.example.vn", CODE)
    assert code == 2
    assert "https://xa.example.vn" in complaint


def test_a_server_that_is_away_leaves_everything_as_it_was(say, station: Station) -> None:
    station.stop()
    code, _, complaint = say("pair", station.base, CODE)
    assert code == 1
    assert "Chưa có gì thay đổi" in complaint
    station.start()


def test_pairing_again_must_be_meant_and_keeps_the_log(say, station: Station, tmp_path: Path) -> None:
    say("pair", station.base, CODE)
    stored(tmp_path, acknowledged=7, volume=30)
    assert say("pair", station.base, CODE)[0] == 4
    assert say("pair", station.base, CODE, "--anew")[0] == 0
    store = Store(tmp_path / "home")
    assert (store.get("acknowledged"), store.get("volume")) == (7, 30)
    store.close()


def test_the_volume_is_set_and_told(say) -> None:
    assert say("volume", "40")[0] == 0
    assert "40 %" in say("volume")[1]
    assert say("volume", "101")[0] == 2


def test_the_status_says_what_is_next_and_what_is_missing(say, station: Station, tmp_path: Path) -> None:
    say("pair", station.base, CODE)
    soon = datetime.now(UTC) + timedelta(hours=1)
    stored(tmp_path, incoming=dump(plan(bulletin("a", soon), begin=soon)), server="refused")
    code, said, _ = say("status")
    assert code == 0
    assert "Bản tin a" in said
    assert "không còn nhận máy này" in said


def test_times_are_told_as_the_station_reads_them(say, tmp_path: Path) -> None:
    morning = datetime(2026, 12, 7, 23, 15, tzinfo=UTC)
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(dump(plan(bulletin("a", morning), begin=morning, utc_offset_minutes=420))))
    assert "06:15:00 08/12/2026" in say("simulate", "--plan", str(path))[1]


def test_the_log_is_printed_with_its_reasons(say, tmp_path: Path) -> None:
    assert words.NO_PLAYS in say("plays")[1]
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(dump(plan(bulletin("a", NOON)))))
    assert "đã phát" in say("--simulate", "--plan", str(path))[1]


def test_a_plan_that_cannot_be_read_is_refused_in_words(say, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text("{}")
    code, _, complaint = say("simulate", "--plan", str(path))
    assert code == 2
    assert "player: missing" in complaint


def test_a_home_that_is_no_database_is_said(say, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "store.sqlite3").write_bytes(b"no database" * 1000)
    code, _, complaint = say("status")
    assert code == 7
    assert "thẻ nhớ" in complaint


def test_a_home_that_cannot_be_opened_is_said(say, tmp_path: Path) -> None:
    (tmp_path / "home" / "store.sqlite3").mkdir(parents=True)
    assert say("status")[0] == 7


def test_every_command_has_its_help() -> None:
    assert set(words.HELP) == set(COMMANDS)
