"""Gathers the entries of a stretch of days: duties, deeds, and what the sources have in store."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.duties.counting import FELL_SHORT, FULFILS
from campaigns.duties.reading import IN_FORCE, Counted, within
from campaigns.duties.states import URGENCY
from campaigns.models import Evidence
from campaigns.seeing.access import SEE
from campaigns.seeing.calendar.entries import Entry, Kind, wanted
from campaigns.seeing.calendar.sources import sources
from campaigns.seeing.choice import Choice
from campaigns.seeing.chosen import duties
from campaigns.seeing.words import SIGNS


def gathered(choice: Choice, today: date) -> list[Entry]:
    """Return the entries of a choice that says both its first and its last day."""
    assert choice.since
    assert choice.until
    found = [duty_entry(one) for one in duties(choice.but(channel=None, states=()), today)]
    found += _deeds(choice, choice.since, min(choice.until, today))
    if choice.campaign is None:
        for source in sources:
            found += source(choice.since, choice.until)
    return wanted(found, choice)


def duty_entry(one: Counted) -> Entry:
    """Return a duty as an entry of the day it is due; its uid outlives a change of the plan."""
    duty, state = one.duty, one.standing.state
    return Entry(
        uid=f"duty-{duty.activity_id}-{duty.channel or 'any'}-{duty.starts_on:%Y%m%d}",
        kind=Kind.DUTY,
        day=duty.due_on,
        title=_("%(title)s (%(done)d/%(required)d)")
        % {"title": duty.activity.title, "done": one.standing.done, "required": duty.required},
        state=state.value,
        word=str(state.label),
        tone=state.value,
        sign=SIGNS[state],
        channel=duty.channel,
        unit=duty.owner_id,
        campaign=duty.activity.campaign_id,
        link=reverse("campaigns_duty", args=(duty.pk,)),
        urgency=URGENCY.index(state),
    )


def _deeds(choice: Choice, first: date, last: date) -> Iterator[Entry]:
    """The rows of the ledger that stand, of plans in force and of no plan."""
    begins, ends = within(first, last)
    ours = Q(activity=None) | Q(activity__campaign__state__in=IN_FORCE)
    if choice.campaign is not None:
        ours = Q(activity__campaign=choice.campaign)
    rows = Evidence.objects.effective().filter(ours, happened_at__gte=begins, happened_at__lt=ends)
    for row in rows.select_related("activity").order_by("happened_at", "id"):
        tone = "done" if row.deed in FULFILS else "late" if row.deed in FELL_SHORT else "waived"
        yield Entry(
            uid=f"deed-{row.hash[:24]}",
            kind=Kind.DEED,
            day=timezone.localdate(row.happened_at),
            title=row.words,
            state=Kind.DEED.value,
            word=str(row.get_deed_display()),
            tone=tone,
            sign={"done": "✓", "late": "✗"}.get(tone, "–"),
            start=timezone.localtime(row.happened_at),
            channel=row.channel,
            unit=row.activity.lead_id if row.activity else None,
            campaign=row.activity.campaign_id if row.activity else None,
            link=reverse("evidence:inspect", args=(row.pk,)),
            needs=SEE,
        )
