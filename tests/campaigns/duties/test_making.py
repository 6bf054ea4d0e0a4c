"""Duties are made ahead, and the past of a plan is never rewritten."""

from datetime import date, timedelta

import pytest

from campaigns.duties.making import make_duties
from campaigns.models import CampaignState, Channel, Duty

TODAY = date(2026, 5, 20)


def written():
    return list(
        Duty.objects.order_by("starts_on", "channel").values_list(
            "channel", "starts_on", "ends_on", "due_on", "required"
        )
    )


def test_a_plan_owes_everything_from_its_first_day_when_first_made(campaign, activity):
    activity()
    assert make_duties(campaign, TODAY) == (53, 0)


def test_each_channel_owes_by_itself_and_an_activity_without_channels_owes_once(campaign, activity):
    activity(channels=[Channel.RADIO, Channel.WEBSITE], timing="hằng quý")
    activity(channels=[], timing="Trước 30/6/2026")
    make_duties(campaign, TODAY)
    assert [duty.channel for duty in Duty.objects.order_by("channel")] == [""] + ["radio"] * 4 + [
        "website"
    ] * 4


def test_making_again_changes_nothing_on_any_later_day(campaign, activity):
    activity()
    activity(timing="Trước 30/6/2026", title="Một lần")
    activity(timing="Thường xuyên", every_days=30, title="Luôn luôn")
    make_duties(campaign, TODAY)
    before = list(Duty.objects.order_by("pk").values())
    for days in (0, 1, 30, 45, 300):
        assert make_duties(campaign, TODAY + timedelta(days=days)) == (0, 0)
    assert list(Duty.objects.order_by("pk").values()) == before


def test_a_change_of_frequency_leaves_what_is_past(campaign, activity):
    line = activity()
    make_duties(campaign, TODAY)
    past = [row for row in written() if row[2] < TODAY]
    line.timing = "hằng tháng"
    line.save()
    make_duties(campaign, TODAY)
    assert [row for row in written() if row[2] < TODAY] == past
    # The week of 20 May is open: it follows the plan. May itself goes on from where the past ended.
    assert written()[len(past)] == ("radio", date(2026, 5, 18), date(2026, 5, 31), date(2026, 5, 31), 1)


def test_a_day_put_off_before_it_passed_moves_the_duty(campaign, activity):
    line = activity(timing="Trước 01/7/2026")
    make_duties(campaign, TODAY)
    line.timing = "Trước 01/10/2026"
    line.save()
    make_duties(campaign, TODAY)
    assert [row[3] for row in written()] == [date(2026, 9, 30)]


def test_a_day_put_off_after_it_passed_is_owed_anew_and_stays_late_before(campaign, activity):
    line = activity(timing="Trước 01/4/2026")
    make_duties(campaign, TODAY)
    line.timing = "Trước 01/10/2026"
    line.save()
    make_duties(campaign, TODAY)
    assert [row[1:4] for row in written()] == [
        (date(2026, 1, 1), date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2026, 9, 30), date(2026, 9, 30)),
    ]


def test_what_an_amendment_adds_is_not_owed_in_the_past(campaign, activity):
    activity()
    make_duties(campaign, TODAY)
    line = activity(title="Mới", channels=[Channel.WEBSITE], timing="hằng tháng")
    make_duties(campaign, TODAY)
    assert line.duties.order_by("starts_on").first().starts_on == date(2026, 5, 1)


def test_what_was_dropped_is_owed_no_more_and_its_past_stays(campaign, activity):
    line = activity()
    make_duties(campaign, TODAY)
    line.dropped_on = TODAY
    line.save()
    make_duties(campaign, TODAY)
    assert line.duties.order_by("ends_on").last().ends_on == date(2026, 5, 17)


def test_what_was_waived_stays_waived(campaign, activity):
    activity(timing="hằng quý")
    make_duties(campaign, TODAY)
    Duty.objects.filter(starts_on=date(2026, 7, 1)).update(waived_at="2026-05-20T00:00Z", waived_why="Bão")
    make_duties(campaign, TODAY)
    assert list(Duty.objects.order_by("starts_on").values_list("waived_why", flat=True)) == [
        "",
        "",
        "Bão",
        "",
    ]


def test_a_new_lead_owns_what_is_still_to_come(campaign, activity):
    from campaigns.models import Unit

    line = activity(timing="hằng quý")
    make_duties(campaign, TODAY)
    line.lead = Unit.objects.create(name="Văn phòng")
    line.save()
    make_duties(campaign, TODAY)
    owners = list(Duty.objects.order_by("starts_on").values_list("owner__name", flat=True))
    assert owners == ["Công chức văn hóa - xã hội"] + ["Văn phòng"] * 3


@pytest.mark.parametrize("state", [CampaignState.DRAFT, CampaignState.WAITING, CampaignState.CLOSED])
def test_only_running_plans_owe(campaign, activity, state):
    activity()
    campaign.state = state
    campaign.save()
    assert make_duties(campaign, TODAY) == (0, 0)
