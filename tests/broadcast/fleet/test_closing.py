"""Slots are closed by what their players report."""

from datetime import timedelta
from itertools import permutations
from uuid import UUID

import pytest
from django.utils import timezone

from broadcast import playout
from broadcast.clock import tick
from broadcast.fleet import revoking
from broadcast.models import Player, PlayLogEntry, PlayReport, Programme, ProgrammeKind, Slot, Zone
from broadcast.models.playlog import PlayLogIsAppendOnly
from broadcast.player.protocol import Reason
from broadcast.player_reasons import in_words
from broadcast.refusals import Refused
from broadcast.states import SlotState
from campaigns.models import Evidence
from cms.roles import Role
from tests.broadcast.fleet.device import row
from tests.broadcast.studio import a_programme

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
def later(time_machine):
    """Go to a moment, and let the clock pass there."""

    def go(moment) -> None:
        time_machine.move_to(moment)
        tick(timezone.now())

    return go


def state(slot: Slot) -> str:
    slot.refresh_from_db()
    return slot.state


def test_a_slot_its_only_player_aired_is_aired(device, ready):
    slot, one = ready(), device()
    assert one.report(row(slot)).json() == {"acknowledged_sequence": 1}
    entry = PlayLogEntry.objects.get()
    assert (state(slot), entry.outcome, entry.trigger) == (SlotState.AIRED, "aired", "player")
    assert (entry.actual_start, entry.actual_end) == (slot.start, slot.start + timedelta(seconds=300))
    assert (entry.operator, entry.reason, entry.sha256) == ("Cụm Nhà văn hóa", "", slot.bulletin.sha256)


def test_the_ledger_has_it_too(device, ready):
    slot, one = ready(), device()
    one.report(row(slot))
    evidence = Evidence.objects.get()
    assert (evidence.deed, float(evidence.quantity)) == ("aired", 5.0)


def test_it_waits_until_every_player_has_spoken(device, ready, later):
    slot = ready()
    a, b = device("A"), device("B")
    a.report(row(slot))
    assert state(slot) == SlotState.READY
    later(slot.start + HOUR)
    assert state(slot) == SlotState.AWAITED
    b.report(row(slot, outcome="missed"))
    entry = PlayLogEntry.objects.get()
    assert (state(slot), entry.outcome) == (SlotState.PARTIAL, "partial")
    assert entry.reason == f"B: {in_words(Reason.POWER_CUT)}"


@pytest.mark.parametrize("order", list(permutations("ABC")), ids="".join)
def test_the_order_in_which_they_speak_makes_no_difference(device, ready, order):
    slot = ready()
    said = {name: device(name) for name in "ABC"}
    for name in order:
        said[name].report(row(slot, outcome="partial" if name == "B" else "aired"))
    assert PlayLogEntry.objects.get().outcome == "partial"
    slot.refresh_from_db()
    assert slot.heard_seconds == 100.0


def test_the_clock_does_not_write_off_what_a_silent_player_may_have_played(device, ready, later):
    slot, _one = ready(), device()
    later(slot.start + 13 * 24 * HOUR)
    assert (state(slot), PlayLogEntry.objects.count()) == (SlotState.AWAITED, 0)


def test_after_14_days_nobody_waits_any_longer(device, ready, later):
    slot, _one = ready(), device()
    later(slot.start + HOUR)
    later(slot.start + 14 * 24 * HOUR)
    entry = PlayLogEntry.objects.get()
    assert (entry.outcome, entry.trigger) == ("missed", "player")
    assert "không ai biết" in entry.reason


def test_three_days_without_a_server_lose_nothing(device, ready, later):
    slots = [ready(hours) for hours in (2, 26, 50)]
    one = device()
    later(slots[-1].start + 12 * HOUR)
    assert {state(slot) for slot in slots} == {SlotState.AWAITED}
    said = zip((1, 2, 3), slots, ("aired", "missed", "aired"), strict=True)
    rows = [row(slot, number, outcome) for number, slot, outcome in said]
    assert one.report(*rows).json() == {"acknowledged_sequence": 3}
    assert [state(slot) for slot in slots] == [SlotState.AIRED, SlotState.MISSED, SlotState.AIRED]


