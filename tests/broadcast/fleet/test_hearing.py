"""What microphones at the loudspeakers found, from the report to the person who can mend it."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from broadcast.models import HearingFinding, PlayLogEntry, PlayReport
from broadcast.player.protocol import Overheard, dump
from cms.notifications.models import Notification
from cms.roles import Role
from tests.broadcast.fleet.device import beat, row

WELL = Overheard(280, -18.0, 0.05, -58.0)
SILENT = Overheard(280, -58.0, 1.0, -58.0)
LOW = Overheard(280, -52.0, 0.2, -58.0)
NOT_HEARD = "Máy đã phát ra, nhưng micro không nghe thấy tiếng"


@pytest.fixture
def operator(person, client: Client) -> Client:
    client.force_login(person("may", Role.OPERATOR))
    return client


@pytest.fixture
def aired(ready, time_machine):
    """A slot whose time is over."""

    def make(hours: float = 1):
        slot = ready(hours)
        time_machine.move_to(slot.start + timedelta(minutes=10))
        return slot

    return make


def open_codes() -> list[str]:
    return list(HearingFinding.objects.filter(cleared_at=None).values_list("code", flat=True))


def test_what_the_microphone_heard_is_kept_with_the_row(aired, device):
    device().report(row(aired(), overheard=SILENT))
    assert PlayReport.objects.get().overheard == SILENT


def test_a_player_without_a_microphone_reports_as_before(aired, device):
    slot, one = aired(), device()
    sent = dump(row(slot))
    del sent["overheard"]
    assert one.post("plays", {"plays": [sent]}).status_code == 200
    old = dump(beat())
    del old["microphone_dbfs"], old["ambient_dbfs"]
    assert one.post("heartbeats", old).status_code == 200
    assert PlayReport.objects.get().overheard is None
    assert PlayLogEntry.objects.get(slot=slot).reason == ""


@pytest.mark.parametrize(
    ("field", "value"),
    [("silent", 1.5), ("seconds", -1), ("rms_dbfs", 900), ("ambient_dbfs", -900), ("silent", None)],
)
def test_what_no_microphone_can_hear_is_refused(aired, device, field, value):
    sent = dump(row(aired(), overheard=WELL))
    sent["overheard"][field] = value
    assert device().post("plays", {"plays": [sent]}).status_code == 422
    assert not PlayReport.objects.exists()


def test_the_book_says_played_and_not_heard(aired, device, operator):
    slot = aired()
    device("Cụm Đình").report(row(slot, overheard=SILENT))
    entry = PlayLogEntry.objects.get(slot=slot)
    assert entry.outcome == "aired"  # the file was played: that much is known
    assert entry.reason.startswith(f"Cụm Đình: {NOT_HEARD}")
    told = operator.get(reverse("broadcast_why", args=[slot.pk])).content.decode()
    (answer,) = re.findall(r'<p class="bc-warn"><strong>(.*?)</strong>', told)
    assert NOT_HEARD in answer
    bad = re.findall(r'<li class="bc-chain--bad">(.*?)</li>', told, re.DOTALL)
    assert [step for step in bad if "đã phát đủ" in step and NOT_HEARD in step]


@pytest.mark.parametrize(
    ("heard", "code", "words"),
    [(SILENT, "silent", "không nghe thấy tiếng"), (LOW, "low", "nghe quá nhỏ")],
)
def test_a_person_is_told_once_until_it_is_heard_again(
    ready, device, operator, time_machine, heard, code, words
):
    one, slots = device("Cụm Đình"), [ready(hours) for hours in (1, 2, 3)]
    for number, (slot, this) in enumerate(zip(slots, (heard, heard, WELL), strict=True), 1):
        time_machine.move_to(slot.start + timedelta(minutes=10))
        one.beat()
        one.report(row(slot, number, overheard=this))
        page = operator.get(reverse("broadcast_player", args=[one.player.pk])).content.decode()
        assert open_codes() == ([code] if this is heard else [])
        assert ("có trục trặc" in page) is (this is heard)
    alarms = Notification.objects.filter(key__startswith="hearing:")
    assert alarms.count() == 1
    assert words in alarms.get().words
    assert "Micro nghe rõ tiếng loa." in page


def test_rows_that_come_late_say_nothing_of_the_loudspeakers_now(ready, device, time_machine):
    one, early, late = device(), ready(1), ready(3)
    time_machine.move_to(late.start + timedelta(minutes=10))
    one.report(row(late, 2, overheard=WELL))
    one.report(row(early, 1, overheard=SILENT))
    assert open_codes() == []
    assert NOT_HEARD in PlayLogEntry.objects.get(slot=early).reason  # but the book says what was


def test_noise_with_nothing_planned_is_told_and_passes(device, operator):
    one = device()
    for ambient, expected in ((-60.0, []), (-18.0, ["noise"]), (-28.0, ["noise"]), (-50.0, [])):
        one.beat(ambient_dbfs=ambient)
        assert open_codes() == expected
    assert "tiếng ồn lớn" in Notification.objects.get(key__startswith="hearing:").words


def test_the_room_is_not_judged_while_something_plays(device):
    device().beat(ambient_dbfs=-18.0, playing="slot:1", microphone_dbfs=-10.0)
    assert open_codes() == []


def test_the_level_of_the_room_is_shown(device, operator):
    one = device()
    one.beat(ambient_dbfs=-57.0)
    assert "-57 dBFS" in operator.get(reverse("broadcast_player", args=[one.player.pk])).content.decode()
