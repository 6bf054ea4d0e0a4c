"""Something will go wrong at the station unless a person acts: those who can are told at once."""

from collections.abc import Callable

from django.db.models import QuerySet

from cms.models import User
from cms.notifications.telling import tell

BACKEND = "django.contrib.auth.backends.ModelBackend"

channels: list[Callable[[str, str], None]] = []
"""Further ways to reach people, such as Zalo or SMS: each is called with a key that comes once for each alarm
and the sentence. None by default; an installation appends its own.
"""


def alarm(key: str, words: str, link: str) -> None:
    """Tell officers and operators, in the admin and by e-mail, and through every further channel."""
    tell(people(), key=key, words=words, link=link)
    for channel in channels:
        channel(key, words)


def people() -> QuerySet[User]:
    """Those who can mend it: whoever makes bulletins and whoever operates the station."""
    officers = User.objects.with_perm("broadcast.change_bulletin", backend=BACKEND)
    operators = User.objects.with_perm("broadcast.operate", backend=BACKEND)
    return (officers | operators).distinct()