def test_a_player_that_never_had_the_slot_is_not_waited_for(device, ready, later, time_machine):
    slot, one = ready(), device()
    later(slot.start + HOUR)
    one.beat()
    entry = PlayLogEntry.objects.get()
    assert entry.outcome == "missed"
    assert entry.reason == "Cụm Nhà văn hóa: Máy phát chưa nhận được lịch của buổi này."


def test_one_that_owes_rows_or_plays_is_waited_for(device, ready, later):
    slot, one = ready(), device()
    later(slot.start + HOUR)
    one.beat(last_sequence=1)
    one.beat(playing="emergency:1")
    assert state(slot) == SlotState.AWAITED
    one.report(row(slot))
    assert state(slot) == SlotState.AIRED


def test_rows_that_come_after_the_heartbeat_show_what_it_never_had(device, ready, later):
    first, second = ready(2), ready(3)
    one = device()
    later(second.start + HOUR)
    one.beat(last_sequence=1)
    one.report(row(second))
    assert (state(first), state(second)) == (SlotState.MISSED, SlotState.AIRED)


def test_a_relay_without_a_stream_is_nobodys_but_the_operators(device, ready, later):
    slot, _one = ready(), device()
    Programme.objects.filter(pk=slot.programme_id).update(kind=ProgrammeKind.RELAY, stream_url="")
    later(slot.start + HOUR)
    assert PlayLogEntry.objects.get().trigger == "clock"


def test_without_players_everything_is_as_it_was(ready, later):
    slot = ready()
    later(slot.start + HOUR)
    entry = PlayLogEntry.objects.get()
    assert (state(slot), entry.trigger) == (SlotState.MISSED, "clock")


def test_players_of_other_zones_are_not_asked(station, device, ready, later):
    east, west = (Zone.objects.create(station=station, name=name) for name in ("Đông", "Tây"))
    programme = a_programme(station)
    programme.zones.set([east])
    slot = ready(programme=programme)
    in_east, _in_west = device("A", east), device("B", west)
    in_east.report(row(slot))
    assert state(slot) == SlotState.AIRED


def test_a_player_paired_later_is_not_asked(device, ready):
    slot = ready()
    one, late = device("A"), device("B")
    Player.objects.filter(pk=late.player.pk).update(paired_at=slot.start + MINUTE)
    one.report(row(slot))
    assert state(slot) == SlotState.AIRED


def test_a_revoked_player_is_not_waited_for(device, ready, later, person):
    slot = ready()
    a, b = device("A"), device("B")
    a.report(row(slot))
    later(slot.start + HOUR)
    revoking.revoke(b.player, person("lan", Role.OPERATOR), timezone.now())
    assert state(slot) == SlotState.AIRED


def test_another_version_than_approved_is_told(device, ready):
    slot, one = ready(), device()
    one.report(row(slot, sha256="b" * 64))
    assert "bản khác" in PlayLogEntry.objects.get().reason


