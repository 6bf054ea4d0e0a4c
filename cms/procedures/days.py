from datetime import date, datetime, time

from django.utils import timezone


def midnight(day: date) -> datetime:
    """Return the aware moment a local day begins."""
    return timezone.make_aware(datetime.combine(day, time.min))
