"""The slots that are still to be aired, for the calendar of plans."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from broadcast.admin.access import SEE
from broadcast.models import Slot
from broadcast.states import SlotState
from campaigns.duties.reading import within
from campaigns.models import Channel
from campaigns.seeing.calendar.entries import Entry, Kind

AHEAD = (SlotState.PLANNED, SlotState.READY, SlotState.AIRING)


def slots_ahead(first: date, last: date) -> Iterator[Entry]:
    """What was aired or missed is told by the ledger."""
    since, until = within(first, last)
    slots = Slot.objects.filter(start__gte=since, start__lt=until, state__in=AHEAD)
    for slot in slots.select_related("programme"):
        start = timezone.localtime(slot.start)
        yield Entry(
            uid=str(slot.pk),
            kind=Kind.PLANNED,
            day=start.date(),
            start=start,
            end=start + timedelta(seconds=slot.seconds) if slot.seconds else None,
            title=slot.programme.title,
            state=Kind.PLANNED.value,
            word=slot.get_state_display(),
            tone="ahead",
            sign="♪",
            channel=Channel.RADIO,
            link=reverse("broadcast_slot", args=(slot.pk,)),
            needs=SEE,
        )
