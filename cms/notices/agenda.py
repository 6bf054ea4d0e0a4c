"""The deadlines of the notice board on the dashboard and in reminders."""

from collections import defaultdict
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.agenda import Errand
from cms.models import User
from cms.notices.calendar import calendar_around
from cms.notices.duties import due_day
from cms.notices.errands import open_postings
from cms.notices.models import NoticePage, Posting, PostingState


def of_the_board(user: User, today: date) -> list[Errand]:
    """Return what is to be put up, taken down and made public, for those who look after the boards."""
    if not user.has_perm("notices.view_posting"):
        return []
    return [*_walks(), *_drafts(today)]


def _walks() -> list[Errand]:
    """One errand for each notice and what is to be done with it by the same day, at however many places."""
    together: dict[tuple[int, str, date], list[Posting]] = defaultdict(list)
    for one in open_postings():
        together[one.page_id, one.state, _due(one)].append(one)
    return [_walk(state, due, postings) for (_page, state, due), postings in together.items()]


def _walk(state: str, due: date, postings: list[Posting]) -> Errand:
    waiting = state == PostingState.TO_POST
    words = _("Post “%(title)s” at %(place)s.") if waiting else _("Take down “%(title)s” at %(place)s.")
    places = ", ".join(one.place.name for one in postings)
    first = postings[0]
    return Errand(
        key=f"notices.posting:{first.page_id}:{state}:{due}",
        words=words % {"title": first.page.title, "place": places},
        due=due,
        link=reverse("notices_errands"),
    )


def _due(posting: Posting) -> date:
    day = posting.due_on if posting.state == PostingState.TO_POST else posting.take_down_from
    return day or date.max


def _drafts(today: date) -> list[Errand]:
    """Documents of which the five working days run while their notice is not public yet."""
    drafts = NoticePage.objects.filter(live=False, first_published_at=None, document_date__isnull=False)
    calendar = calendar_around(today)
    return [
        Errand(
            key=f"{page.source}:publish",
            words=_("Make “%(title)s” public within 05 working days of the document.")
            % {"title": page.title},
            due=due_day(page.document_date, calendar),
            link=reverse("wagtailadmin_pages:edit", args=(page.pk,)),
        )
        for page in drafts
        if page.document_date
    ]
