"""Each cause around a slot, from rows as they come about, told in its sentence."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from broadcast import playout
from broadcast.fleet.inspecting import inspect
from broadcast.models import (
    Bulletin,
    ChangeDeed,
    Emergency,
    EmergencyKind,
    Fault,
    Handover,
    Outage,
    PendingChange,
    Player,
    PreflightFinding,
    Zone,
)
from broadcast.second_person import asking, slots
from broadcast.states import BulletinState, EmergencyState, PlayerState
from broadcast.why.gathering import events_of
from broadcast.why.wording import sentence
from cms.roles import Role
from tests.broadcast.admin.scene import MONDAY, TUESDAY

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
LOCKED = TUESDAY - 3 * HOUR
AFTER = TUESDAY + 2 * HOUR


def told(scene, now=AFTER) -> list[str]:
    """The sentences of the slot's page at `now`, in their order."""
    scene.reload()
    return [sentence(event) for event in events_of(scene.slot, now)]


def player(scene, name: str = "Loa chợ", **fields) -> Player:
    chosen = {"state": PlayerState.ACTIVE, "paired_at": MONDAY - timedelta(days=9), "handed_etag": '"e"'}
    return Player.objects.create(station=scene.station, name=name, **chosen | fields)


def hand(scene, one: Player, at, **fields) -> Handover:
    chosen = {"sha256": scene.bulletin.sha256, "etag": '"e"', "at": at}
    return Handover.objects.create(player=one, slot=scene.slot, **chosen | fields)


def alarm(scene, **fields) -> Emergency:
    chosen = {
        "kind": EmergencyKind.STORM,
        "title": "Bão số 9",
        "text": "Bão.",
        "state": EmergencyState.STOPPED,
        "author_name": "Lan",
        "drafted_at": TUESDAY,
        "approved_at": TUESDAY + MINUTE,
        "approved_by": "Hung",
        "voiced_at": TUESDAY,
        "over_at": TUESDAY + 5 * MINUTE,
    }
    return Emergency.objects.create(station=scene.station, **chosen | fields)


def test_players_that_received_it_at_about_the_same_time_are_named_together(scene):
    for name, at in (("Loa chợ", MONDAY), ("Loa Thôn Đông", MONDAY + MINUTE), ("Loa đình", TUESDAY - HOUR)):
        hand(scene, player(scene, name), at)
    page = told(scene)
    first = "“Loa chợ”, “Loa Thôn Đông”. Máy nhận sau cùng lúc 08:01:00 07/12."
    assert f"Máy phát đã nhận buổi này trong lịch: {first}" in page
    assert "Máy phát đã nhận buổi này trong lịch: “Loa đình”." in page


def test_a_player_that_never_received_it_is_named_at_its_time(scene):
    player(scene)
    assert "Đến giờ phát, các máy phát sau chưa nhận được buổi này: “Loa chợ”." in told(scene)
    assert not any("chưa nhận được" in words for words in told(scene, LOCKED))


def test_a_player_that_received_it_is_not(scene):
    hand(scene, player(scene), MONDAY)
    assert not any("chưa nhận được" in words for words in told(scene))


def test_a_slot_that_left_the_plan_of_a_player(scene):
    hand(scene, player(scene), MONDAY, gone_at=MONDAY + HOUR)
    assert "Buổi này không còn trong lịch của máy phát: “Loa chợ”." in told(scene)


def test_a_new_version_does_not_count_as_left(scene):
    one = player(scene)
    hand(scene, one, MONDAY, sha256="a" * 64, gone_at=MONDAY + HOUR)
    hand(scene, one, MONDAY + HOUR)
    assert not any("không còn trong lịch" in words for words in told(scene))


def test_an_outage_over_its_time(scene):
    Outage.objects.create(player=player(scene), began_at=TUESDAY - HOUR, ended_at=TUESDAY + HOUR)
    assert "Máy phát “Loa chợ” mất liên lạc từ 16:00:00 08/12 đến 18:00:00 08/12." in told(scene)


