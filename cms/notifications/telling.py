"""The one door through which people are told something."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cms.models import User
from cms.notifications.models import Notification

_gathered: ContextVar[dict[int, User] | None] = ContextVar("gathered", default=None)


@contextmanager
def told_together(*, key: str, words: str, link: str = "") -> Iterator[None]:
    """Say one sentence instead of what would be told meanwhile, to everybody who would have been told.

    Thirty-five texts of one import are one thing to a leader, not thirty-five.
    """
    people: dict[int, User] = {}
    before = _gathered.set(people)
    try:
        yield
    finally:
        _gathered.reset(before)
    tell(people.values(), key=key, words=words, link=link)


def tell(people: Iterable[User], *, key: str, words: str, link: str = "") -> None:
    """Tell every active person of `people` a Vietnamese sentence, once for a key.

    `link` is a path of the admin. E-mail follows when the transaction ends, where it is configured.
    """
    gathered = _gathered.get()
    if gathered is not None:
        gathered.update({person.pk: person for person in people})
        return
    now = timezone.now()
    Notification.objects.bulk_create(
        [
            Notification(user=person, key=key, words=words, link=link, made_at=now)
            for person in people
            if person.is_active
        ],
        ignore_conflicts=True,
    )
    if settings.MAIL_CONFIGURED:
        transaction.on_commit(_have_it_mailed)


def _have_it_mailed() -> None:
    from cms.notifications.tasks import mail_notifications

    mail_notifications.enqueue()
