from cms.events.models.pages import EventIndexPage, EventKind, EventPage
from cms.events.models.parts import EventPhoto, EventQuestion
from cms.events.models.records import EventRecord

__all__ = ["EventIndexPage", "EventKind", "EventPage", "EventPhoto", "EventQuestion", "EventRecord"]