def test_an_outage_that_lasts(scene):
    Outage.objects.create(player=player(scene), began_at=TUESDAY - HOUR)
    assert "Máy phát “Loa chợ” mất liên lạc từ 16:00:00 08/12 và đến nay chưa báo về." in told(scene)


@pytest.mark.parametrize(
    ("began", "ended"), [(MONDAY, TUESDAY - MINUTE), (TUESDAY + 10 * MINUTE, TUESDAY + HOUR)]
)
def test_an_outage_before_or_after_it_is_no_cause(scene, began, ended):
    Outage.objects.create(player=player(scene), began_at=began, ended_at=ended)
    assert not any("mất liên lạc" in words for words in told(scene))


def test_an_outage_of_a_player_elsewhere_is_no_cause(scene):
    here, there = (Zone.objects.create(station=scene.station, name=name) for name in ("Đông", "Tây"))
    scene.programme.zones.set([here])
    one = player(scene)
    one.zones.set([there])
    Outage.objects.create(player=one, began_at=TUESDAY - HOUR)
    assert not any("mất liên lạc" in words for words in told(scene))


def test_an_emergency_that_broke_into_it(scene):
    alarm(scene, every_minutes=10)
    assert (
        "Lúc đó đang phát thông báo khẩn cấp: “Bão số 9”, từ 17:01:00 08/12 đến 17:05:00 08/12, "
        "10 phút phát lại một lần, Hung duyệt phát. Thông báo loại này được phát trước mọi buổi khác."
    ) in told(scene)


def test_a_drill_is_called_a_drill(scene):
    alarm(scene, drill=True, state=EmergencyState.ON_AIR, over_at=None)
    page = told(scene, TUESDAY + 2 * MINUTE)
    assert any(words.startswith("Lúc đó đang phát diễn tập: “Bão số 9”") for words in page)


@pytest.mark.parametrize(
    "fields",
    [
        {"over_at": TUESDAY},
        {"approved_at": TUESDAY + HOUR, "over_at": None},
        {"state": EmergencyState.REFUSED},
    ],
    ids=["over before", "begun after", "refused"],
)
def test_an_emergency_at_another_time_is_no_cause(scene, fields):
    alarm(scene, **fields)
    assert not any("khẩn cấp" in words for words in told(scene))


@pytest.fixture
def asked(scene, moment):
    """The officer asked, within the lock, to have the slot cancelled."""
    moment.move_to(LOCKED)
    change = slots.do_or_ask(
        scene.slot, ChangeDeed.CANCEL, scene.people[Role.OFFICER], "Lễ tang ở xã.", LOCKED
    )
    assert change is not None
    return change


def test_a_cancellation_asked_for_and_confirmed(scene, asked):
    asking.confirm(
        asked, scene.people[Role.LEADER], LOCKED + MINUTE, lambda sent: slots.do(asked, sent, LOCKED)
    )
    page = told(scene)
    wish = "Lan đề nghị hủy buổi này, chờ người thứ hai xác nhận. Lý do: Lễ tang ở xã."
    assert page.index(wish) < page.index("Hung (người thứ hai) đã xác nhận.")
    assert "Lan đã hủy buổi phát. Lý do: Lễ tang ở xã." in page


def test_one_that_was_refused(scene, asked):
    asking.refuse(asked, scene.people[Role.LEADER], "Vẫn phát.", LOCKED + MINUTE)
    assert "Hung (người thứ hai) không đồng ý. Lý do: Vẫn phát." in told(scene)


def test_one_that_was_taken_back(scene, asked):
    asking.refuse(asked, scene.people[Role.OFFICER], "Nhầm buổi.", LOCKED + MINUTE)
    assert "Lan đã rút lại đề nghị. Lý do: Nhầm buổi." in told(scene)


def test_one_that_nobody_decided_on(scene, asked):
    asking.lapse(TUESDAY)
    assert "Không ai xác nhận kịp; mọi thứ giữ nguyên." in told(scene)


