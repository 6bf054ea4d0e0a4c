"""The deadlines of residents' feedback on the dashboard's list and in reminders."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.agenda import Errand
from cms.models import User
from cms.questions.admin.access import may_see_any, seen_by
from cms.questions.states import OPEN


def of_feedback(user: User, today: date) -> list[Errand]:
    """Return the feedback that waits for an answer from those who may see it."""
    if not may_see_any(user):
        return []
    return [
        Errand(
            key=f"questions.feedback:{one.pk}",
            words=_("Answer the feedback “%(subject)s”.") % {"subject": one.subject},
            due=one.due_on,
            link=reverse("cms_feedback_show", args=(one.pk,)),
        )
        for one in seen_by(user).filter(state__in=OPEN)
    ]
