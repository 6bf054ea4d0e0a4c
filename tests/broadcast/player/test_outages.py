"""A player through days without the server, wrong clocks, lost tokens, full disks: each airing is one row."""

import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from broadcast.player.journal import logged
from broadcast.player.pairing import Paired
from broadcast.player.protocol import Item, Kind, Outcome, Reason
from broadcast.player.store import RESERVE, Store
from tests.broadcast.player.life import Life
from tests.broadcast.player.plans import NOON, PLAYER, bulletin, emergency, plan
from tests.broadcast.player.sounds import mp3, named
from tests.broadcast.player.station import KEY, Station

pytestmark = pytest.mark.faults

SECOND, MINUTE, HOUR, DAY = (timedelta(**{unit: 1}) for unit in ("seconds", "minutes", "hours", "days"))
STEP = 12 * MINUTE  # between airings
SOUND, ALARM = mp3(30.0, kilobits=32), mp3(10.0, 880, 32)
NEWS, STORM = named(SOUND, 30.0), named(ALARM, 10.0, urgent=True)


@pytest.fixture
def alive(home: Path) -> Iterator[Callable[..., Life]]:
    """Starts a player from the home, at noon where nothing else is said."""
    lives = []

    def one(begin=NOON, **named) -> Life:
        lives.append(Life(home, begin, **named))
        return lives[-1]

    yield one
    for life in lives:
        life.end()


def news(id: str, starts_at, **more) -> Item:
    return bulletin(id, starts_at, 30.0, sha256=NEWS.sha256, **more)


def ends(life: Life) -> dict[str, tuple[Outcome | None, Reason]]:
    return {row.item: (row.outcome, row.reason) for row in logged(life.store)}


def books_agree(life: Life, station: Station) -> bool:
    own = {row.id: row.play() for row in logged(life.store)}
    return own == station.plays and sorted(p.sequence for p in own.values()) == [*range(1, len(own) + 1)]


def test_three_days_without_the_server_everything_is_heard_and_the_books_agree_afterwards(
    alive, station: Station
) -> None:
    items = [news(f"{day}-{hour}", NOON + day * DAY + hour * HOUR) for day in range(4) for hour in (1, 12)]
    station.gives(plan(*items, files=(NEWS,)), SOUND)
    life = alive()
    life.live(NOON + 10 * MINUTE)
    station.stop()
    life.live(NOON + 3 * DAY + 10 * MINUTE)
    assert set(ends(life).values()) == {(Outcome.AIRED, Reason.NONE)}
    assert len(ends(life)) == 6
    assert station.plays == {}
    station.start()
    station.now = lambda: life.time.now
    life.live(NOON + 3 * DAY + 20 * MINUTE)
    assert books_agree(life, station)


def test_an_emergency_that_came_while_offline_is_heard_when_the_line_is_back(alive, station: Station) -> None:
    station.gives(plan(news("a", NOON + 5 * STEP), files=(NEWS,)), SOUND)
    life = alive()
    life.live(NOON + 5 * MINUTE)
    station.stop()
    life.live(NOON + 10 * MINUTE)
    storm = emergency("e", NOON + 11 * MINUTE, 10.0, sha256=STORM.sha256)
    station.gives(plan(news("a", NOON + 5 * STEP), storm, files=(NEWS, STORM)), ALARM)
    life.live(NOON + 12 * MINUTE)
    station.start()
    life.live(NOON + 18 * MINUTE)
    assert ends(life) == {"emergency:e": (Outcome.AIRED, Reason.LATE)}


def test_an_emergency_whose_time_passed_while_offline_is_missed_and_told_why(alive, station: Station) -> None:
    station.gives(plan(news("a", NOON + 5 * STEP), files=(NEWS,)), SOUND)
    life = alive()
    life.live(NOON + 5 * MINUTE)
    station.stop()
    storm = emergency("e", NOON + 6 * MINUTE, 10.0, sha256=STORM.sha256)
    life.live(NOON + 17 * MINUTE)
    station.gives(plan(news("a", NOON + 5 * STEP), storm, files=(NEWS, STORM)), ALARM)
    station.start()
    life.live(NOON + 40 * MINUTE)
    (row,) = logged(life.store)
    assert (row.outcome, row.reason) == (Outcome.MISSED, Reason.NO_FILE)
    assert "the plan arrived after its time" in row.detail


