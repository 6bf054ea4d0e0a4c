"""Who took part in a quiz is forgotten in time; the answers stay and are counted."""

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.db.models.functions import Coalesce

from cms.surveys.models import SurveyAnswer, SurveyPage


def forget_participants(now: datetime) -> int:
    """Erase names, telephones and hashes of senders when their time is over; return of how many sheets.

    It counts from the closing, and from the answer itself where a survey never closes. The daily chore.
    """
    last = now - relativedelta(months=SurveyPage.MONTHS_KEPT)
    named = SurveyAnswer.objects.exclude(name="", contact="", sender="")
    ended = named.alias(end=Coalesce("page__surveypage__closes_at", "submit_time")).filter(end__lt=last)
    return ended.update(name="", contact="", sender="")
