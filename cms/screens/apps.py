from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScreensConfig(AppConfig):
    name = "cms.screens"
    verbose_name = _("Screens")

    def ready(self) -> None:
        from cms.screens import approval

        approval.offer()
