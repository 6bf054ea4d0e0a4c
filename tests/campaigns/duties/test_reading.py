"""How a plan stands, read from the database."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from campaigns import corrections, evidence
from campaigns.duties.local_days import local_day
from campaigns.duties.making import make_duties
from campaigns.duties.reading import account, tallied
from campaigns.duties.states import DutyState
from campaigns.models import Channel, Deed, Evidence

TODAY = date(2026, 11, 21)


def now(campaign, today=TODAY):
    counted = account([campaign], today).counted
    (current,) = [one for one in counted if one.duty.starts_on <= today <= one.duty.ends_on]
    return current.standing


def test_this_week_counts_aired_against_promised(campaign, activity, did):
    line = activity()
    make_duties(campaign, TODAY)
    did(line, date(2026, 11, 17))
    did(line, date(2026, 11, 20), Deed.MISSED)
    standing = now(campaign)
    assert (standing.done, standing.missed, standing.state) == (1, 1, DutyState.DUE)


def test_a_new_version_of_an_article_fulfils_nothing_more(campaign, activity, did):
    line = activity(channels=[Channel.WEBSITE])
    make_duties(campaign, TODAY)
    did(line, date(2026, 11, 17), Deed.PUBLISHED, Channel.WEBSITE)
    did(line, date(2026, 11, 18), Deed.UPDATED, Channel.WEBSITE)
    assert now(campaign).done == 1


def test_a_deed_late_at_night_counts_on_its_local_day(campaign, activity):
    line = activity()
    make_duties(campaign, TODAY)
    evidence.record(
        key="dem",
        deed=Deed.AIRED,
        channel=Channel.RADIO,
        title="Bản tin",
        words="Đã phát.",
        actor="Người vận hành",
        happened_at=datetime(2026, 11, 15, 17, 30, tzinfo=UTC),  # Monday 00:30 in Việt Nam
        activity=line,
    )
    assert now(campaign).done == 1


def test_a_plan_that_has_not_begun_shows_nothing_owed_now(campaign, activity):
    activity()
    make_duties(campaign, date(2025, 12, 1))
    counted = account([campaign], date(2025, 12, 1)).counted
    assert {one.standing.state for one in counted} == {DutyState.AHEAD}


def test_a_deed_that_was_taken_back_does_not_count(campaign, activity, did):
    line = activity()
    make_duties(campaign, TODAY)
    wrong = did(line, date(2026, 11, 17))
    did(line, date(2026, 11, 18))
    corrections.withdraw(wrong, why="Ghi nhầm.", actor="Lan")
    assert now(campaign).done == 1


@pytest.mark.parametrize("zone", ["Asia/Ho_Chi_Minh", "Europe/Berlin"])
def test_the_database_knows_the_local_day_also_where_summer_has_another_time(campaign, activity, did, zone):
    line = activity()
    for month in (1, 7):
        for hour in (15, 16, 17, 21, 22, 23):
            did(line, date(2026, month, 3), hour=hour)
    with timezone.override(zone):
        days = [row.happened_at.astimezone(ZoneInfo(zone)).date() for row in Evidence.objects.all()]
        assert sorted(
            Evidence.objects.annotate(day=local_day("happened_at")).values_list("day", flat=True)
        ) == (sorted(days))
        tallies = tallied(Evidence.objects.all())
        assert sorted(day for tally in tallies for day in tally.days) == sorted(days)


def test_queries_do_not_grow(campaign, activity, did, django_assert_num_queries):
    for number in range(12):
        line = activity(title=f"Việc {number}", channels=[Channel.RADIO, Channel.WEBSITE])
        did(line, date(2026, 11, 3))
    make_duties(campaign, TODAY)
    with django_assert_num_queries(4):
        account([campaign], TODAY)
