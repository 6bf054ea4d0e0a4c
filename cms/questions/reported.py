"""Feedback in the reports on plans."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.models import Site

from campaigns.reporting.indicators import Figure
from campaigns.reporting.periods import Stretch
from cms.questions.desk import feedback_figures


def feedback(stretch: Stretch) -> list[Figure]:
    """Return how many letters came in, were answered, and in time, on all sites."""
    found = [feedback_figures(site, stretch.first, stretch.last) for site in Site.objects.all()]
    group, unit = pgettext("report", "Feedback"), _("letters")
    return [
        Figure("feedback_received", group, _("Received"), unit, Decimal(sum(one.received for one in found))),
        Figure("feedback_answered", group, _("Answered"), unit, Decimal(sum(one.answered for one in found))),
        Figure(
            "feedback_on_time", group, _("Answered in time"), unit, Decimal(sum(one.on_time for one in found))
        ),
    ]
