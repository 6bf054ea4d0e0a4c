"""Keeps the duties of running plans as rows: made ahead, and never rewritten once their window is past."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.db import transaction

from campaigns.duties.owed import Window, counted_from, owed
from campaigns.models import Activity, Campaign, CampaignState, Duty
from campaigns.signals import duties_changed

_DAY = timedelta(days=1)
_Key = tuple[int, str, date, date, date, int]


@transaction.atomic
def make_duties(campaign: Campaign, today: date) -> tuple[int, int]:
    """Bring the duties of a running plan up to what it says now; return how many were made and taken back.

    At the first approval everything is owed from the day the plan is counted from, which may be long past.
    Later, what ended before `today` stays as it was, what was waived stays waived, and only windows that end
    on `today` or after follow the plan.
    Doing it again changes nothing.
    """
    if campaign.state != CampaignState.RUNNING:
        return 0, 0
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    kept = list(Duty.objects.filter(activity__campaign=campaign))
    wanted = {_key(duty): duty for duty in _wanted(campaign, kept, today)}
    open_ones = {_key(duty): duty for duty in kept if duty.ends_on >= today and not duty.waived_at}
    surplus = [duty.pk for key, duty in open_ones.items() if key not in wanted]
    Duty.objects.filter(pk__in=surplus).delete()
    made = [duty for key, duty in wanted.items() if key not in open_ones]
    Duty.objects.bulk_create(made)
    handed_over = [open_ones[key] for key in wanted.keys() & open_ones.keys()]
    for duty in handed_over:
        duty.owner_id = wanted[_key(duty)].owner_id
    Duty.objects.bulk_update(handed_over, ["owner"], batch_size=200)
    duties_changed.send(Campaign, campaign_id=campaign.pk)
    return len(made), len(surplus)


def windows_of(activity: Activity) -> list[Window]:
    """Return what the activity owes as the plan stands; nothing from the day it was dropped.

    Nor what fell due before the day the plan is counted from.
    """
    if activity.uncounted:
        return []
    windows = owed(activity.when, activity.since, activity.until, every_days=activity.every_days)
    since = activity.campaign.counted_from
    windows = counted_from(windows, since) if since else windows
    dropped = activity.dropped_on
    return [window for window in windows if dropped is None or window.due < dropped]


def _wanted(campaign: Campaign, kept: list[Duty], today: date) -> Iterator[Duty]:
    """What the plan says is owed and may still be written: all of it at the first approval."""
    again = bool(kept) or campaign.version > 1
    past: dict[tuple[int, str], date] = {}
    for duty in kept:
        line = (duty.activity_id, duty.channel)
        if duty.ends_on < today:
            past[line] = max(duty.ends_on, past.get(line, duty.ends_on))
    waived = {(duty.activity_id, duty.channel, duty.starts_on) for duty in kept if duty.waived_at}
    for activity in campaign.activities.select_related("campaign", "lead"):
        for channel in activity.channels or [""]:
            for window in _after(past.get((activity.pk, channel)), windows_of(activity)):
                if (again and window.end < today) or (activity.pk, channel, window.start) in waived:
                    continue
                yield _duty(activity, channel, window)


def _after(past: date | None, windows: list[Window]) -> Iterator[Window]:
    """The windows that end after the last past one, cut where they begin before it ended."""
    for window in windows:
        if past is None:
            yield window
        elif window.end > past:
            start = max(window.start, past + timedelta(days=1))
            yield replace(window, start=start, due=max(window.due, start))


def _duty(activity: Activity, channel: str, window: Window) -> Duty:
    return Duty(
        activity=activity,
        channel=channel,
        starts_on=window.start,
        ends_on=window.end,
        due_on=window.due,
        required=window.required,
        owner=activity.lead,
    )


def _key(duty: Duty) -> _Key:
    return (duty.activity_id, duty.channel, duty.starts_on, duty.ends_on, duty.due_on, duty.required)
