"""Readings of targets: rows of the ledger, kept through corrections and amendments."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from campaigns.approval.amending import amend
from campaigns.approval.closing import copy_to_next_year
from campaigns.approval.deciding import approve, submit
from campaigns.chain import walk
from campaigns.corrections import AlreadyCorrected, withdraw
from campaigns.ledger import entries
from campaigns.models import Evidence, Target
from campaigns.targets.reached import TargetState
from campaigns.targets.readings import read, restate, standing_targets, target_read
from tests.campaigns.approval.conftest import draft, leader, officer, person, running

__all__ = ["draft", "leader", "officer", "person", "running"]
pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 10)


def the_one(campaign, today=TODAY):
    [stood] = standing_targets([campaign], today)
    return stood


def test_nothing_read_yet(campaign, target):
    stood = the_one(campaign)
    assert (stood.latest, stood.reached, stood.state) == (None, "", TargetState.UNREAD)


def test_the_newest_day_stands_whatever_was_written_last(campaign, wrote):
    wrote("98.5", date(2026, 6, 5))
    wrote("91", date(2026, 3, 31))
    stood = the_one(campaign)
    assert (stood.reached, stood.latest.day, stood.state) == ("98,5%", date(2026, 6, 5), TargetState.REACHED)
    assert [one.value for one in stood.readings] == [Decimal("98.5"), Decimal(91)]


def test_of_one_day_the_row_written_last_stands(campaign, wrote):
    wrote("91")
    wrote("92")
    assert the_one(campaign).reached == "92%"


def test_what_was_read_later_is_not_known_on_an_earlier_day(campaign, wrote):
    wrote("91", date(2026, 3, 31))
    wrote("99", date(2026, 6, 5))
    assert the_one(campaign, date(2026, 5, 1)).reached == "91%"


def test_the_row_says_all_of_it(wrote, target):
    row = wrote("97.50", date(2026, 5, 31))
    assert row.words == (
        "Chỉ tiêu “Hồ sơ giải quyết đúng hạn”: đạt 97,5% tính đến ngày 31/05/2026; kế hoạch đề ra 98%. "
        "Nguồn: Báo cáo tháng 5."
    )
    assert (row.actor, row.quantity, row.unit) == ("Nguyễn Văn An", Decimal("97.50"), "%")
    assert target_read(row) == target


def test_sent_twice_it_is_one_row(target):
    token = uuid4()
    first, second = (read(target, Decimal(9), TODAY, "", by="An", token=token) for _ in range(2))
    assert first == second


def test_a_correction_is_a_new_row_and_both_stay(campaign, target, wrote):
    row = wrote("79.5")
    new = restate(row, target, Decimal("97.5"), date(2026, 5, 31), "", why="Gõ nhầm.", by="Trần Thị Bình")
    assert the_one(campaign).readings[0].row == new
    assert (new.corrects, new.reason, the_one(campaign).latest.day) == (row, "Gõ nhầm.", date(2026, 5, 31))
    assert Evidence.objects.count() == 2
    with pytest.raises(AlreadyCorrected):
        restate(row, target, Decimal(1), TODAY, "", why="Lại.", by="An")


def test_taken_back_the_one_before_stands(campaign, wrote):
    wrote("91", date(2026, 3, 31))
    withdraw(wrote("910"), why="Gõ nhầm.", actor="An")
    assert the_one(campaign).reached == "91%"


def test_the_chain_holds_with_readings_in_it(target, wrote):
    restate(wrote("79.5"), target, Decimal("97.5"), TODAY, "", why="Gõ nhầm.", by="An")
    assert [head.position for head in walk(entries("commune"))] == [1, 2]


def test_the_database_refuses_to_change_a_reading(wrote):
    row = wrote("79.5")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE campaigns_evidence SET quantity = 99 WHERE id = %s", [row.pk])


def test_readings_live_on_through_an_amendment(running, officer, leader, wrote):
    target = running.targets.get(unit="%")
    wrote("97", date(2026, 6, 1), of=target)
    amendment = amend(running, by=officer)
    amendment.targets.filter(unit="%").update(number=96, text="Đúng hạn và trước hạn")
    submit(amendment, by=officer)
    approve(amendment, by=leader)
    stood = next(one for one in standing_targets([running], TODAY) if one.target.unit == "%")
    assert (stood.target.text, stood.reached, stood.state) == (
        "Đúng hạn và trước hạn",
        "97%",
        TargetState.REACHED,
    )
    assert stood.target.pk != target.pk


def test_another_unit_is_not_compared(campaign, target, wrote):
    wrote("97")
    Target.objects.update(unit="hồ sơ", number=90)
    assert the_one(campaign).state == TargetState.UNREAD


def test_next_years_plan_begins_without_figures(running, officer, wrote):
    wrote("97", of=running.targets.get(unit="%"))
    copy = copy_to_next_year(running, by=officer)
    assert not any(one.readings for one in standing_targets([copy], TODAY))
