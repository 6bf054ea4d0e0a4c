"""Web, worker or clock killed at any point: nothing lost, nothing heard unapproved, never stuck."""

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.broadcast.faults import yard as yards
from tests.broadcast.faults.conftest import model  # noqa: F401
from tests.broadcast.faults.yard import Yard

pytestmark = [pytest.mark.faults, pytest.mark.django_db]
LEFT_TO_WORKERS = 5.0
AN_HOUR = 3700.0
CHILD = "tests.broadcast.emergency.children.killed"

# Point: (state, whether players are told to play it) when killed; when clock and worker ran again; when
# whoever got no answer has pressed once more and they ran again.
Stand = tuple[str | None, bool]
POINTS: dict[str, tuple[Stand, Stand, Stand]] = {
    "after commit expired": (("expired", False), ("expired", False), ("expired", False)),
    "before commit expired": (("waiting", False), ("expired", False), ("expired", False)),
    "after commit ended": (("ended", True), ("ended", True), ("ended", True)),
    "before commit ended": (("on_air", True), ("ended", True), ("ended", True)),
    "after commit settled": (("stopped", False), ("stopped", False), ("stopped", False)),
    "before commit settled": (("stopped", False), ("stopped", False), ("stopped", False)),
    "recording kept": ((None, False), (None, False), ("waiting", False)),
    "before commit drafted": ((None, False), (None, False), ("waiting", False)),
    "after commit drafted": (("drafted", False), ("drafted", False), ("waiting", False)),
    "before commit submitted": (("drafted", False), ("drafted", False), ("waiting", False)),
    "after commit submitted": (("waiting", False), ("waiting", False), ("waiting", False)),
    "before commit approved": (("waiting", False), ("waiting", False), ("on_air", True)),
    "after commit approved": (("on_air", False), ("on_air", True), ("on_air", True)),
    "sound carried": (("on_air", False), ("on_air", True), ("on_air", True)),
    "manifest written": (("on_air", True), ("on_air", True), ("on_air", True)),
    "before commit stopped": (("on_air", True), ("on_air", True), ("stopped", False)),
    "after commit stopped": (("stopped", True), ("stopped", False), ("stopped", False)),
    "sound claimed": (("waiting", False), ("waiting", False), ("waiting", False)),
    "sound read": (("waiting", False), ("waiting", False), ("waiting", False)),
    "sound assembled": (("waiting", False), ("waiting", False), ("waiting", False)),
    "sound mastered": (("waiting", False), ("waiting", False), ("waiting", False)),
    "sound mastered on air": (("on_air", False), ("on_air", True), ("on_air", True)),
    "sound placed": (("waiting", False), ("waiting", False), ("waiting", False)),
    "before commit voiced": (("waiting", False), ("waiting", False), ("waiting", False)),
    "after commit voiced": (("waiting", False), ("waiting", False), ("waiting", False)),
}
SOUNDED = ("waiting", "on_air", "stopped", "ended")
CODES = dict.fromkeys(POINTS, -signal.SIGKILL)


@dataclass(frozen=True)
class Field:
    """What was seen of each point: right after the kill, after the next clock and worker, at the end."""

    yard: Yard
    codes: dict[str, int]
    seen: tuple[dict[str, dict[str, Any]], ...]


@pytest.fixture(scope="module")
def field(model: Yard, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Field]:  # noqa: F811
    for yard in yards.copied(model, tmp_path_factory.mktemp("killed") / "var"):
        told = yard.told(CHILD, "die")
        ids = {point: pk for point, (pk, _, _) in told.items()}
        killed = {point: stood for point, (_, _, stood) in told.items()}
        time.sleep(LEFT_TO_WORKERS)
        yard.recover()
        recovered = dict(zip(ids, yard.told(CHILD, "look", *ids.values()), strict=True))
        yard.told(CHILD, "again", *(f"{point}={pk}" for point, pk in ids.items()))
        yard.recover()
        ended = dict(zip(ids, yard.told(CHILD, "look", *ids.values()), strict=True))
        yield Field(yard, {point: code for point, (_, code, _) in told.items()}, (killed, recovered, ended))


def test_every_process_was_killed_where_it_should_be(field: Field) -> None:
    assert field.codes == CODES


@pytest.mark.parametrize("point", POINTS)
def test_it_stands_as_far_as_it_was_committed_and_goes_on_from_there(field: Field, point: str) -> None:
    stands = [seen[point] for seen in field.seen]
    assert tuple((stood["state"], bool(stood["carried"])) for stood in stands) == POINTS[point]


def test_nothing_is_carried_that_was_not_approved(field: Field) -> None:
    for seen in field.seen:
        for point, stood in seen.items():
            assert not stood["carried"] or "approved" in stood["deeds"], point


def test_every_deed_is_one_row_and_every_sound_is_whole(field: Field) -> None:
    for seen in field.seen:
        for point, stood in seen.items():
            assert len(stood["deeds"]) == len(set(stood["deeds"])), point
            assert stood["whole"], point
            assert stood["carried"] in (0, 1), point


def test_whatever_is_wanted_has_its_sound_in_the_end(field: Field) -> None:
    for point, stood in field.seen[-1].items():
        assert stood["sound"] == (stood["state"] in SOUNDED), point
        assert ("voiced" in stood["deeds"]) == stood["sound"], point


def test_a_recording_is_there_however_often_it_was_sent(field: Field) -> None:
    sent = [
        "recording kept",
        *(f"{when} commit {deed}" for when in ("before", "after") for deed in ("drafted", "submitted")),
    ]
    assert [point for point in sent if not field.seen[-1][point]["recorded"]] == []


def test_what_the_dead_left_lying_about_is_cleared_away_within_the_hour(field: Field) -> None:
    var = field.yard.var
    left = [path for folder in ("scratch", "media/emergencies") for path in (var / folder).iterdir()]
    for path in left:
        os.utime(path, (time.time() - AN_HOUR,) * 2)
    field.yard.recover()
    assert [path for path in (var / "scratch").iterdir() if path.name != "builds"] == []
    rows = field.yard.rows("SELECT file, recording FROM broadcast_emergency")
    named = {Path(name).name for row in rows for name in row if name}
    assert {path.name for path in (var / "media/emergencies").iterdir()} == named
