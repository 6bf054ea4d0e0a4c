from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class BroadcastConfig(AppConfig):
    name = "broadcast"
    verbose_name = _("The station")

    def ready(self) -> None:
        from broadcast import freshness, station_permissions

        freshness.listen()
        post_migrate.connect(
            station_permissions.complete_database, sender=self, dispatch_uid="broadcast.station_permissions"
        )