class TestBesideAnOperator:
    @pytest.fixture
    def operator(self, person):
        return person("may", Role.OPERATOR)

    @pytest.fixture
    def airing(self, device, ready, operator, time_machine) -> Slot:
        slot, self.one = ready(), device()
        time_machine.move_to(slot.start)
        return playout.start(slot, operator, timezone.now())

    def test_what_was_played_by_hand_is_the_operators_word(self, airing, operator):
        playout.finish(airing, operator, timezone.now(), seconds=300)
        self.one.report(row(airing, outcome="missed"))
        entry = PlayLogEntry.objects.get()
        assert (entry.outcome, entry.trigger) == ("aired", "operator")
        assert PlayReport.objects.get().outcome == "missed"

    def test_what_the_operator_never_ended_is_what_the_players_say(self, airing, later):
        self.one.report(row(airing))
        assert state(airing) == SlotState.AIRING
        later(airing.start + HOUR)
        assert PlayLogEntry.objects.get().trigger == "player"
        assert state(airing) == SlotState.AIRED

    def test_until_they_say_it_is_awaited(self, airing, later):
        later(airing.start + HOUR)
        assert state(airing) == SlotState.AWAITED

    def test_nobody_says_not_aired_for_the_players(self, device, ready, operator, time_machine):
        slot, _one = ready(), device()
        time_machine.move_to(slot.start + MINUTE)
        with pytest.raises(Refused) as refused:
            playout.not_aired(slot, operator, "Mất điện", timezone.now())
        assert refused.value.code == "players"

    def test_before_its_time_it_may_be_called_off(self, device, ready, operator, time_machine):
        slot, _one = ready(), device()
        time_machine.move_to(slot.start - HOUR)
        playout.not_aired(slot, operator, "Lãnh đạo yêu cầu", timezone.now())
        assert state(slot) == SlotState.MISSED


class TestRows:
    def test_sent_again_they_change_nothing(self, device, ready):
        slot, one = ready(), device()
        sent = row(slot)
        answers = [one.report(sent, sent).json() for _ in range(3)]
        assert answers == [{"acknowledged_sequence": 1}] * 3
        assert (PlayReport.objects.count(), PlayLogEntry.objects.count()) == (1, 1)

    def test_sent_again_with_other_words_the_first_stands(self, device, ready, caplog):
        slot, one = ready(), device()
        sent = row(slot, id="same")
        one.report(sent)
        one.report(row(slot, id="same", outcome="missed"))
        assert PlayReport.objects.get().outcome == "aired"
        assert "came again with other words" in caplog.text

    def test_only_what_came_without_gaps_is_acknowledged(self, device, ready):
        slot, one = ready(), device()
        one.report(row(slot, 1))
        assert one.report(row(slot, 3), row(slot, 4)).json() == {"acknowledged_sequence": 1}
        assert one.report(row(slot, 2)).json() == {"acknowledged_sequence": 4}

    def test_a_new_disk_begins_anew(self, device, ready):
        slot, one = ready(), device()
        one.report(row(slot, 1), row(slot, 2))
        one.pair()
        assert one.beat().json()["acknowledged_sequence"] == 0
        assert one.report(row(slot, 1)).json() == {"acknowledged_sequence": 1}
        assert PlayReport.objects.count() == 3

    def test_a_device_paired_again_goes_on_where_it_was(self, device, ready):
        slot, one = ready(), device()
        one.pair(acknowledged_sequence=56)
        assert one.report(row(slot, 57)).json() == {"acknowledged_sequence": 57}

    def test_what_is_no_slot_of_this_station_is_kept_as_it_is(self, device, ready):
        one = device()
        for number, item in enumerate(("slot:x", f"slot:{UUID(int=0)}", "emergency:7#2"), 1):
            one.report(row(ready(number), number, item=item))
        assert list(PlayReport.objects.values_list("slot", flat=True)) == [None] * 3
        assert not PlayLogEntry.objects.exists()

    def test_they_are_never_changed_or_removed(self, device, ready):
        slot, one = ready(), device()
        one.report(row(slot))
        report = PlayReport.objects.get()
        for deed in (report.save, report.delete, PlayReport.objects.all().delete):
            with pytest.raises(PlayLogIsAppendOnly):
                deed()
        with pytest.raises(PlayLogIsAppendOnly):
            PlayReport.objects.update(outcome="missed")

    def test_an_answer_lost_on_the_way_closes_the_slot_all_the_same(self, device, ready, monkeypatch):
        slot, one = ready(), device()
        sent = row(slot)
        with monkeypatch.context() as patch:
            patch.setattr("broadcast.fleet.reports.settle", lambda *_args: None)  # killed between the two
            one.report(sent)
        assert state(slot) == SlotState.READY
        one.report(sent)
        assert state(slot) == SlotState.AIRED
