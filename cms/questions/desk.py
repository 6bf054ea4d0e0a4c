"""What the commune does with a resident's feedback; each deed is written down in words."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.letterbox.wording import digest
from cms.models import User
from cms.notifications.telling import tell
from cms.questions.figures import Case, FeedbackFigures, figures
from cms.questions.models import Feedback, FeedbackDeed, FeedbackSettings
from cms.questions.models.feedback import due_day
from cms.questions.states import FeedbackState, move

DAYS_OF_DOUBLES = 3  # the same words again within these days are the same letter


class Refused(Exception):
    """The letter was not taken; the message says why, in Vietnamese."""


class Overtaken(Exception):
    """Somebody else moved the feedback first; the message says so in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What a resident sent, already checked; `photo` is a JPEG of our own making or b""."""

    number: str
    subject: str
    text: str
    place: str
    name: str = ""
    contact: str = ""
    photo: bytes = b""
    consented: bool = False


def receive(letter: Letter, site: Site) -> Feedback:
    """Take a letter in; the same form sent twice, even at once, is one feedback.

    Raises Refused for the words of another letter of these days.
    """
    words = digest(letter.subject, letter.text)
    before = Feedback.objects.filter(number=letter.number).first()
    if before is not None:
        return _same(before, words)
    now = timezone.now()
    if _doubles(site, words, now, letter.number):
        raise Refused(
            _("We have these very words already. If you sent them, please keep the code you were given.")
        )
    rules = FeedbackSettings.for_site(site)
    try:
        with transaction.atomic():
            return _written(letter, site, words, now, due_day(timezone.localdate(now), rules.days_to_answer))
    except IntegrityError:  # the other half of a double click was faster
        return _same(Feedback.objects.get(number=letter.number), words)


def _written(letter: Letter, site: Site, words: str, now: datetime, due: date) -> Feedback:
    feedback = Feedback(
        site=site,
        number=letter.number,
        digest=words,
        subject=letter.subject,
        text=letter.text,
        place=letter.place,
        name=letter.name,
        contact=letter.contact,
        consented_at=now if letter.consented else None,
        received_at=now,
        due_on=due,
    )
    feedback.save(force_insert=True)
    if letter.photo:
        feedback.photo.save(f"{feedback.code}.jpg", ContentFile(letter.photo))
    _note(feedback, _("the sender"), _("Received through the website."), now)
    tell(
        _desk(),
        key=f"feedback:{feedback.pk}:received",
        words=_("New feedback from a resident: “%(subject)s”.") % {"subject": feedback.subject},
        link=reverse("cms_feedback_show", args=(feedback.pk,)),
    )
    return feedback


def _desk() -> QuerySet[User]:
    """Who looks after residents' feedback, by group."""
    return User.objects.filter(
        is_active=True,
        groups__permissions__content_type__app_label="questions",
        groups__permissions__codename="handle_feedback",
    ).distinct()


def _same(before: Feedback, words: str) -> Feedback:
    if before.digest != words:
        raise Refused(_("This form was already used for another letter. Please send it again."))
    return before


def _doubles(site: Site, words: str, now: datetime, number: str) -> bool:
    """Tell whether another letter said the same; the same form sent twice at once is no other."""
    since = now - timedelta(days=DAYS_OF_DOUBLES)
    same = Feedback.objects.filter(site=site, digest=words, received_at__gte=since)
    return same.exclude(number=number).exists()


def assign(feedback: Feedback, to: User, *, by: User) -> None:
    """Hand a feedback to whoever looks into it."""
    _move(feedback, FeedbackState.ASSIGNED, assigned_to=to)
    _note(feedback, by.signature, _("Handed to %(person)s.") % {"person": to.signature})
    tell(
        [to],
        key=f"feedback:{feedback.pk}:handed:{feedback.deeds.count()}",
        words=_("%(by)s asks you to answer the feedback “%(subject)s” by %(day)s.")
        % {"by": by.signature, "subject": feedback.subject, "day": f"{feedback.due_on:%d/%m/%Y}"},
        link=reverse("cms_feedback_show", args=(feedback.pk,)),
    )


