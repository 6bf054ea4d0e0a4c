"""Something will go wrong at the station unless a person acts: those who can are told at once."""

import structlog
from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from cms.models import User
from cms.notifications.telling import tell

log = structlog.get_logger(__name__)
BACKEND = "django.contrib.auth.backends.ModelBackend"


def alarm(key: str, words: str, link: str) -> None:
    """Tell officers and operators, in the admin and by e-mail, and through every further channel.

    ALARM_CHANNELS names functions that reach people by other ways, such as Zalo or SMS. Each is called with
    a key that comes once for each alarm, and the sentence; where one fails, the others are still called.
    """
    tell(people(), key=key, words=words, link=link)
    for channel in settings.ALARM_CHANNELS:
        try:
            import_string(channel)(key, words)
        except Exception:
            log.exception("alarm not told through a channel", channel=channel, key=key)


def people() -> QuerySet[User]:
    """Those who can mend it: whoever makes bulletins and whoever operates the station."""
    officers = User.objects.with_perm("broadcast.change_bulletin", backend=BACKEND)
    operators = User.objects.with_perm("broadcast.operate", backend=BACKEND)
    return (officers | operators).distinct()
