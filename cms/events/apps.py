from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "cms.events"
    verbose_name = _("Events")

    def ready(self) -> None:
        from wagtail.signals import page_published

        from campaigns.seeing.calendar.sources import sources
        from cms.events.models import EventPage, EventRecord
        from cms.events.plan_calendar import events_ahead
        from cms.serving import purge_on

        sources.append(events_ahead)
        purge_on("event", EventRecord)
        page_published.connect(_published, sender=EventPage, dispatch_uid="cms.events.published")


def _published(instance: Any, **kwargs: Any) -> None:
    from cms.events.record import follow_publication

    follow_publication(instance)
