from django.utils import timezone
from django_tasks import task

from cms.notifications.mailing import mail_waiting


@task()
def mail_notifications() -> int:
    """Send the notifications that wait to be mailed."""
    return mail_waiting(timezone.now())
