"""Once a day everybody is reminded of what is late and of what is due by tomorrow, and chores are done."""

from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.agenda import Errand, agenda_of
from cms.chores import do_all
from cms.models import User
from cms.notifications.duties import remind_of_duties
from cms.notifications.models import Reminding
from cms.notifications.telling import tell
from cms.notifications.wording import when

FROM = time(7, 0)  # local; nobody is told at night
SOON = timedelta(days=1)


def remind_when_due(now: datetime) -> bool:
    """Remind everybody if that was not done today; return whether this call did it.

    Any number of clocks may ask: the row of the day is made by one of them, together with what is told.
    """
    local = timezone.localtime(now)
    if local.time() < FROM or Reminding.objects.filter(day=local.date()).exists():
        return False
    try:
        with transaction.atomic():
            Reminding.objects.create(day=local.date())
            remind(local.date())
            remind_of_duties(local.date())
            do_all(now)
    except IntegrityError:
        return False
    return True


def remind(today: date) -> None:
    """Tell every active person of the admin what presses; a late errand again each week."""
    for user in User.objects.filter(is_active=True, groups__isnull=False).distinct():
        agenda = agenda_of(user, today)
        for errand in [*agenda.late, *(e for e in agenda.coming if e.due <= today + SOON)]:
            tell(
                [user], key=_key(errand, today), words=when(errand.due, today, errand.words), link=errand.link
            )


def _key(errand: Errand, today: date) -> str:
    weeks = (today - errand.due).days // 7 if errand.late(today) else ""
    return f"due:{errand.key}:{errand.due}:{weeks}"
