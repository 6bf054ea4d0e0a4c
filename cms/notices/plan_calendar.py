"""Postings to be put up and taken down, for the calendar of plans."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.models import Channel
from campaigns.seeing.calendar.entries import Entry, Kind
from cms.notices.admin.access import SEE
from cms.notices.models import Posting, PostingState


def walks_ahead(first: date, last: date) -> Iterator[Entry]:
    """What hangs on a board or came down is told by the ledger; this is what somebody has to walk for."""
    up = Q(state=PostingState.TO_POST, due_on__range=(first, last))
    down = Q(state=PostingState.POSTED, take_down_from__range=(first, last))
    for posting in Posting.objects.filter(up | down).select_related("page", "place"):
        hangs = posting.state == PostingState.POSTED
        day = posting.take_down_from if hangs else posting.due_on
        assert day
        yield Entry(
            uid=f"posting-{posting.pk}-{posting.state}",
            kind=Kind.PLANNED,
            day=day,
            title=posting.page.title,
            place=posting.place.name,
            state=Kind.PLANNED.value,
            word=_("take down") if hangs else _("put up at the latest"),
            tone="ahead",
            sign="▼" if hangs else "▲",
            channel=Channel.NOTICE_BOARD,
            link=reverse("notices_prove", args=(posting.pk,)),
            needs=SEE,
        )
