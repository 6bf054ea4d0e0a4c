"""A station with rows in its play log."""

from datetime import datetime, timedelta

from broadcast.models import Outcome, PlayLogEntry, Programme, Slot, Trigger
from broadcast.timetable import slot_id


def logged(programme: Programme, start: datetime, number: int) -> list[int]:
    """Slots an hour apart from `start` on, each heard; the numbers of their rows."""
    made = []
    for later in range(number):
        at = start + timedelta(hours=later)
        slot = Slot.objects.create(
            id=slot_id(programme.pk, at), programme=programme, start=at, locks_at=at, state="aired"
        )
        row = PlayLogEntry.objects.create(
            key=f"thu:{slot.pk}",
            slot=slot,
            programme=programme.title,
            title="Bản tin",
            zones="Tất cả các cụm",
            planned_start=at,
            planned_seconds=600,
            actual_start=at,
            actual_end=at + timedelta(minutes=10),
            outcome=Outcome.AIRED,
            trigger=Trigger.CLOCK,
        )
        made.append(row.pk)
    return made