def answer(feedback: Feedback, words: str, *, by: User) -> None:
    """Keep the answer the sender reads under the code; raises ValueError without words."""
    if not words.strip():
        raise ValueError(_("Write the answer first."))
    now = timezone.now()
    first = feedback.answered_at or now
    _move(feedback, FeedbackState.ANSWERED, answer=words.strip(), answered_at=first, answered_by=by.signature)
    _note(feedback, by.signature, _("Answered the sender."), now)


def close(feedback: Feedback, reason: str, *, by: User) -> None:
    """Close without publishing; the sender reads the reason. Raises ValueError without one."""
    if not reason.strip():
        raise ValueError(_("Write the reason; the sender will read it."))
    _move(feedback, FeedbackState.CLOSED, closing_reason=reason.strip())
    _note(
        feedback,
        by.signature,
        _("Closed without publishing. Reason: %(reason)s") % {"reason": reason.strip()},
    )


def set_aside(feedback: Feedback, *, by: User) -> None:
    """Put a robot's or a mocker's letter aside."""
    _move(feedback, FeedbackState.SPAM)
    _note(feedback, by.signature, _("Set aside as spam."))


def bring_back(feedback: Feedback, *, by: User) -> None:
    """Take a letter back that was no spam after all."""
    _move(feedback, FeedbackState.RECEIVED)
    _note(feedback, by.signature, _("Taken back: it is no spam."))


def erase_sender(feedback: Feedback, *, by: str) -> None:
    """Erase name, contact and photo at once, as a sender may ask."""
    now = timezone.now()
    feedback.erase_sender(now)
    _note(feedback, by, _("Erased name, contact and photo of the sender."), now)


def erase_old_senders(now: datetime) -> int:
    """Erase what names senders of letters settled longer ago than their commune keeps it; return how many.

    The daily chore, and `manage.py erasesenders`.
    """
    settled = Feedback.objects.naming_somebody().exclude(pk__in=Feedback.objects.open())
    old = [one for one in settled.select_related("site") if _kept_until(one) < now]
    for feedback in old:
        erase_sender(feedback, by=_("the system"))
    return len(old)


def _kept_until(feedback: Feedback) -> datetime:
    months = FeedbackSettings.for_site(feedback.site).months_kept
    return (feedback.answered_at or feedback.received_at) + relativedelta(months=months)


def published(feedback: Feedback, *, by: str) -> None:
    """Follow the page of an answer onto the site."""
    if feedback.state == FeedbackState.ANSWERED:
        _move(feedback, FeedbackState.PUBLISHED)
        _note(feedback, by, _("The answer is public on the website."))


def unpublished(feedback: Feedback, *, by: str) -> None:
    """Follow the page of an answer off the site."""
    if feedback.state == FeedbackState.PUBLISHED:
        _move(feedback, FeedbackState.ANSWERED)
        _note(feedback, by, _("The answer was taken off the website."))


def feedback_figures(site: Site, first: date, last: date) -> FeedbackFigures:
    """Return the numbers of a period for reports, from `first` to `last`."""
    rows = Feedback.objects.filter(site=site).exclude(state=FeedbackState.SPAM)
    fields = rows.values_list("received_at", "due_on", "answered_at", "state")
    return figures((_case(*row) for row in fields.iterator()), first, last)


def _case(received: datetime, due: date, answered: datetime | None, state: str) -> Case:
    return Case(
        received_on=timezone.localdate(received),
        due_on=due,
        answered_on=timezone.localdate(answered) if answered else None,
        settled=state == FeedbackState.CLOSED,
        published=state == FeedbackState.PUBLISHED,
    )


def _move(feedback: Feedback, to: FeedbackState, **changes: Any) -> None:
    if not move(feedback, to, **changes):
        raise Overtaken(_("Somebody else has just changed this feedback. Please look at it again."))


def _note(feedback: Feedback, actor: str, words: str, at: datetime | None = None) -> None:
    FeedbackDeed.objects.create(
        feedback=feedback, happened_at=at or timezone.now(), actor=actor[:150], words=words
    )
