from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class BroadcastConfig(AppConfig):
    name = "broadcast"
    verbose_name = _("The station")

    def ready(self) -> None:
        from broadcast import freshness, guards, housekeeping, reported, station_permissions
        from broadcast.emergency import carrying
        from broadcast.fleet import bulletins, relays
        from broadcast.fleet.sources import sources as heard
        from broadcast.plan_calendar import slots_ahead
        from broadcast.public import open_plans, shown
        from campaigns.reporting.compiling import sources
        from campaigns.seeing.calendar.sources import sources as calendar
        from cms.chores import chores
        from cms.open_plans import pieces

        freshness.listen()
        heard += [bulletins.parts, relays.parts, carrying.parts]
        calendar.append(slots_ahead)
        sources.figures.append(reported.bulletins)
        shown.watch()
        chores.append(housekeeping.remove_recordings)
        pieces.sources[open_plans.SLOT] = open_plans.public_recordings
        post_migrate.connect(
            station_permissions.complete_database, sender=self, dispatch_uid="broadcast.station_permissions"
        )
        post_migrate.connect(guards.complete_database, sender=self, dispatch_uid="broadcast.guards")