def test_a_change_of_the_programme_that_touches_this_airing(scene):
    effect = {"what": "cancelled", "title": scene.programme.title, "start": TUESDAY.isoformat()}
    other = effect | {"start": (TUESDAY - timedelta(days=4)).isoformat()}
    for effects in ([effect], [other]):
        PendingChange.objects.create(
            station=scene.station,
            programme=scene.programme,
            title=scene.programme.title,
            sent={},
            effects=effects,
            first_at=TUESDAY - timedelta(days=4),
            asked_by=scene.people[Role.OFFICER],
            asked_at=MONDAY,
        )
    found = [words for words in told(scene) if "đề nghị đổi giờ phát" in words]
    assert found == [
        "Lan đề nghị đổi giờ phát, chờ người thứ hai xác nhận: "
        "Hủy buổi “Tin hai lần một tuần” lúc 17:00 ngày 08/12/2026."
    ]


def test_what_the_check_before_airing_found_and_when_it_was_mended(scene):
    Bulletin.objects.filter(pk=scene.bulletin.pk).update(state=BulletinState.BUILT)
    scene.slot.bulletin = None
    scene.slot.save()
    inspect(LOCKED)
    finding = PreflightFinding.objects.get()
    Bulletin.objects.filter(pk=scene.bulletin.pk).update(state=BulletinState.APPROVED)
    scene.slot.bulletin = scene.bulletin
    scene.slot.save()
    inspect(LOCKED + MINUTE)
    page = told(scene)
    found, mended = (f"{lead}: {finding.words}" for lead in ("thấy", "đã khắc phục"))
    assert page.index(f"Kiểm tra trước giờ phát {found}") < page.index(f"Kiểm tra lại, {mended}")
    assert not any("vẫn chưa khắc phục" in words for words in page)


def test_what_was_not_mended_in_time(scene):
    Bulletin.objects.filter(pk=scene.bulletin.pk).update(state=BulletinState.BUILT)
    scene.slot.bulletin = None
    scene.slot.save()
    inspect(LOCKED)
    inspect(TUESDAY + MINUTE)
    words = PreflightFinding.objects.get().words
    assert f"Đến giờ phát vẫn chưa khắc phục: {words}" in told(scene)


def test_a_fault_that_was_open_that_day(scene):
    fault = {"what": "Âm ly cháy", "reported_by": "Trưởng thôn", "place": "Nhà văn hóa"}
    Fault.objects.create(station=scene.station, reported_on=date(2026, 12, 6), **fault)
    Fault.objects.create(
        station=scene.station, reported_on=date(2026, 12, 1), repaired_on=date(2026, 12, 7), **fault
    )
    found = [words for words in told(scene) if "Sổ sự cố" in words]
    assert found == [
        "Sổ sự cố ghi: “Âm ly cháy” (Nhà văn hóa), Trưởng thôn báo ngày 06/12/2026, chưa sửa xong."
    ]


def test_however_much_there_is_to_tell_the_database_is_asked_as_often(scene, moment):
    def asked_of_the_database() -> int:
        scene.reload()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            [sentence(event) for event in events_of(scene.slot, AFTER)]
        return len(asked)

    def more(number: int) -> None:
        one = player(scene, f"Loa {number}")
        hand(scene, one, MONDAY)
        Outage.objects.create(player=one, began_at=TUESDAY - HOUR)
        alarm(scene, title=f"Bão số {number}")
        PreflightFinding.objects.create(
            slot=scene.slot, code=f"c{number}", words="Thiếu tệp.", found_at=MONDAY
        )
        Fault.objects.create(
            station=scene.station, what="Rè", reported_by="A", reported_on=MONDAY.date(), player=one
        )

    playout.start(scene.slot, scene.people[Role.OPERATOR], TUESDAY)
    more(1)
    few = asked_of_the_database()
    for number in range(2, 9):
        more(number)
    assert asked_of_the_database() == few
    assert few <= 40
