"""Events still to come, for the calendar of plans."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone

from campaigns.duties.reading import within
from campaigns.models import Channel
from campaigns.seeing.calendar.entries import Entry, Kind
from cms.events.models import EventKind, EventPage
from cms.events.states import EventState


def events_ahead(first: date, last: date) -> Iterator[Entry]:
    """Public events nobody has said were held; those that were stand in the ledger."""
    since, until = within(first, last)
    events = EventPage.objects.live().filter(starts_at__gte=since, starts_at__lt=until)
    for page in events.exclude(record__state=EventState.HELD).select_related("record", "activity"):
        start = timezone.localtime(page.starts_at)
        off = page.now_is.state == EventState.CANCELLED
        yield Entry(
            uid=str(page.translation_key),
            kind=Kind.PLANNED,
            day=start.date(),
            start=start,
            end=timezone.localtime(page.ends_at) if page.ends_at else None,
            title=page.title,
            place=page.place,
            state=Kind.PLANNED.value,
            word=page.state,
            tone="waived" if off else "ahead",
            sign="–" if off else "◆",
            channel=Channel.DIALOGUE if page.event_kind == EventKind.DIALOGUE else Channel.MEETING,
            unit=page.activity.lead_id if page.activity else None,
            campaign=page.activity.campaign_id if page.activity else None,
            link=reverse("events_standing", args=(page.pk,)),
            needs="events.change_eventrecord",
        )
