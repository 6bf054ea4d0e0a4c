"""Notifications as e-mail: each is claimed before it is sent, and given back when it could not be."""

from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from cms.notifications.models import Notification

log = structlog.get_logger(__name__)
TOO_OLD = timedelta(days=2)


def mail_waiting(now: datetime) -> int:
    """Send what was told to people with an address and not mailed yet; return how many messages left.

    What is older than two days is not mailed any more: whoever was to know has read it or acted.
    """
    waiting = Notification.objects.filter(mailed_at=None, made_at__gt=now - TOO_OLD, user__is_active=True)
    return sum(_mail(told, now) for told in waiting.exclude(user__email="").select_related("user"))


def _mail(told: Notification, now: datetime) -> bool:
    claimed = Notification.objects.filter(pk=told.pk, mailed_at=None).update(mailed_at=now)
    if not claimed:
        return False
    try:
        _message(told).send()
    except OSError as error:  # smtplib's errors are OSErrors as well
        Notification.objects.filter(pk=told.pk).update(mailed_at=None)
        log.warning("notification not mailed", notification=told.pk, error=repr(error))
        return False
    return True


def _message(told: Notification) -> EmailMessage:
    words = [told.words]
    if told.link:
        words.append(f"{settings.PUBLIC_URL}{told.link}")
    words.append(_("This message was sent by Loa Xã by itself; please do not answer it."))
    return EmailMessage(
        subject=" ".join(told.headline.split())[:120],
        body="\n\n".join(words),
        to=[told.user.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
