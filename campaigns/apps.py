from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("The plan")

    def ready(self) -> None:
        from campaigns import triggers

        post_migrate.connect(triggers.complete_database, sender=self, dispatch_uid="campaigns.triggers")
