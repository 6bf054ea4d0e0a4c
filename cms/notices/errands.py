"""What is to be put up and taken down, the late ones first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from cms.notices.models import Posting, PostingState


@dataclass(frozen=True, slots=True)
class Errands:
    """The postings somebody has to walk to; each list has the most pressing first.

    `to_post` and `to_take_down` hold what is late or due today, `later` what comes after.
    """

    to_post: list[Posting]
    to_take_down: list[Posting]
    later: list[Posting]
    late: int

    @property
    def empty(self) -> bool:
        return not (self.to_post or self.to_take_down or self.later)


def open_postings() -> QuerySet[Posting]:
    """Everything that is to be put up, and what hangs and comes down some day; with page and place."""
    waiting = Q(state=PostingState.TO_POST) | Q(state=PostingState.POSTED, take_down_from__isnull=False)
    return Posting.objects.filter(waiting).select_related("page", "place")


def errands(today: date) -> Errands:
    """Return what is to be done on `today` (a local day).

    Whatever is to be put up is for today: the law's five days are the last moment, not the plan.
    """
    found = list(open_postings())
    to_post = sorted(
        (one for one in found if one.state == PostingState.TO_POST and _begun(one, today)), key=_due
    )
    hanging = [one for one in found if one.state == PostingState.POSTED]
    down = sorted((one for one in hanging if _comes_down(one, today)), key=_due)
    today_s = {one.pk for one in (*to_post, *down)}
    later = sorted((one for one in found if one.pk not in today_s), key=_due)
    return Errands(to_post, down, later, sum(late(one, today) for one in (*to_post, *down)))


def to_post_again() -> QuerySet[Posting]:
    """What came down before its time and neither hangs nor waits at that place again."""
    since = Posting.objects.filter(page=OuterRef("page"), place=OuterRef("place"), pk__gt=OuterRef("pk"))
    down = Posting.objects.filter(state=PostingState.TAKEN_DOWN, page__live=True).exclude(early_reason="")
    return down.filter(~Exists(since)).select_related("page", "place").order_by("-taken_down_on", "pk")


def late(posting: Posting, today: date) -> bool:
    """Whether its day is past."""
    return _due(posting) < today


def _due(posting: Posting) -> date:
    day = posting.due_on if posting.state == PostingState.TO_POST else posting.take_down_from
    return day or date.max


def _comes_down(posting: Posting, today: date) -> bool:
    return posting.take_down_from is not None and posting.take_down_from <= today


def _begun(posting: Posting, today: date) -> bool:
    return posting.post_from is None or posting.post_from <= today
