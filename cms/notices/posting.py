"""The life of a posting: planned when its page is published, put up, taken down; nothing else moves it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.signals import page_published, page_unpublished

from campaigns.evidence import moment_of, record
from campaigns.models import Channel, Deed
from cms.notices.calendar import calendar_around
from cms.notices.duties import due_day
from cms.notices.models import Posting, PostingState
from cms.notices.models.posted import PostedPage
from cms.notices.models.postings import TRANSITIONS
from cms.notices.working_days import A_DAY, earliest_take_down
from cms.serving import changed


class IllegalTransition(Exception):
    """The state asked for cannot follow the state the posting is in."""


class NotNow(ValueError):
    """A posting may not be moved like this; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Who did it on which local day, and what shows it: a Wagtail image, a document with the minutes."""

    day: date
    by: str
    photo: Any = None
    minutes: Any = None


def plan_postings(page: Any) -> list[Posting]:
    """Make the rows of what is to be posted where; places nobody wants any more are let go of."""
    wanted = list(page.wanted_places.all())
    page.postings.filter(state=PostingState.TO_POST).exclude(place__in=wanted).delete()
    hang = set(page.postings.values_list("place_id", flat=True))
    day = page.document_day or timezone.localdate(page.first_published_at)
    due = max(filter(None, [page.post_from, due_day(day, calendar_around(day))]))
    made = [
        Posting(
            page_id=page.pk,
            place=place,
            minimum_days=page.minimum_days,
            post_from=page.post_from,
            due_on=due,
        )
        for place in wanted
        if place.pk not in hang
    ]
    changed("posting")
    return Posting.objects.bulk_create(made, ignore_conflicts=True)


def again(posting: Posting) -> Posting:
    """Begin anew at a place where the notice came down; raises NotNow while it hangs or waits there."""
    try:
        with transaction.atomic():
            return Posting.objects.create(
                page_id=posting.page_id,
                place=posting.place,
                minimum_days=posting.minimum_days,
                due_on=timezone.localdate(),
            )
    except IntegrityError as error:
        raise NotNow(_("It is posted or waits to be posted at this place already.")) from error


@transaction.atomic
def post(posting: Posting, proof: Proof) -> Posting:
    """Note that it was put up; raises NotNow on a day that cannot be."""
    _require_sensible(proof.day)
    page = posting.page.specific
    if page.first_published_at and proof.day < timezone.localdate(page.first_published_at):
        raise NotNow(_("It was put up before it was approved? Please check the day."))
    _move(
        posting,
        PostingState.POSTED,
        posted_on=proof.day,
        posted_by=proof.by[:300],
        posted_photo=proof.photo,
        posted_minutes=proof.minutes,
        take_down_from=_take_down_from(page, posting, proof.day),
    )
    _record(posting, page, Deed.POSTED, proof, _("Posted the %(kind)s “%(title)s” at %(place)s."))
    return posting


@transaction.atomic
def take_down(posting: Posting, proof: Proof, early_reason: str = "") -> Posting:
    """Note that it was taken down; raises NotNow before the least time of the law without a reason."""
    _require_sensible(proof.day)
    if posting.posted_on and proof.day < posting.posted_on:
        raise NotNow(_("It was taken down before it was put up? Please check the day."))
    lawful = posting.lawful_from
    early = lawful is None or proof.day < lawful
    reason = early_reason.strip()
    if early and not reason:
        raise NotNow(_why_not_yet(posting, lawful))
    _move(
        posting,
        PostingState.TAKEN_DOWN,
        taken_down_on=proof.day,
        taken_down_by=proof.by[:300],
        taken_down_photo=proof.photo,
        taken_down_minutes=proof.minutes,
        early_reason=reason if early else "",
    )
    words = _("Took down the %(kind)s “%(title)s” at %(place)s.")
    if early:
        words = _("Took down the %(kind)s “%(title)s” at %(place)s early. Reason: %(reason)s")
    _record(
        posting, posting.page.specific, Deed.TAKEN_DOWN, proof, words, {"reason": reason if early else ""}
    )
    return posting


def _why_not_yet(posting: Posting, lawful: date | None) -> str:
    if lawful is None:
        return _("It is posted permanently (%(basis)s). To take it down all the same, write the reason.") % {
            "basis": "Điều 13 khoản 2 Luật số 10/2022/QH15"
        }
    return _(
        "It may come down from %(day)s on, after %(days)d days on end (%(basis)s). "
        "To take it down earlier, write the reason."
    ) % {
        "day": f"{lawful:%d/%m/%Y}",
        "days": posting.minimum_days,
        "basis": "Điều 13 khoản 2 Luật số 10/2022/QH15",
    }


def _require_sensible(day: date) -> None:
    if day > timezone.localdate():
        raise NotNow(_("The day lies in the future."))


def _take_down_from(page: PostedPage, posting: Posting, posted_on: date) -> date | None:
    """The day to take it down: after the least time of the law, or after the last day the officer chose."""
    lawful = earliest_take_down(posted_on, posting.minimum_days)
    if lawful is None or page.post_until is None:
        return lawful
    return max(lawful, page.post_until + A_DAY)


def _move(posting: Posting, to: PostingState, **facts: Any) -> None:
    """Move by compare-and-set; raises NotNow where somebody else was quicker, IllegalTransition otherwise."""
    before = PostingState(posting.state)
    if to not in TRANSITIONS[before]:
        raise IllegalTransition(f"posting {posting.pk}: {before} -> {to}")
    if not Posting.objects.filter(pk=posting.pk, state=before).update(state=to, **facts):
        raise NotNow(_("Somebody else has noted this already."))
    posting.refresh_from_db()
    changed("posting")


def _record(
    posting: Posting,
    page: Any,
    deed: Deed,
    proof: Proof,
    words: str,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Write the deed into the plan's ledger, once each."""
    record(
        key=f"notices.posting:{posting.pk}:{deed}",
        deed=deed,
        channel=Channel.NOTICE_BOARD,
        title=page.title,
        words=words
        % {
            "kind": page._meta.verbose_name,
            "title": page.title,
            "place": posting.place.name,
            **(detail or {}),
        },
        actor=proof.by,
        happened_at=moment_of(proof.day),
        activity=getattr(page, "activity", None),
        link=page.full_url or "",
        subject=page.source,
        detail={
            "place": posting.place.name,
            "day": proof.day.isoformat(),
            "photo": proof.photo.pk if proof.photo else None,
            "minutes": proof.minutes.pk if proof.minutes else None,
            **(detail or {}),
        },
    )


def follow_publication(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, PostedPage):
        plan_postings(instance)


def follow_removal(sender: type[Any], instance: Any, **kwargs: Any) -> None:
    """What was not put up yet need not be; what hangs is to be taken down by hand, with its proof."""
    if isinstance(instance, PostedPage):
        page: Any = instance
        page.postings.filter(state=PostingState.TO_POST).delete()


def connect() -> None:
    """Listen, once for a process."""
    page_published.connect(follow_publication, dispatch_uid="cms.notices.publication")
    page_unpublished.connect(follow_removal, dispatch_uid="cms.notices.removal")