def test_an_emergency_during_a_download_is_heard_before_the_download_ends(alive, station: Station) -> None:
    long = mp3(60.0, kilobits=128)
    slow = named(long, 60.0)
    station.gives(plan(bulletin("a", NOON + STEP, 60.0, sha256=slow.sha256), files=(slow,)), long)
    life = alive()
    life.sync.step()
    assert life.sounds.part(slow.sha256).exists()
    storm = emergency("e", NOON, 10.0, sha256=STORM.sha256)
    assert station.manifest
    station.gives(plan(*station.manifest.items, storm, files=(slow, STORM)), ALARM)
    life.sync.nudge()
    while "emergency:e" not in ends(life):
        life.live(life.time.now + 0.001 * SECOND)
    assert not life.sounds.has(slow)


def test_a_revoked_player_plays_what_it_has_and_no_row_is_lost(alive, station: Station) -> None:
    station.gives(plan(news("a", NOON + STEP), news("b", NOON + 2 * STEP), files=(NEWS,)), SOUND)
    life = alive()
    life.live(NOON + STEP / 2)
    station.revoked = True
    life.live(NOON + 3 * STEP)
    assert ends(life) == dict.fromkeys(("slot:a", "slot:b"), (Outcome.AIRED, Reason.NONE))
    assert life.store.get("server") == "refused"
    station.revoked = False
    life.live(NOON + 3 * STEP + 10 * MINUTE)
    assert books_agree(life, station)


def test_what_passed_while_it_was_off_is_missed_for_that_reason(alive, station: Station) -> None:
    station.gives(plan(news("a", NOON + STEP), news("b", NOON + 5 * STEP), files=(NEWS,)), SOUND)
    life = alive()
    life.live(NOON + STEP / 2)
    life.end()
    again = alive(NOON + 4 * STEP)
    again.live(NOON + 6 * STEP)
    assert ends(again) == {
        "slot:a": (Outcome.MISSED, Reason.WAS_OFF),
        "slot:b": (Outcome.AIRED, Reason.NONE),
    }
    assert books_agree(again, station)


def test_a_clock_never_synchronised_plays_nothing_and_says_so_afterwards(alive, station: Station) -> None:
    station.gives(plan(news("a", NOON + STEP), news("b", NOON + 5 * STEP), files=(NEWS,)), SOUND)
    first = alive()
    first.live(NOON + 10 * MINUTE)
    first.end()
    station.stop()
    life = alive(NOON + STEP / 2, synchronised=False)
    life.slow = 3 * STEP  # what a small computer without a battery believes after a power cut
    life.live(NOON + 3 * STEP)
    assert ends(life) == {}
    assert life.store.get("status")["clock"] == "untrusted"
    station.start()
    station.now = lambda: life.time.now
    life.live(NOON + 6 * STEP)
    assert ends(life) == {
        "slot:a": (Outcome.MISSED, Reason.CLOCK_UNTRUSTED),
        "slot:b": (Outcome.AIRED, Reason.NONE),
    }
    assert abs((logged(life.store)[1].started_at - NOON - 5 * STEP).total_seconds()) < 1


def test_a_clock_put_back_plays_nothing_twice(alive, station: Station) -> None:
    station.gives(plan(news("a", NOON + STEP), news("b", NOON + 2 * STEP), files=(NEWS,)), SOUND)
    station.now = lambda: life.time.now
    life = alive()
    life.live(NOON + STEP + 10 * MINUTE)
    life.slow = STEP
    life.live(NOON + 4 * STEP)
    assert [row.item for row in logged(life.store)] == ["slot:a", "slot:b"]
    assert set(ends(life).values()) == {(Outcome.AIRED, Reason.NONE)}
    assert books_agree(life, station)


def test_a_clock_put_forward_says_why_it_passed_airings_over(alive, station: Station) -> None:
    station.gives(plan(news("a", NOON + STEP), news("b", NOON + 5 * STEP), files=(NEWS,)), SOUND)
    life = alive()
    life.live(NOON + STEP / 2)
    life.online = False
    life.slow = -2 * STEP
    life.live(NOON + 4 * STEP)
    assert ends(life) == {
        "slot:a": (Outcome.MISSED, Reason.CLOCK_UNTRUSTED),
        "slot:b": (Outcome.AIRED, Reason.NONE),
    }


