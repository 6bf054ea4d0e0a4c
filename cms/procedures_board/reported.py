"""Posted procedures in the reports on plans: as they hang on the day the report is reckoned."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.reporting.indicators import Figure
from campaigns.reporting.periods import Stretch
from cms.procedures_board.board import boards

FRESH = timedelta(days=45)


def posted_procedures(stretch: Stretch) -> list[Figure]:
    """Return how many procedures are in force and hang at the office; what hung a year ago nobody knows."""
    if timezone.localdate() - stretch.last > FRESH:
        return []
    offices = [board.share for board in boards() if board.required]
    if not offices:
        return []
    worst = min(offices, key=lambda share: share.percent)
    group, unit = _("Administrative procedures"), _("procedures")
    return [
        Figure("procedures_in_force", group, _("In force"), unit, Decimal(worst.in_force)),
        Figure("procedures_posted", group, _("Posted at the office"), unit, Decimal(worst.posted)),
    ]
