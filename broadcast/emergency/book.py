"""The emergencies' own log: every deed once, in the transaction that does it."""

from datetime import datetime

from broadcast.emergency.wording import zones_of
from broadcast.models import Emergency, EmergencyDeed, EmergencyLogEntry


def note(
    emergency: Emergency, deed: EmergencyDeed, who: str, at: datetime, *, note: str = "", once: str = ""
) -> EmergencyLogEntry:
    """Write a deed down; one of the same name (`once` parts those that may come again) is there already."""
    entry, _made = EmergencyLogEntry.objects.get_or_create(
        key=f"{emergency.pk}:{deed}:{once}".rstrip(":"),
        defaults={
            "emergency": emergency,
            "at": at,
            "deed": deed,
            "who": who[:150],
            "drill": emergency.drill,
            "words": emergency.text,
            "zones": zones_of(emergency),
            "note": note,
        },
    )
    return entry
