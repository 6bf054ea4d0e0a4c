"""How far back a day may lie that somebody writes down as done: no year typed wrongly enters a ledger."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

OLDEST = timedelta(days=2 * 366)


def not_long_ago(day: date) -> None:
    """Raise ValidationError for a day more than two years back; a validator of form fields."""
    if day < timezone.localdate() - OLDEST:
        raise ValidationError(
            _("The day lies more than two years back. Nothing was stored; please look at the year again."),
            code="long_ago",
        )
