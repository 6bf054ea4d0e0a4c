"""Between player and server: over real sockets that break, with a clock that is set instead of waited for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from broadcast.player.arbiter import Airing
from broadcast.player.clock import Anchor
from broadcast.player.inbox import Inbox, PlanChanged, SoundArrived, ToneAsked
from broadcast.player.journal import Journal
from broadcast.player.pairing import Paired
from broadcast.player.protocol import Outcome, Reason
from broadcast.player.simulation import SetTime
from broadcast.player.sounds import Sounds
from broadcast.player.store import Store
from broadcast.player.stored import stored_manifest
from broadcast.player.sync import Sync
from tests.broadcast.player.plans import NOON, bulletin, emergency, plan
from tests.broadcast.player.sounds import mp3, named
from tests.broadcast.player.station import Station

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SOUND = mp3(4.0)
URGENT = mp3(2.0, 880)


class Line:
    """The player's end of the line, with a time of its own."""

    def __init__(self, home: Path) -> None:
        self.store = Store(home)
        self.sounds = Sounds(home / "audio")
        self.inbox = Inbox()
        self.time = SetTime(NOON)
        self.sync = Sync(self.store, self.sounds, self.time.clock(), self.inbox)

    def live(self, lasting: timedelta, steps: int = 20_000) -> int:
        """Step and wait for so long; how many steps there were."""
        until = self.time.now + lasting
        for step in range(steps):
            if self.time.now >= until:
                return step
            wait = self.sync.step()
            self.time.now = min(until, self.time.now + timedelta(seconds=max(wait, 0.001)))
        raise AssertionError("it does not rest")

    def news(self) -> list[object]:
        return list(self.inbox.wait(0))


@pytest.fixture
def line(home: Path) -> Iterator[Line]:
    its = Line(home)
    yield its
    its.sync.close()
    its.store.close()


def end_rows(store: Store, number: int) -> None:
    journal = Journal(store)
    for item in (bulletin(str(n), NOON) for n in range(number)):
        airing = Airing(item.id, item, item.starts_at, item.latest_start)
        journal.end(airing, NOON, Outcome.MISSED, Reason.WAS_OFF)
    journal.flush({})


def test_a_plan_and_its_sound_come_and_the_loop_is_told(line: Line, station: Station) -> None:
    file = named(SOUND)
    station.gives(plan(bulletin("a", NOON + HOUR, sha256=file.sha256), files=(file,)), SOUND)
    line.live(timedelta(seconds=5))
    assert stored_manifest(line.store) == station.manifest
    assert line.sounds.load(file.sha256) == SOUND
    news = line.news()
    assert PlanChanged() in news
    assert SoundArrived(file.sha256) in news
    assert any(isinstance(one, Anchor) for one in news)


def test_an_unchanged_plan_is_not_sent_again(line: Line, station: Station) -> None:
    station.gives(plan(bulletin("a", NOON + HOUR)))
    line.live(timedelta(minutes=10))
    assert 55 < sum(asked.startswith("GET /api/v1/manifests") for asked in station.asked) < 90
    assert line.news().count(PlanChanged()) == 1


@pytest.mark.faults
def test_downloads_cut_in_the_middle_go_on_where_they_broke_off(line: Line, station: Station) -> None:
    file, other = named(SOUND), named(URGENT)
    station.gives(plan(bulletin("a", NOON + HOUR, sha256=file.sha256), files=(file, other)), SOUND, URGENT)
    station.cut_after = [1000, 0, 7000, 1, 5000]
    line.live(timedelta(minutes=5))
    assert line.sounds.load(file.sha256) == SOUND
    assert line.sounds.load(other.sha256) == URGENT
    assert (file.sha256, "bytes=1000-") in station.ranges
    assert (file.sha256, "bytes=8000-") in station.ranges


@pytest.mark.faults
def test_a_swapped_sound_is_never_placed_and_asked_for_again(line: Line, station: Station) -> None:
    file = named(SOUND)
    station.gives(plan(bulletin("a", NOON + HOUR, sha256=file.sha256), files=(file,)), SOUND)
    station.swapped[file.sha256] = SOUND[::-1]
    line.live(timedelta(minutes=2))
    assert list(line.sounds.folder.iterdir()) == []
    assert 2 <= len(station.ranges) < 10
    station.swapped.clear()
    line.live(timedelta(minutes=1))
    assert line.sounds.load(file.sha256) == SOUND


@pytest.mark.faults
def test_a_sound_longer_than_announced_is_refused(line: Line, station: Station) -> None:
    file = named(SOUND)
    station.gives(plan(bulletin("a", NOON + HOUR, sha256=file.sha256), files=(file,)), SOUND)
    station.swapped[file.sha256] = SOUND * 20
    line.live(timedelta(seconds=20))
    assert list(line.sounds.folder.iterdir()) == []


@pytest.mark.faults
@pytest.mark.parametrize("spoil", [lambda data: data[:-100], lambda data: data[:-1] + b"x"])
def test_a_file_spoilt_on_disk_is_fetched_again_before_its_time(line: Line, station: Station, spoil) -> None:
    file = named(SOUND)
    station.gives(plan(bulletin("a", NOON + 3 * HOUR, sha256=file.sha256), files=(file,)), SOUND)
    line.live(timedelta(seconds=5))
    line.sounds.path(file.sha256).write_bytes(spoil(SOUND))
    line.live(timedelta(hours=2, minutes=30))
    assert line.sounds.load(file.sha256) == SOUND


