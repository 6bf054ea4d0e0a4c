"""A person is told before a slot is lost, once for each finding; silence of a player is a row from–to."""

from datetime import timedelta
from pathlib import Path

import pytest

from broadcast.fleet.inspecting import inspect
from broadcast.fleet.outages import watch, why
from broadcast.models import Fault, Outage, Player, PlayReport, PreflightFinding, Station
from broadcast.states import PlayerState
from cms.notifications.models import Notification
from cms.roles import Role
from tests.broadcast.admin.scene import MONDAY, TUESDAY, Scene

pytestmark = pytest.mark.django_db
LATE = TUESDAY - timedelta(minutes=40)


@pytest.fixture
def scene(settings, tmp_path: Path) -> Scene:
    settings.MEDIA_ROOT = tmp_path
    return Scene(tmp_path)


def a_player(scene: Scene, name: str = "Nhà văn hóa", **more) -> Player:
    chosen = {"state": PlayerState.ACTIVE, "last_seen_at": LATE, "paired_at": MONDAY, "clock": "system"}
    return Player.objects.create(station=Station.objects.get(), name=name, **chosen | more)


def open_codes() -> list[str]:
    return sorted(PreflightFinding.objects.filter(cleared_at=None).values_list("code", flat=True))


def told() -> list[str]:
    found = Notification.objects.filter(key__startswith="preflight:", user__username="lan")
    return list(found.values_list("words", flat=True))


def test_a_good_slot_alarms_nobody(scene: Scene) -> None:
    a_player(scene)
    assert inspect(LATE) == 0
    assert not told()


def test_a_swapped_file_is_found_told_once_and_cleared_when_mended(scene: Scene) -> None:
    a_player(scene)
    path = Path(scene.bulletin.file.path)
    right = path.read_bytes()
    path.write_bytes(right[::-1] + b"x")
    assert [inspect(LATE), inspect(LATE)] == [1, 0]
    assert open_codes() == ["wrong_hash"]
    [words] = told()
    assert words.startswith(
        "Buổi “Tin hai lần một tuần” lúc 17:00 ngày 08/12/2026 có nguy cơ không phát được."
    )
    path.write_bytes(right)
    inspect(LATE)
    assert open_codes() == []


def test_a_file_that_is_gone_is_found(scene: Scene) -> None:
    Path(scene.bulletin.file.path).unlink()
    inspect(LATE)
    assert open_codes() == ["file_gone"]


def test_players_of_other_zones_are_not_waited_for(scene: Scene) -> None:
    east, west = (scene.station.zones.create(name=name) for name in ("Thôn Đông", "Thôn Tây"))
    scene.programme.zones.set([east])
    a_player(scene, "Tây", last_seen_at=None).zones.set([west])
    a_player(scene, "Đông", missing=[scene.bulletin.sha256]).zones.set([east])
    inspect(LATE)
    assert open_codes() == ["player_lacks"]


sent: list[str] = []


def text_message(key: str, words: str) -> None:
    sent.append(words)


def broken(key: str, words: str) -> None:
    raise ConnectionError("the gateway does not answer")


def test_operators_are_told_and_further_channels_called_whatever_one_of_them_does(
    scene: Scene, settings
) -> None:
    settings.ALARM_CHANNELS = [f"{__name__}.broken", f"{__name__}.nowhere", f"{__name__}.text_message"]
    sent.clear()
    a_player(scene, last_seen_at=LATE - timedelta(hours=2))
    inspect(LATE)
    rows = Notification.objects.filter(key__startswith="preflight:")
    people = set(rows.values_list("user__username", flat=True))
    assert {"lan", "tam"} <= people
    assert "hung" not in people
    assert sent == told()


def test_findings_of_a_slot_that_was_heard_are_closed(scene: Scene) -> None:
    Path(scene.bulletin.file.path).unlink()
    inspect(LATE)
    inspect(TUESDAY + timedelta(minutes=1))
    assert open_codes() == []


def test_an_outage_begins_when_the_player_was_last_heard_of_and_ends_when_it_speaks(scene: Scene) -> None:
    player = a_player(scene)
    assert watch(LATE + timedelta(minutes=3)) == 0
    assert [watch(LATE + timedelta(minutes=4)), watch(LATE + timedelta(minutes=5))] == [1, 0]
    back = LATE + timedelta(minutes=30)
    Player.objects.filter(pk=player.pk).update(last_seen_at=back)
    watch(back)
    outage = Outage.objects.get()
    assert (outage.began_at, outage.ended_at) == (LATE, back)


def test_a_second_outage_is_a_row_of_its_own(scene: Scene) -> None:
    player = a_player(scene)
    watch(LATE + timedelta(minutes=4))
    back = LATE + timedelta(minutes=30)
    Player.objects.filter(pk=player.pk).update(last_seen_at=back)
    watch(back + timedelta(minutes=10))
    assert list(Outage.objects.order_by("began_at").values_list("began_at", "ended_at")) == [
        (LATE, back),
        (back, None),
    ]


@pytest.mark.parametrize(
    ("outcome", "reason", "begins"),
    [("missed", "was_off", "Máy không chạy"), ("aired", "", "Mất mạng; máy vẫn phát")],
)
def test_the_players_own_log_says_why_it_was_silent(scene: Scene, outcome, reason, begins) -> None:
    player = a_player(scene)
    outage = Outage.objects.create(player=player, began_at=LATE, ended_at=LATE + timedelta(hours=1))
    PlayReport.objects.create(
        player=player,
        pairing=1,
        play_id="a",
        sequence=1,
        item="slot:a",
        kind="bulletin",
        planned_start=LATE + timedelta(minutes=20),
        seconds=0.0,
        outcome=outcome,
        reason=reason,
        trigger="schedule",
        received_at=LATE + timedelta(hours=1),
    )
    assert why(outage).startswith(begins)


def test_the_pages_show_players_findings_and_what_is_missing(scene: Scene) -> None:
    player = a_player(scene, missing=[scene.bulletin.sha256])
    Fault.objects.create(
        station=player.station,
        player=player,
        what="Loa rè.",
        reported_by="Tổ trưởng",
        reported_on=LATE.date(),
    )
    PreflightFinding.objects.create(slot=scene.slot, code="x", words="Thiếu tệp.", found_at=LATE)
    operator = scene.signed_in(Role.OPERATOR)
    assert "Thiếu tệp." in operator.get("/quan-tri/truyen-thanh/may-phat/").content.decode()
    page = operator.get(f"/quan-tri/truyen-thanh/may-phat/{player.pk}/").content.decode()
    assert "Loa rè." in page


def test_a_fault_is_not_repaired_before_it_was_reported(scene: Scene) -> None:
    sent = {"what": "Loa rè.", "reported_by": "Tổ trưởng", "reported_on": "08/12/2026"}
    operator = scene.signed_in(Role.OPERATOR)
    page = operator.post("/quan-tri/truyen-thanh/su-co/new/", sent | {"repaired_on": "07/12/2026"})
    assert "Ngày sửa không thể trước ngày báo sự cố." in page.content.decode()
    done = {"repaired_on": "09/12/2026", "repair": "Thay củ loa", "cost": "350000"}
    assert operator.post("/quan-tri/truyen-thanh/su-co/new/", sent | done).status_code == 302
    fault = Fault.objects.get()
    assert (fault.station, fault.cost) == (Station.objects.get(), 350000)