def test_a_clock_that_leaps_while_it_plays_lets_the_sound_end(alive, station: Station) -> None:
    station.gives(plan(news("a", NOON + STEP), files=(NEWS,)), SOUND)
    life = alive()
    life.live(NOON + STEP + 10 * SECOND)
    life.online = False
    life.slow = STEP / 3
    life.live(NOON + 2 * STEP)
    (row,) = logged(life.store)
    assert row.outcome is Outcome.AIRED
    assert row.seconds == pytest.approx(30.0, abs=0.5)
    assert row.started_at
    assert row.ended_at
    assert row.ended_at >= row.started_at


@pytest.mark.parametrize("spoil", [lambda data: data[:-100], lambda data: data[:-1] + b"x"])
def test_a_file_spoilt_just_before_its_time_is_never_played(alive, station: Station, spoil) -> None:
    item = news("a", NOON + STEP, grace=60.0)
    station.gives(plan(item, files=(NEWS,)), SOUND)
    life = alive()
    life.live(NOON + STEP - MINUTE)
    station.stop()
    life.sounds.path(NEWS.sha256).write_bytes(spoil(SOUND))
    life.live(NOON + 2 * STEP)
    assert [(row.outcome, row.started_at) for row in logged(life.store)] == [(Outcome.MISSED, None)]
    assert logged(life.store)[0].reason in (Reason.BAD_FILE, Reason.NO_FILE)


def test_a_file_spoilt_just_before_its_time_is_fetched_again_and_heard(alive, station: Station) -> None:
    station.gives(plan(news("a", NOON + STEP), files=(NEWS,)), SOUND)
    life = alive()
    life.live(NOON + STEP - MINUTE)
    life.sounds.path(NEWS.sha256).write_bytes(SOUND[:-1] + b"x")
    life.live(NOON + 2 * STEP)
    assert ends(life)["slot:a"][0] is Outcome.AIRED


def test_what_is_withdrawn_while_it_plays_falls_silent(alive, station: Station) -> None:
    station.gives(plan(news("a", NOON + STEP), files=(NEWS,)), SOUND)
    life = alive()
    life.live(NOON + STEP + 5 * SECOND)
    station.gives(plan(files=(NEWS,)))
    life.sync.nudge()
    life.live(NOON + STEP + MINUTE)
    (row,) = logged(life.store)
    assert (row.outcome, row.reason) == (Outcome.PARTIAL, Reason.WITHDRAWN)
    assert 4 < row.seconds < 25


def test_a_test_tone_is_heard_once_and_reported(alive, station: Station) -> None:
    station.gives(plan())
    station.tone = "test:1"
    life = alive()
    life.live(NOON + 5 * MINUTE)
    (play,) = station.plays.values()
    assert (play.item, play.kind, play.outcome) == ("test:1", Kind.TEST, Outcome.AIRED)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Eight megabytes of disk, as a file system of its own."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this account may not mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_full_disk_is_said_and_survived(small_disk: Path, station: Station) -> None:
    """What is not needed goes first; with nothing left to go it plays on, and the log follows later."""
    home = small_disk / "home"
    store = Store(home)
    Paired(station.base + "/", PLAYER, "token-1", f"/api/v1/manifests/{KEY}.json", NOON).keep(store)
    store.close()
    station.gives(plan(news("a", NOON + STEP), news("b", NOON + 2 * STEP), files=(NEWS,)), SOUND)
    life = Life(home, NOON)
    life.live(NOON + 5 * MINUTE)
    old = life.sounds.path("0" * 64)
    old.write_bytes(b"\0" * 3_000_000)
    ballast = small_disk / "ballast"
    fill(ballast, 200_000)
    large = mp3(60.0, kilobits=192)
    other = named(large, 60.0)
    station.gives(plan(*station.manifest.items, files=(NEWS, other)), large)
    life.live(NOON + STEP / 2)
    assert life.sounds.has(other)
    assert not old.exists()

    fill(ballast, 0)
    life.live(NOON + 3 * STEP)
    assert not (home / RESERVE).exists()
    ballast.unlink()
    life.live(NOON + 4 * STEP)
    assert ends(life) == dict.fromkeys(("slot:a", "slot:b"), (Outcome.AIRED, Reason.NONE))
    assert books_agree(life, station)
    life.end()


def fill(path: Path, leave: int) -> None:
    """Write until the disk is full, but for so many bytes."""
    with path.open("ab", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            file.truncate(max(0, file.tell() - leave))