@pytest.mark.faults
def test_an_urgent_sound_goes_before_one_on_its_way(line: Line, station: Station) -> None:
    long = mp3(60.0)
    file, urgent = named(long), named(URGENT, urgent=True)
    station.gives(plan(bulletin("a", NOON + HOUR, sha256=file.sha256), files=(file,)), long)
    line.sync.step()  # the plan, and the first piece of the long sound
    assert line.sounds.part(file.sha256).exists()
    alarm = emergency("e", NOON, sha256=urgent.sha256)
    assert station.manifest
    station.gives(plan(*station.manifest.items, alarm, files=(file, urgent)), URGENT)
    line.sync.nudge()
    line.live(timedelta(seconds=30))
    arrived = [one.sha256 for one in line.news() if isinstance(one, SoundArrived)]
    assert arrived == [urgent.sha256, file.sha256]
    assert station.ranges[-1][1].startswith("bytes=")


@pytest.mark.faults
def test_three_days_without_the_server_cost_few_calls_and_lose_no_row(line: Line, station: Station) -> None:
    station.gives(plan(bulletin("a", NOON + HOUR)))
    line.live(timedelta(minutes=1))
    station.stop()
    end_rows(line.store, 700)
    steps = line.live(3 * DAY)
    assert 3 * 24 * 12 < steps < 3 * 24 * 12 * 2.5  # every 150 to 300 seconds
    assert line.store.get("server") == "away"
    station.start()
    line.live(timedelta(minutes=6))
    assert sorted(play.sequence for play in station.plays.values()) == list(range(1, 701))
    assert line.store.get("acknowledged") == 700
    assert line.store.get("server") == "there"


@pytest.mark.faults
def test_lost_acknowledgements_send_rows_again_and_the_server_has_each_once(
    line: Line, station: Station
) -> None:
    station.gives(plan())
    station.lose_acknowledgements = 3
    end_rows(line.store, 20)
    line.live(timedelta(minutes=2))
    assert len(station.batches) >= 2
    assert sorted(play.sequence for play in station.plays.values()) == list(range(1, 21))
    sent = len(station.batches)
    line.live(timedelta(minutes=10))
    assert len(station.batches) == sent


@pytest.mark.faults
def test_a_revoked_token_is_said_and_the_plan_kept(line: Line, station: Station) -> None:
    station.gives(plan(bulletin("a", NOON + HOUR)))
    line.live(timedelta(minutes=1))
    station.revoked = True
    line.live(timedelta(hours=1))
    assert line.store.get("server") == "refused"
    assert stored_manifest(line.store) == station.manifest
    station.revoked = False
    line.live(timedelta(minutes=6))
    assert line.store.get("server") == "there"


def test_a_token_is_changed_each_month_and_the_new_one_used(line: Line, station: Station) -> None:
    station.gives(plan())
    station.now = lambda: line.time.now
    line.live(timedelta(minutes=1))
    assert Paired.of(line.store).token == "token-1"
    line.time.now += 31 * DAY
    line.live(timedelta(minutes=3))
    assert Paired.of(line.store).token == "token-2"
    station.tokens = {"token-2"}
    line.live(timedelta(minutes=3))
    assert line.store.get("server") == "there"


@pytest.mark.faults
def test_a_new_token_the_server_forgot_leaves_the_old_one(line: Line, station: Station) -> None:
    station.gives(plan())
    line.live(timedelta(minutes=1))
    line.time.now += 31 * DAY
    line.live(timedelta(minutes=1))
    station.tokens = {"token-1"}
    line.live(timedelta(minutes=10))
    assert line.store.get("server") == "there"


def test_a_plan_of_another_player_is_not_taken(line: Line, station: Station) -> None:
    station.gives(replace(plan(bulletin("a", NOON + HOUR)), player="another"))
    line.live(timedelta(minutes=1))
    assert stored_manifest(line.store) is None
    assert line.store.get("server") == "unexpected"


def test_a_test_tone_is_passed_on(line: Line, station: Station) -> None:
    station.gives(plan())
    station.tone = "test:1"
    line.live(timedelta(seconds=5))
    assert ToneAsked("test:1") in line.news()


def test_what_begins_is_told_at_once_when_the_loop_says_so(line: Line, station: Station) -> None:
    station.gives(plan())
    line.live(timedelta(seconds=5))
    line.sync.nudge()  # a push: nothing else is heard than before
    line.live(timedelta(seconds=2))
    before = len(station.heartbeats)
    line.store.put({"status": {"playing": "emergency:e"}})
    line.sync.nudge()
    line.live(timedelta(seconds=2))
    assert [beat["playing"] for beat in station.heartbeats[before:]] == ["emergency:e"]
    assert before == 1


def test_heartbeats_say_how_the_player_is(line: Line, station: Station) -> None:
    file = named(SOUND)
    station.gives(plan(bulletin("a", NOON + HOUR, sha256=file.sha256), files=(file,)), SOUND)
    station.swapped[file.sha256] = b"\0" * len(SOUND)
    line.live(timedelta(minutes=3))
    said = station.heartbeats[-1]
    assert said["missing"] == [file.sha256]
    assert said["manifest"] == station.etag
    assert said["disk_free_bytes"] > 0


def test_sound_nobody_needs_goes_after_a_day(line: Line, station: Station) -> None:
    file = named(SOUND)
    station.gives(plan(bulletin("a", NOON + HOUR, sha256=file.sha256), files=(file,)), SOUND)
    line.live(timedelta(minutes=1))
    station.gives(plan())
    line.live(timedelta(minutes=1))
    line.time.now += 20 * 365 * DAY  # files bear the time of the machine
    line.live(timedelta(minutes=1))
    assert list(line.sounds.folder.iterdir()) == []
