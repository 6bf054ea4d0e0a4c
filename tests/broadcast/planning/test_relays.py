"""Relays of other stations stand in the same timetable and need no bulletin."""

from datetime import date, time, timedelta

import pytest
import time_machine

from broadcast import playout
from broadcast.fleet.sources import Span, parts_of
from broadcast.models import Bulletin, Outcome, PlayLogEntry, Programme, ProgrammeKind, Slot, Station
from broadcast.operator.cards import card
from broadcast.overdue import close_passed, passed
from broadcast.planning import plan_station
from broadcast.player.protocol import AfterInterruption, Kind, Rank
from broadcast.recurrence import Picked, to_recurrence
from broadcast.reported import bulletins
from broadcast.states import SlotState
from campaigns.reporting.periods import Stretch

from .commune import MONDAY, VIETNAM, Commune

STREAM = "https://vov.example/vov1.mp3"


@pytest.fixture
def relay(commune: Commune) -> Programme:
    return commune.programme(
        "Tiếp âm VOV",
        kind=ProgrammeKind.RELAY,
        stream_url=STREAM,
        stream_timeout=8,
        max_minutes=30,
        recurrence=to_recurrence(Picked(frozenset(range(7)), (time(6, 0),))),
    )


def planned(commune: Commune) -> Slot:
    plan_station(Station.objects.get(pk=commune.station.pk), MONDAY)
    return Slot.objects.select_related("programme__station").order_by("start")[0]


def test_a_relay_is_ready_without_a_bulletin(commune: Commune, relay: Programme) -> None:
    commune.article("Tiêm chủng")
    slot = planned(commune)
    assert (slot.state, slot.seconds, slot.newest) == (SlotState.READY, 1800.0, None)
    assert not Bulletin.objects.exists()


def test_a_programme_made_a_relay_and_back_changes_its_slots_ahead(
    commune: Commune, relay: Programme
) -> None:
    planned(commune)
    relay.kind = ProgrammeKind.BULLETIN
    relay.save()
    assert planned(commune).state == SlotState.PLANNED
    relay.kind, relay.max_minutes = ProgrammeKind.RELAY, 20
    relay.save()
    slot = planned(commune)
    assert (slot.state, slot.seconds) == (SlotState.READY, 1200.0)


def test_players_get_the_stream_and_an_end(commune: Commune, relay: Programme) -> None:
    Programme.objects.filter(pk=relay.pk).update(priority=Rank.PRIORITY, interruption="drop")
    slot = planned(commune)
    station = Station.objects.get(pk=commune.station.pk)
    span = Span(slot.start - timedelta(hours=1), slot.start + timedelta(hours=1))
    [part] = parts_of(station, span)
    assert part.item.kind == Kind.RELAY
    assert part.item.stream is not None
    assert (part.item.stream.url, part.item.stream.timeout_seconds) == (STREAM, 8.0)
    assert part.item.ends_at == slot.start + timedelta(minutes=30)
    assert (part.item.rank, part.item.after_interruption) == (Rank.PRIORITY, AfterInterruption.DROP)


def test_a_relay_without_an_address_is_for_the_operator_alone(commune: Commune, relay: Programme) -> None:
    Programme.objects.filter(pk=relay.pk).update(stream_url="")
    slot = planned(commune)
    station = Station.objects.get(pk=commune.station.pk)
    assert not parts_of(station, Span(slot.start, slot.start + timedelta(hours=1)))


def test_the_operator_begins_and_ends_a_relay_and_it_counts(commune: Commune, relay: Programme) -> None:
    slot = planned(commune)
    assert card(slot, slot.start).can_start
    with time_machine.travel(slot.start):
        playout.start(slot, commune.operator, slot.start)
        entry = playout.finish(slot, commune.operator, slot.start + timedelta(minutes=30))
    assert (entry.outcome, entry.programme) == (Outcome.AIRED, "Tiếp âm VOV")
    month = Stretch(date(2026, 12, 1), date(2026, 12, 31))
    figures = {figure.key: int(figure.number) for figure in bulletins(month)}
    assert (figures["relays"], figures["bulletins_made"]) == (1, 0)


def test_a_relay_nobody_began_is_missed_with_that_reason(commune: Commune, relay: Programme) -> None:
    slot = planned(commune)
    now = slot.start + timedelta(minutes=16)
    close_passed(passed(now), now)
    entry = PlayLogEntry.objects.get()
    assert entry.reason == "Không có ai bắt đầu tiếp âm trước 06:15."


def test_a_station_silent_on_weekends_has_no_slot_then(commune: Commune, relay: Programme) -> None:
    Station.objects.update(weekends=False)
    planned(commune)
    days = {slot.start.astimezone(VIETNAM).weekday() for slot in Slot.objects.all()}
    assert days == set(range(5))
